// Adds rows for figures in place; without it the button sends the form and the page comes back with more rows.
const MOST = 30;

for (const part of document.querySelectorAll("[data-figure-rows]")) {
  part.querySelector("[data-more]").addEventListener("click", (event) => {
    const lines = part.querySelectorAll(".nl-fig-line:not(.nl-fig-head)");
    if (lines.length >= MOST) return;
    event.preventDefault();
    const line = lines[lines.length - 1].cloneNode(true);
    renumber(line, lines.length);
    lines[lines.length - 1].after(line);
    line.querySelector("input").focus();
  });
}

function renumber(line, number) {
  line.querySelector(".invalid-feedback")?.remove();
  for (const input of line.querySelectorAll("input")) {
    const last = input.name.split("-")[2];
    input.name = input.id = `figures-${number}-${last}`;
    input.value = "";
    input.classList.remove("is-invalid");
    input.removeAttribute("placeholder");
    input.removeAttribute("aria-describedby");
    input.removeAttribute("aria-invalid");
    input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+/, number + 1));
  }
}
