// The keys of the review. They rest while somebody writes; Escape leaves a field.
import { currentRow, root } from "./review-parts.js";
import { isSettled, settled, step } from "./review-rows.js";
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

let chain = null; // acts wait for the one before
let entering = false; // keys pressed on the way into a field are none of ours

function perform(act) {
  const result = chain ? chain.then(act) : act();
  if (!result) return;
  const mine = result.finally(() => {
    if (chain === mine) chain = null;
  });
  chain = mine;
}

export function watchKeys() {
  if (!root.querySelector("#help")) return;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave(event.target);
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || busy(event)) return;
    event.preventDefault();
    if (!entering) perform(act);
  });
  root.querySelector("[data-help]")?.addEventListener("click", keys["?"]);
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
  await settled();
}

function enter(name) {
  if (isSettled() && focus(name)) return null;
  entering = true;
  return settled().then(() => {
    entering = false;
    focus(name);
  });
}

function focus(name) {
  const field = currentRow()?.querySelector(`[name=${name}]:not([type=hidden])`);
  field?.focus();
  field?.select?.();
  return Boolean(field);
}

async function split() {
  const place = caret();
  if (!place) return press("cut");
  await settled();
  const row = currentRow();
  const button = document.createElement("button");
  [button.name, button.value] = Object.entries(place)[0];
  button.setAttribute("formaction", `${root.dataset.url}/items/${row.dataset.item}/split`);
  button.hidden = true;
  row.querySelector("form").append(button);
  row.querySelector("form").requestSubmit(button);
  button.remove();
  return settled();
}

async function undo() {
  flush();
  await settled();
  document.getElementById("undo")?.requestSubmit();
  await settled();
}
