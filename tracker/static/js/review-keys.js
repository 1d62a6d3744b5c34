// The keys of the review. They rest while somebody writes; Escape leaves a field.
import { currentRow, root } from "./review-parts.js";
import { settled, step } from "./review-rows.js";
import { flush } from "./review-forms.js";
import { caret, offer } from "./review-text.js";
import { toggle, toggleAll } from "./review-bulk.js";

const WRITING = "input:not([type=checkbox]), select, textarea";
const PRESSING = "button, a, summary, input";

const keys = {
  j: () => step(1),
  k: () => step(-1),
  " ": () => toggle(currentRow()),
  v: toggleAll,
  a: () => press("accept"),
  x: () => press("reject"),
  m: () => press("merge"),
  p: () => press("kind"),
  s: split,
  d: () => enter("due_on"),
  u: () => enter("lead_unit_id"),
  e: () => enter("title"),
  l: () => enter("plan_id"),
  n: () => offer(true),
  z: undo,
  "?": () => root.querySelector("#help").showModal(),
};

export function watchKeys() {
  if (!root.querySelector("#help")) return;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave(event.target);
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || busy(event)) return;
    event.preventDefault();
    act();
  });
  root.querySelector("[data-help]").addEventListener("click", keys["?"]);
}

function busy(event) {
  const own = root.contains(event.target) || event.target === document.body || event.target.id === "main";
  const pressing = [" ", "Enter"].includes(event.key) && event.target.matches(PRESSING);
  return !own || event.target.matches(WRITING) || pressing || document.querySelector("dialog[open]");
}

function leave(field) {
  root.querySelector("#popup").hidden = true;
  for (const panel of root.querySelectorAll(".nl-panel[open], .nl-multi[open]")) panel.open = false;
  if (root.contains(field) && field.matches(WRITING)) {
    flush();
    currentRow()?.focus({ preventScroll: true });
  }
}

async function press(act) {
  flush();
  await settled();
  currentRow()?.querySelector(`[data-act=${act}]`)?.click();
}

async function enter(name) {
  await settled();
  const field = currentRow()?.querySelector(`[name=${name}]:not([type=hidden])`);
  field?.focus();
  field?.select?.();
}

async function split() {
  const place = caret();
  if (!place) return press("cut");
  await settled();
  const row = currentRow();
  const form = row.querySelector("form");
  const button = document.createElement("button");
  [button.name, button.value] = Object.entries(place)[0];
  button.setAttribute("formaction", root.dataset.url + `/items/${row.dataset.item}/split`);
  button.hidden = true;
  form.append(button);
  form.requestSubmit(button);
  button.remove();
}

async function undo() {
  flush();
  await settled();
  document.getElementById("undo")?.requestSubmit();
}

