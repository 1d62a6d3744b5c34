// Acts on the selected items: the bar shows while there are any, and its fields apply as they are chosen.
import { byKeys } from "./review-forms.js";
import { root } from "./review-parts.js";

// The hidden fields of one name, of what is accepted at one stroke, cannot be ticked.
const boxes = () => [...root.querySelectorAll("[name=item][type=checkbox]")];

export function watchBulk() {
  root.addEventListener("change", (event) => {
    if (event.target.name === "item") count();
    else if (event.target.form?.id === "bulk" && event.target.value && event.target.validity.valid && !byKeys(event.target)) {
      event.target.form.requestSubmit();
    }
  });
  root.addEventListener("review:shown", count);
  count();
}

export function toggle(row) {
  const box = row?.querySelector("[name=item]");
  if (box) box.checked = !box.checked;
  count();
}

export function toggleAll() {
  const all = boxes();
  const every = all.every((box) => box.checked);
  for (const box of all) box.checked = !every;
  count();
}

// To the fields of the bar, once there is something selected.
export function enterBulk() {
  root.querySelector(".nl-review-bulk:not(.is-idle) select")?.focus();
}

function count() {
  const bar = root.querySelector(".nl-review-bulk");
  if (!bar) return;
  const chosen = boxes().filter((box) => box.checked).length;
  bar.classList.toggle("is-idle", !chosen && !bar.querySelector("[role=alert]"));
  bar.querySelector("[data-count]").textContent = chosen;
}
