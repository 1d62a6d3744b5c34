// Outcomes: whoever changes an outcome means its row. Without this file the row is ticked by hand.
const form = document.getElementById("ledger-form");
if (form) {
  form.addEventListener("change", (event) => {
    if (!event.target.matches("select[name^=outcome-]")) return;
    const box = event.target.closest("tr").querySelector("input[name=task]");
    if (!box || box.checked) return;
    box.checked = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
