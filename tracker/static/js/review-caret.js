// A caret that walks through words without writing: the browser's own, with all its keys, in text that nobody can change.

const ROLE = { role: "textbox", "aria-readonly": "true", "aria-multiline": "true" };

// Put the caret into an element at a place of its text. `keys` maps keys to what they do; null leaves.
export function walk(element, node, offset, keys) {
  element.contentEditable = "true";
  element.inputMode = "none";
  element.classList.add("is-walked");
  const named = { ...ROLE, "aria-label": element.dataset.reads };
  for (const [name, value] of Object.entries(named)) element.setAttribute(name, value);
  const leave = () => {
    for (const [name, listener] of Object.entries(listeners)) element.removeEventListener(name, listener);
    for (const name of ["contenteditable", "inputmode", ...Object.keys(named)]) element.removeAttribute(name);
    element.classList.remove("is-walked");
  };
  const listeners = {
    beforeinput: (event) => event.preventDefault(),
    focusout: leave,
    keydown: (event) => pressed(event, keys, leave),
  };
  for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener);
  element.focus({ preventScroll: true });
  getSelection().collapse(node, offset);
  return leave;
}

function pressed(event, keys, leave) {
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  act?.();
  leave();
}

// The text node and the offset in it at a distance, in code points, from the element's beginning.
export function placeAt(element, distance) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = distance;
  let node = walker.nextNode();
  for (let next = node; next; next = walker.nextNode()) {
    node = next;
    const letters = [...node.data];
    if (left <= letters.length) return [node, letters.slice(0, left).join("").length];
    left -= letters.length;
  }
  return [node ?? element, node?.data.length ?? 0];
}
