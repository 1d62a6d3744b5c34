// Forms of the review, sent without leaving it. A field of the open item is saved as soon as it has changed.
import { root, send } from "./review-parts.js";

const WAIT = 350; // milliseconds: who walks through a list by arrow keys chooses once
const waiting = new Map();

let walked = null; // the list through which somebody goes by keys: it counts when they press Enter

export const byKeys = (field) => field === walked;

// Enter takes what a list shows, and leaves a field of the open item.
export function entered(field) {
  walked = null;
  if (field.dataset.act === "link") linked(field);
  else if (field.form?.id === "filter" || (field.form?.id === "bulk" && field.value)) field.form.requestSubmit();
}

function linked(field) {
  if (field.value) field.closest("[data-field]").querySelector("[formaction*='/link']").click();
}

export function watchForms() {
  root.addEventListener("keydown", (event) => event.target.matches("select") && event.key !== "Tab" && (walked = event.target), true);
  root.addEventListener("pointerdown", () => (walked = null), true);
  root.addEventListener("submit", submitted);
  root.addEventListener("change", changed);
  root.addEventListener("click", (event) => {
    const way = event.target.closest("a[data-act=cut], a[data-act=uncut]");
    if (!way) return;
    event.preventDefault();
    send(() => ({ url: way.href })).then(() => (root.querySelector("[data-first]") ?? root.querySelector(".nl-split .btn"))?.focus());
  });
}

function submitted(event) {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  flush();
  const url = event.submitter?.getAttribute("formaction") || form.getAttribute("action");
  const body = new FormData(form, event.submitter);
  body.delete("fields"); // each field was saved when it changed, unless that was refused
  if (event.submitter?.name === "fields") body.set("fields", event.submitter.value);
  send(() => ({ url, body: upToDate(body, form.id) }));
}

// Versions may have risen through the person's own acts since the form was sent off.
export function upToDate(body, id) {
  const form = document.getElementById(id);
  for (const name of ["version", "next_version", "previous_version"]) {
    const field = form?.elements.namedItem(name);
    if (field && body.has(name)) body.set(name, field.value);
  }
  const items = body.getAll("item");
  body.delete("item");
  for (const value of items) body.append("item", root.querySelector(`#i-${value.split(":")[0]} [name=item]`)?.value ?? value);
  return body;
}

function changed(event) {
  const field = event.target.closest("[data-field]");
  const form = event.target.form;
  if (!field || !form || !event.target.validity.valid) return;
  if (event.target.dataset.act === "link") return byKeys(event.target) || linked(event.target);
  clearTimeout(waiting.get(field)?.timer);
  const save = () => {
    waiting.delete(field);
    const body = only(form, event.target.name);
    send(() => ({ url: form.getAttribute("action"), body: upToDate(body, form.id) }));
  };
  waiting.set(field, { save, timer: setTimeout(save, WAIT) });
}

function only(form, name) {
  const all = new FormData(form);
  const body = new FormData();
  for (const kept of ["csrf_token", "version", name]) for (const value of all.getAll(kept)) body.append(kept, value);
  body.set("fields", name);
  return body;
}

// What has changed is saved before the next act.
export function flush() {
  for (const { save, timer } of [...waiting.values()]) {
    clearTimeout(timer);
    save();
  }
}
