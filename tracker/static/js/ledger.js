// The ledger: the bulk bar appears with the first selection. Without this file everything works by buttons.
import "./filters.js";

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

const bar = document.querySelector("[data-bulk]");
if (bar) {
  const boxes = [...document.querySelectorAll('#ledger-form input[name="task"]')];
  const all = document.querySelector("[data-all]");
  const none = bar.querySelector("[data-none]");

  const show = () => {
    const chosen = boxes.filter((box) => box.checked);
    for (const box of boxes) box.closest("tr").classList.toggle("is-selected", box.checked);
    bar.hidden = !chosen.length && !bar.querySelector("[role=alert]");
    bar.querySelector("[data-selected]").textContent = bar.dataset.count.replace("%s", chosen.length);
    all.checked = chosen.length > 0 && chosen.length === boxes.length;
    all.indeterminate = chosen.length > 0 && !all.checked;
  };
  const choose = (checked) => {
    for (const box of boxes) box.checked = checked;
    show();
  };

  all.hidden = none.hidden = false;
  all.addEventListener("change", () => choose(all.checked));
  none.addEventListener("click", () => choose(false));
  document.getElementById("ledger-form").addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}
