// The keys of the editor. They rest while somebody writes; Escape leaves a field, Ctrl+Enter saves its form.
import { root, send } from "./draft-parts.js";
import { nextGap, settled, step } from "./draft-sheet.js";

const WRITING = "input:not([type=checkbox]), select, textarea";
let chain = Promise.resolve(); // acts wait for the one before

const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: nextGap,
  e: () => later(write),
  d: () => press("drop"),
  z: () => later(() => document.getElementById("undo")?.requestSubmit()),
};
const moves = { ArrowUp: "up", ArrowDown: "down" };

export function watchKeys() {
  root.addEventListener("click", (event) => event.target.closest("#edit > summary") && setTimeout(typeHere));
  document.addEventListener("keydown", (event) => {
    const field = event.target.matches?.(WRITING) && root.contains(event.target) ? event.target : null;
    if (event.key === "Escape") return leave(field);
    if (field && event.key === "Enter" && (event.ctrlKey || event.metaKey)) return save(event, field);
    if (event.isComposing || field || !ours(event.target)) return;
    const act = event.altKey ? moves[event.key] && (() => press(moves[event.key])) : plain(event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

const plain = (event) => !event.ctrlKey && !event.metaKey && keys[event.key.toLowerCase()];
const ours = (target) => target === document.body || target.id === "main" || root.contains(target);

function later(act) {
  chain = chain.then(settled).then(act).then(() => send(() => null));
}

const press = (act) => later(() => root.querySelector(`#d-side [data-act=${act}]:not(:disabled)`)?.click());

function save(event, field) {
  event.preventDefault();
  if (field.form?.reportValidity()) field.form.requestSubmit();
}

function write() {
  const edit = document.getElementById("edit");
  if (!edit) return;
  edit.open = true;
  typeHere();
}

// Into the words, with the first 【待补】 selected: what is typed takes its place.
function typeHere() {
  const field = document.getElementById("edit-text");
  if (!field.closest("details").open) return;
  const gap = field.value.match(/【待补[^】]*】/);
  field.focus();
  if (gap) field.setSelectionRange(gap.index, gap.index + gap[0].length);
}

function leave(field) {
  for (const panel of root.querySelectorAll(".nl-panel[open]")) panel.open = false;
  if (field) document.getElementById("pane-sheet").focus({ preventScroll: true });
  else root.classList.remove("is-chosen");
}
