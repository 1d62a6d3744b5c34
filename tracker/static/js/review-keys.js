// The keys of the review. They rest while somebody writes; Escape leaves a field.
import { currentRow, root } from "./review-parts.js";
import { isSettled, settled, step } from "./review-rows.js";
import { entered, flush } from "./review-forms.js";
import { actOf, caret, offer, pick, walkWords } from "./review-text.js";
import { enterBulk, toggle, toggleAll } from "./review-bulk.js";
import { turn } from "./review-views.js";

const WRITING = "input:not([type=checkbox]), select, textarea, [contenteditable]";
const PRESSING = "button, a, summary, input";

// Capital letters are those with Shift.
const keys = {
  j: () => step(1),
  k: () => step(-1),
  y: () => settled().then(() => root.querySelector("[data-next-doubt]")?.click()),
  o: turn,
  f: () => root.querySelector("#only")?.focus(),
  " ": () => toggle(currentRow()),
  v: toggleAll,
  b: enterBulk,
  a: () => press("accept"),
  A: () => submit("sure"),
  x: () => press("reject"),
  h: () => press("doubt"),
  r: () => press("reconsider"),
  m: () => press("merge"),
  M: () => press("merge-next"),
  p: () => press("kind"),
  s: split,
  d: () => enter("due_on"),
  u: () => enter("lead_unit_id"),
  i: () => enter("owner_id"),
  c: () => enter("sponsor_id"),
  t: () => enter("theme_code"),
  q: () => enter("target"),
  e: () => enter("title"),
  l: () => enter("plan_id"),
  n: () => offer(true) || pick(),
  g: finish,
  z: () => submit("undo"),
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
    if (event.key === "Enter" && event.target.matches(WRITING) && !event.isComposing) return take(event);
    const act = keys[event.shiftKey || event.key.length > 1 ? event.key : event.key.toLowerCase()];
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

// Enter in a field takes what it says, and goes back to the item.
function take(event) {
  if (!event.target.closest("#r-items, #r-bulk, #r-sort") || event.target.matches("textarea, [contenteditable]")) return;
  event.preventDefault();
  entered(event.target);
  leave(event.target);
}

async function split() {
  const place = caret();
  await settled();
  return place ? part(place) : walkWords((found) => perform(() => part(found)));
}

function part(place) {
  const form = currentRow().querySelector("form");
  const button = document.createElement("button");
  [button.name, button.value] = Object.entries(place)[0];
  button.setAttribute("formaction", actOf(form, "split"));
  button.hidden = true;
  form.append(button);
  form.requestSubmit(button);
  button.remove();
  return settled();
}

async function submit(id) {
  flush();
  await settled();
  document.getElementById(id)?.requestSubmit();
  await settled();
}

// What comes at the end: years to confirm, then tasks to make.
async function finish() {
  flush();
  await settled();
  const years = root.querySelector(".nl-meta-strip [type=submit]");
  const panel = root.querySelector("#finish");
  if (!years && panel) panel.open = true;
  (years ?? panel?.querySelector("[type=submit]:not(:disabled), a") ?? root.querySelector("#r-finish > a"))?.focus();
}
