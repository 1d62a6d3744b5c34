// The current item: one row on the right, one passage on the left, moved together.
import { currentRow, isWaiting, root, send } from "./review-parts.js";
import { letGo } from "./review-scroll.js";

const WAIT = 90; // milliseconds: who holds J down passes rows without loading each
let timer = 0;

const rows = () => [...root.querySelectorAll("#r-items > li")];
const address = (id) => {
  const url = new URL(root.dataset.url, location.href);
  url.searchParams.set("item", id);
  if (root.classList.contains("is-listing")) url.searchParams.set("list", "1");
  return url;
};

export function step(by) {
  const all = rows();
  const next = all[all.indexOf(currentRow()) + by];
  if (next) go(next.dataset.item);
}

export function go(id) {
  if (id === root.dataset.current) return reveal();
  root.dataset.current = id;
  for (const old of root.querySelectorAll("#r-items > .is-current, .nl-span.is-current")) old.classList.remove("is-current");
  for (const now of root.querySelectorAll(`#i-${id}, .nl-span[data-go="${id}"]`)) now.classList.add("is-current");
  getSelection().removeAllRanges();
  currentRow()?.focus({ preventScroll: true });
  reveal();
  clearTimeout(timer);
  timer = setTimeout(load, WAIT);
}

function load() {
  timer = 0;
  return send(() => ({ url: address(root.dataset.current) }));
}

export const isSettled = () => !timer && !isWaiting();

// Resolves when the current item is open and nothing is under way.
export function settled() {
  if (!timer) return send(() => null);
  clearTimeout(timer);
  return load();
}

export function reveal() {
  letGo();
  const passage = root.querySelector(`.nl-span[data-go="${root.dataset.current}"]`);
  passage?.closest("details")?.setAttribute("open", "");
  into(root.querySelector("#pane-original"), passage, 0.4);
  into(root.querySelector("#pane-items"), root.querySelector("#pane-items [role=alert]") || currentRow(), 0.15);
}

// Scroll a pane, and only it, until the element is in sight; `at` is where its top comes to stand.
export function into(pane, element, at) {
  if (!element || pane.scrollHeight <= pane.clientHeight) return;
  const [view, box] = [pane.getBoundingClientRect(), element.getBoundingClientRect()];
  const below = root.querySelector(".nl-review-bulk:not(.is-idle)")?.offsetHeight ?? 0;
  if (box.top < view.top + 8 || box.bottom > view.bottom - 8 - below) {
    pane.scrollTop += box.top - view.top - Math.min(view.height * at, Math.max(8, view.height - box.height - below - 8));
  }
}

export function watchRows() {
  root.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (link && plain) {
      event.preventDefault();
      if (getSelection().isCollapsed) go(link.dataset.go);
    } else if (!event.target.closest("a, button, input, select, textarea, label, summary, details")) {
      const row = event.target.closest("#r-items > li:not(.is-current)");
      if (row) go(row.dataset.item);
    }
  });
  root.addEventListener("review:shown", () => {
    if (root.dataset.current) history.replaceState(null, "", address(root.dataset.current));
    reveal();
  });
}
