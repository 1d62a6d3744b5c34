// From a selection in the page to places in the text. Places count code points, as the server does.
import { currentRow, root } from "./review-parts.js";

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

const popup = () => root.querySelector("#popup");

export function watchSelection() {
  document.addEventListener("selectionchange", () => {
    if (!selected() && popup()) popup().hidden = true;
  });
  root.addEventListener("pointerup", () => setTimeout(offer));
  popup()?.addEventListener("submit", () => {
    popup().hidden = true;
    getSelection().removeAllRanges();
  });
}

// Offer to make an item of what is selected; `focus` for those who came by the keyboard.
export function offer(focus = false) {
  const found = selected();
  if (!found || !popup()) return;
  for (const name of ["start", "end"]) popup().elements.namedItem(name).value = found[name];
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  popup().hidden = false;
  popup().style.setProperty("inset", `${Math.min(box.bottom + 6, innerHeight - 60)}px auto auto ${Math.min(box.left, innerWidth - 200)}px`);
  if (focus === true) popup().querySelector("button").focus();
}

