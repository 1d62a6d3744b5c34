// Forms of the editor, sent without leaving it. What was refused comes back with what was typed.
import { root, send } from "./draft-parts.js";

export function watchForms() {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("data-whole")) return;
    event.preventDefault();
    const url = event.submitter?.getAttribute("formaction") || form.getAttribute("action");
    const body = new FormData(form, event.submitter);
    send(() => ({ url, body, form: form.getAttribute("action") }));
  });
  root.addEventListener("draft:shown", () => {
    root.querySelector("#d-side [role=alert], #d-head [role=alert]")?.scrollIntoView({ block: "nearest" });
  });
}
