// Order, filter, and the places of remarks, without leaving the page.
import { byKeys } from "./review-forms.js";
import { root, send } from "./review-parts.js";
import { go, into, settled } from "./review-rows.js";
import { pick } from "./review-text.js";

export function watchViews() {
  root.addEventListener("click", (event) => {
    const view = event.target.closest("a[data-view]");
    const place = event.target.closest("a[data-place]");
    const missing = event.target.closest("a[data-pick]");
    if (!(view || place || missing) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (missing) before(missing.dataset.pick);
    else if (view) send(() => ({ url: view.href }));
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

// To the original beside an item before which one may be missing.
function before(id) {
  go(id);
  settled().then(() => pick(true));
}

function show(index) {
  const passage = root.querySelector(`#n-${index}`);
  passage?.closest("details")?.setAttribute("open", "");
  for (const old of root.querySelectorAll(".nl-noted.is-shown")) old.classList.remove("is-shown");
  passage?.classList.add("is-shown");
  into(root.querySelector("#pane-original"), passage, 0.4);
}
