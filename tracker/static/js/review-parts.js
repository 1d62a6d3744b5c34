// The parts of the page: fetched one request after the other, each put in place of the old one. Panes keep their scroll,
// fields that somebody is in keep their words, selected items stay selected.
export const root = document.getElementById("review");
export const currentRow = () => root.querySelector("#r-items > .is-current");

let last = Promise.resolve();
let waiting = 0;

export const isWaiting = () => waiting > 0;

// `order()` is asked when its turn comes: {url, body} or nothing. Resolves when the answer is shown.
export function send(order) {
  waiting += 1;
  last = last
    .then(() => run(order()))
    .catch(() => root.classList.add("is-lost"))
    .finally(() => (waiting -= 1));
  return last;
}

async function run(order) {
  if (!order) return;
  root.setAttribute("aria-busy", "true");
  const method = order.body ? "POST" : "GET";
  const url = new URL(order.url, location.href);
  if (root.classList.contains("is-listing")) url.searchParams.set("list", "1");
  const answer = await fetch(url, { method, body: order.body, headers: { "HX-Request": "true" } });
  root.removeAttribute("aria-busy");
  if (answer.headers.get("X-Part") !== "review") return location.assign(answer.redirected ? answer.url : root.dataset.url);
  root.classList.remove("is-lost");
  show(new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("review"));
}

function show(fresh) {
  const focused = document.activeElement;
  const chosen = new Set([...root.querySelectorAll("[name=item]:checked")].map(itemOf));
  alike(fresh);
  for (const part of fresh.querySelectorAll("[data-part]")) put(document.getElementById(part.id), part, focused);
  for (const name of ["current", "order", "url"]) root.dataset[name] = fresh.dataset[name];
  for (const box of root.querySelectorAll("[name=item]")) box.checked = chosen.has(itemOf(box));
  refocus(focused);
  root.dispatchEvent(new Event("review:shown"));
}

const itemOf = (box) => box.value.split(":")[0];

// What differs without meaning anything: tokens, and which of the foldable parts are open.
function alike(fresh) {
  const token = root.querySelector("[name=csrf_token]")?.getAttribute("value");
  if (token) for (const field of fresh.querySelectorAll("[name=csrf_token]")) field.setAttribute("value", token);
  for (const details of root.querySelectorAll("details[data-keep][open]")) {
    document.adoptNode(fresh).querySelector(`#${details.id}`)?.setAttribute("open", "");
  }
}

function put(old, part, focused) {
  if (part.dataset.part === "items") putRows(old, part, focused);
  else if (!(part.id === "r-toast" && !part.firstElementChild) && !old.isEqualNode(part)) old.replaceWith(part);
}

function putRows(list, fresh, focused) {
  const before = new Map([...list.children].map((row) => [row.id, row]));
  let place = list.firstElementChild;
  for (const row of [...fresh.children]) {
    const was = before.get(row.id);
    before.delete(row.id);
    if (!was) list.insertBefore(row, place);
    else if (was === place) place = place.nextElementSibling;
    else list.insertBefore(was, place);
    if (was && !was.isEqualNode(row)) putRow(was, row, focused);
  }
  for (const gone of before.values()) gone.remove();
}

function putRow(was, row, focused) {
  const typing = was.contains(focused) && focused.closest("[data-field]") && !focused.matches("button");
  const same = was.dataset.status === row.dataset.status && row.classList.contains("is-current");
  if (!typing || !same || row.querySelector("[role=alert]")) return was.replaceWith(row);
  was.querySelector("[role=alert]")?.remove();
  for (const field of row.querySelectorAll("[data-field]")) {
    const old = was.querySelector(`[data-field="${field.dataset.field}"]`);
    if (old && !old.contains(focused)) old.replaceWith(field);
  }
  for (const name of ["version", "next_version", "previous_version", "item"]) {
    const [old, now] = [was, row].map((one) => one.querySelector(`[name=${name}]`));
    if (old && now) old.setAttribute("value", now.getAttribute("value"));
  }
}

function refocus(focused) {
  if (focused?.isConnected && focused !== document.body) return;
  const again = focused?.id && document.getElementById(focused.id);
  (again || currentRow())?.focus({ preventScroll: true });
}
