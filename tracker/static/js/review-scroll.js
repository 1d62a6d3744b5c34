// The panes scroll together, both ways: where one stands between two items, the other stands between the same two.
import { root } from "./review-parts.js";

const LINE = 0.3; // the part of a pane's height at which people read
let driver = null; // the pane that somebody scrolls; what scripts scroll drives nothing
let drawing = 0;

const panes = () => ["#pane-original", "#pane-items"].map((name) => root.querySelector(name));

export const letGo = () => (driver = null);

export function watchScroll() {
  for (const pane of panes()) {
    for (const name of ["wheel", "touchmove", "pointerdown", "keydown"]) {
      pane.addEventListener(name, (event) => (driver = event.defaultPrevented ? driver : pane), { passive: true });
    }
    pane.addEventListener("scroll", () => pane === driver && schedule());
  }
}

function schedule() {
  cancelAnimationFrame(drawing);
  drawing = requestAnimationFrame(follow);
}

function follow() {
  const [original, items] = panes();
  const other = driver === original ? items : original;
  if (!driver || root.dataset.order !== "text" || other.scrollHeight <= other.clientHeight) return;
  const points = anchors(original, items).map((pair) => (driver === original ? pair : [pair[1], pair[0]]));
  const at = driver.scrollTop + driver.clientHeight * LINE;
  other.scrollTop = between(points, at) - other.clientHeight * LINE;
}

// Pairs of heights in the two panes: their beginnings, each item's passage and row, their ends.
function anchors(original, items) {
  const found = [[0, 0]];
  for (const row of root.querySelectorAll("#r-items > li")) {
    const passage = root.querySelector(`.nl-span[data-go="${row.dataset.item}"]`);
    if (!passage?.getClientRects().length || !row.getClientRects().length) continue;
    const pair = [top(original, passage), top(items, row)];
    if (pair[0] > found.at(-1)[0] && pair[1] > found.at(-1)[1]) found.push(pair);
  }
  return [...found, [original.scrollHeight, items.scrollHeight]];
}

const top = (pane, element) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;

function between(points, at) {
  const next = Math.max(1, points.findIndex(([here]) => here >= at));
  const [[a, b], [c, d]] = [points[next - 1], points[next]];
  return c === a ? b : b + ((at - a) / (c - a)) * (d - b);
}
