// Order, filter, and the places of remarks, without leaving the page.
import { byKeys } from "./review-forms.js";
import { root, send } from "./review-parts.js";
import { into } from "./review-rows.js";

export function watchViews() {
  root.addEventListener("click", (event) => {
    const view = event.target.closest("a[data-view]");
    const place = event.target.closest("a[data-place]");
    if (!(view || place) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (view) send(() => ({ url: view.href }));
    else show(place.dataset.place);
  });
  root.addEventListener("change", (event) => event.target.id === "only" && !byKeys(event.target) && event.target.form.requestSubmit());
  root.addEventListener("submit", (event) => {
    if (event.target.id !== "filter") return;
    event.preventDefault();
    const url = new URL(event.target.action);
    for (const [name, value] of new FormData(event.target)) value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    send(() => ({ url: url.href }));
  });
}

// The other order.
export function turn() {
  root.querySelector("a[data-view]:not([aria-current])")?.click();
}

function show(index) {
  const passage = root.querySelector(`#n-${index}`);
  passage?.closest("details")?.setAttribute("open", "");
  for (const old of root.querySelectorAll(".nl-noted.is-shown")) old.classList.remove("is-shown");
  passage?.classList.add("is-shown");
  into(root.querySelector("#pane-original"), passage, 0.4);
}
