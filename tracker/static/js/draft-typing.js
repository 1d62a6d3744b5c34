// What is typed beside the sheet is kept in this tab until it is saved: another sentence may be looked at meanwhile, the
// connection may break, the page be reloaded.
import { root } from "./draft-parts.js";

const FIELDS = "#d-side form textarea, #d-side form input[type=text], #d-side form input:not([type])";
const key = (form, name) => `draft ${form.getAttribute("action")} ${name}`;

export function watchTyping() {
  root.addEventListener("input", (event) => {
    const field = event.target;
    if (field.matches(FIELDS)) sessionStorage.setItem(key(field.form, field.name), field.value);
  });
  root.addEventListener("draft:done", (event) => forget(event.detail.form));
  root.addEventListener("draft:shown", bringBack);
}

function forget(action) {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(`draft ${action} `)) sessionStorage.removeItem(name);
}

export function bringBack() {
  for (const field of root.querySelectorAll(FIELDS)) {
    const kept = sessionStorage.getItem(key(field.form, field.name));
    if (kept === null || kept === field.value) continue;
    field.value = kept;
    field.closest("details")?.setAttribute("open", "");
  }
}
