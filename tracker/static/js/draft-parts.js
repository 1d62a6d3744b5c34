// The parts of the page: fetched one request after the other, each put in place of the old one. The panes around them
// keep their scroll; of the sheet only those sections travel that look different.
export const root = document.getElementById("draft");
export const sheet = document.getElementById("sheet");

let last = Promise.resolve();
let waiting = 0;

export const isWaiting = () => waiting > 0;

// `order()` is asked when its turn comes: {url, body, only} or nothing. Resolves when the answer is shown.
export function send(order) {
  waiting += 1;
  last = last
    .then(() => run(order()))
    .catch(() => {
      root.classList.add("is-lost");
      root.removeAttribute("aria-busy");
    })
    .finally(() => (waiting -= 1));
  return last;
}

async function run(order) {
  if (!order) return;
  root.setAttribute("aria-busy", "true");
  const headers = { "HX-Request": "true", "X-Have": have() };
  if (order.only) headers["X-Only"] = order.only;
  const answer = await fetch(new URL(order.url, location.href), { method: order.body ? "POST" : "GET", body: order.body, headers });
  root.removeAttribute("aria-busy");
  if (answer.headers.get("X-Part") !== "draft") return elsewhere(answer, order);
  root.classList.remove("is-lost");
  show(new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("draft"));
  if (order.body && answer.ok) root.dispatchEvent(new CustomEvent("draft:done", { detail: order }));
  root.dispatchEvent(new Event("draft:shown"));
}

// A page of its own (signed out, gone, broken) is gone to after a plain look; what was typed for an act stays on this one.
function elsewhere(answer, order) {
  if (!order.body && answer.status !== 500) return location.assign(answer.redirected ? answer.url : order.url);
  throw new Error(`answered ${answer.status}`);
}

const sections = (within) => [...within.querySelectorAll("[data-section]")];
const have = () => sections(sheet).map((one) => `${one.id}=${one.dataset.digest}`).join(";");

function show(fresh) {
  const focused = document.activeElement;
  alike(fresh);
  if (!("only" in fresh.dataset)) arrange(fresh);
  for (const part of fresh.querySelectorAll("[data-part]")) put(document.getElementById(part.id), part);
  mark(fresh.dataset.current);
  if (focused?.id && !focused.isConnected) document.getElementById(focused.id)?.focus({ preventScroll: true });
}

// What differs without meaning anything: tokens, and which of the foldable parts are open.
function alike(fresh) {
  const token = root.querySelector("[name=csrf_token]")?.getAttribute("value");
  if (token) for (const field of fresh.querySelectorAll("[name=csrf_token]")) field.setAttribute("value", token);
  document.adoptNode(fresh);
  for (const details of root.querySelectorAll("#d-outline details[open]")) {
    fresh.querySelector(`[id="${details.id}"]`)?.setAttribute("open", "");
  }
}

function put(old, part) {
  if (part.id === "d-toast" && !part.firstElementChild) return;
  if (!old.isEqualNode(part)) old.replaceWith(part);
}

function arrange(fresh) {
  const coming = new Map(sections(fresh).map((one) => [one.id, one]));
  const order = fresh.dataset.sections.split(" ").filter(Boolean);
  for (const old of sections(sheet)) if (!order.includes(old.id)) old.remove();
  let place = document.getElementById("d-foot");
  for (const id of order.reverse()) {
    const old = document.getElementById(id);
    const section = coming.get(id) ?? old;
    if (!section) continue;
    if (old && old !== section) {
      section.open ||= old.open;
      old.replaceWith(section);
    }
    if (section.nextElementSibling !== place) sheet.insertBefore(section, place);
    place = section;
  }
}

export function mark(id) {
  root.dataset.current = id ?? "";
  for (const old of sheet.querySelectorAll(".nl-s.is-current")) old.classList.remove("is-current");
  current()?.classList.add("is-current");
}

export const current = () => (root.dataset.current ? document.getElementById(`s${root.dataset.current}`) : null);
