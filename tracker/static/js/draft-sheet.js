// The chosen sentence on the sheet, and what stands beside it.
import { current, isWaiting, mark, root, send, sheet } from "./draft-parts.js";

const WAIT = 90; // milliseconds: who holds J down passes sentences without loading each
let timer = 0;

const sentences = () => [...sheet.querySelectorAll("a.nl-s")];
const address = (values) => {
  const url = new URL(root.dataset.url, location.href);
  for (const [name, value] of Object.entries(values)) if (value) url.searchParams.set(name, value);
  return url;
};

export function step(by) {
  const all = sentences();
  const at = all.indexOf(current());
  const next = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[at + by];
  if (next) go(next.id.slice(1));
}

export function nextGap() {
  const all = sentences();
  const from = all.indexOf(current()) + 1;
  const found = [...all.slice(from), ...all.slice(0, from)].find((one) => one.matches(".is-fail") || one.querySelector(".nl-gap"));
  if (found) go(found.id.slice(1));
}

export function go(id) {
  mark(id);
  root.classList.add("is-chosen");
  reveal();
  clearTimeout(timer);
  timer = setTimeout(load, WAIT);
}

function load() {
  timer = 0;
  const url = address({ s: root.dataset.current });
  history.replaceState(null, "", url);
  return send(() => ({ url, only: "side" }));
}

// Resolves when the chosen sentence stands at the side and nothing is under way.
export function settled() {
  if (!timer) return isWaiting() ? send(() => null) : Promise.resolve();
  clearTimeout(timer);
  return load();
}

export function reveal() {
  const found = current();
  if (!found) return;
  found.closest("details").open = true;
  into(document.getElementById("pane-sheet"), found);
}

// Scroll the pane, and only it, until the sentence is in sight; on a phone the page, above the sheet at its foot.
function into(pane, element) {
  const box = element.getBoundingClientRect();
  if (pane.scrollHeight <= pane.clientHeight) {
    if (box.top < 120 || box.bottom > innerHeight * 0.4) scrollBy(0, box.top - 140);
    return;
  }
  const view = pane.getBoundingClientRect();
  if (box.top < view.top + 24 || box.bottom > view.bottom - 24) pane.scrollTop += box.top - view.top - view.height * 0.35;
}

export function watchSheet() {
  root.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    const act = link && acts.find(([selector]) => link.matches(selector));
    if (!act || !getSelection().isCollapsed) return;
    event.preventDefault();
    act[1](link);
  });
}

const acts = [
  ["a.nl-s", (link) => go(link.id.slice(1))],
  ["[data-go]", (link) => go(link.dataset.go)],
  ["[data-shut]", () => root.classList.remove("is-chosen")],
  ["[data-side]", (link) => beside(link.dataset.side, link.dataset.sec)],
  ["[data-section-link]", (link) => open(link.dataset.sectionLink)],
  ["[data-unfold]", unfold],
];

function beside(side, sec) {
  root.classList.add("is-chosen");
  send(() => ({ url: address({ side, sec, s: side === "add" ? root.dataset.current : "" }), only: "side" }));
}

function open(id) {
  const section = document.getElementById(id);
  section.open = true;
  section.scrollIntoView({ block: "start" });
}

function unfold() {
  const all = [...sheet.querySelectorAll("details[data-section]")];
  const every = all.every((one) => one.open);
  for (const one of all) one.open = !every || Boolean(one.querySelector(".is-current, .nl-gap, .is-fail"));
}
