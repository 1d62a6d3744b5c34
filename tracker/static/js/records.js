// The list of records: the bar to accept or return appears with the first selection. Without this file buttons do it all.
import "./filters.js";

const list = document.querySelector("[data-entries]");
const bar = list?.querySelector("[data-bulk]");
if (bar) {
  const boxes = [...list.querySelectorAll('input[name="entry"]')];
  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    bar.hidden = !chosen;
    bar.querySelector("[data-selected]").textContent = bar.dataset.count.replace("%s", chosen);
  };
  list.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}
