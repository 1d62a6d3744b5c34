// Filters apply as they are chosen; empty ones stay out of the address. Without this file a button applies them.
const filters = document.querySelector("[data-filters]");
if (filters) {
  const button = filters.querySelector("[data-without-script]");
  if (button) button.hidden = true;
  filters.addEventListener("change", (event) => {
    if (button && event.target.matches("select")) filters.requestSubmit();
  });
  filters.addEventListener("submit", () => {
    for (const field of filters.elements) if (field.name && !field.value) field.disabled = true;
  });
  addEventListener("pageshow", () => {
    for (const field of filters.elements) field.disabled = false;
  });
}
