// From a selection in the page to places in the text. Places count code points, as the server does.
import { placeAt, walk } from "./review-caret.js";
import { currentRow, root, send } from "./review-parts.js";
import { upToDate } from "./review-forms.js";

const length = (text) => [...text].length;

// The place in the edition's text of a position in the original; null outside of it.
function placeOf(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const part = element.closest("[data-start]");
  if (part) return Number(part.dataset.start) + before(part, node, offset);
  if (!element.closest(".nl-original")) return null;
  const next = element.childNodes[offset];
  const [first] = next?.querySelectorAll?.("[data-start]") ?? [];
  if (next?.dataset?.start || first) return Number((next.dataset?.start ? next : first).dataset.start);
  const parts = [...element.querySelectorAll("[data-start]")];
  const end = parts.at(-1);
  return end ? Number(end.dataset.start) + length(end.textContent) : null;
}

function before(part, node, offset) {
  const range = document.createRange();
  range.setStart(part, 0);
  range.setEnd(node, offset);
  return length(range.toString());
}

// {start, end} of what is selected in the original, or null.
function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.querySelector(".nl-original")?.contains(range.commonAncestorContainer)) return null;
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  return start !== null && end > start ? { start, end } : null;
}

// Where the caret stands in the current item: {cut} in its words or {cut_in_text} in the original; null elsewhere.
export function caret() {
  const selection = getSelection();
  const row = currentRow();
  if (!selection.rangeCount || !row) return null;
  const { startContainer: node, startOffset: offset } = selection.getRangeAt(0);
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const words = element.closest("[data-words]");
  if (words && row.contains(words)) {
    const cut = before(words, node, offset);
    return cut > 0 && cut < length(words.textContent) ? { cut } : null;
  }
  return element.closest(`.nl-span[data-go="${row.dataset.item}"]`) ? { cut_in_text: placeOf(node, offset) } : null;
}

// Walk through the original by keys from where the current item ends, or begins: Shift selects, Enter offers what to make of it.
export function pick(atItsBegin = false) {
  const original = root.querySelector("#original");
  const spans = [...root.querySelectorAll(`.nl-span[data-go="${currentRow()?.dataset.item}"]`)];
  const words = spans.at(atItsBegin ? 0 : -1) ?? original.querySelector("[data-start]") ?? original;
  walk(original, ...placeAt(words, spans.length && !atItsBegin ? length(words.textContent) : 0), {
    Enter: () => offer(true),
    n: () => offer(true),
    Escape: () => currentRow()?.focus({ preventScroll: true }),
  });
}

// Walk through the words of the current item by keys: Enter parts it where the caret stands.
export function walkWords(part) {
  const words = currentRow()?.querySelector("[data-words]");
  if (!words) return;
  const likely = Number(words.dataset.words) || Math.floor(length(words.textContent) / 2);
  const done = () => {
    const place = caret();
    currentRow().focus({ preventScroll: true });
    if (place) part(place);
  };
  walk(words, ...placeAt(words, likely), { Enter: done, s: done, Escape: () => currentRow().focus({ preventScroll: true }) });
}

const popup = () => root.querySelector("#popup");

export function watchSelection() {
  document.addEventListener("selectionchange", () => {
    if (!selected() && popup()) popup().hidden = true;
  });
  root.addEventListener("pointerup", () => setTimeout(offer));
  popup()?.addEventListener("submit", (event) => {
    popup().hidden = true;
    getSelection().removeAllRanges();
    if ("bounds" in (event.submitter?.dataset ?? {})) rebound(event);
  });
}

// The current item gets the selected words for its own; the form names no item, since the current one changes.
function rebound(event) {
  event.preventDefault();
  event.stopPropagation();
  const form = currentRow()?.querySelector("form");
  if (!form) return;
  const body = new FormData(event.target);
  body.set("version", "");
  send(() => ({ url: actOf(form, "bounds"), body: upToDate(body, form.id) }));
}

// The address of another act on the item of a form.
export function actOf(form, act) {
  const url = new URL(form.getAttribute("action"), location.href);
  url.pathname = url.pathname.replace(/[^/]+$/, act);
  return url.href;
}

// Offer to make an item of what is selected; `focus` for those who came by the keyboard.
export function offer(focus = false) {
  const found = selected();
  if (!found || !popup()) return false;
  for (const name of ["start", "end"]) popup().elements.namedItem(name).value = found[name];
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  popup().hidden = false;
  popup().style.setProperty("inset", `${Math.min(box.bottom + 6, innerHeight - 60)}px auto auto ${Math.min(box.left, innerWidth - 200)}px`);
  if (focus === true) popup().querySelector("button").focus();
  return true;
}
