// Telling people by hand: words are copied by a button, and the bar appears with the first selection. Without this file
// the words can be selected, and every button works.
for (const button of document.querySelectorAll("[data-copy]")) {
  const words = document.getElementById(button.dataset.copy);
  const name = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (!(await copy(words))) return;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = name; }, 2000);
  });
  words.addEventListener("focus", () => words.select());
}

// Offices without https have no clipboard for scripts; there the selection is copied.
async function copy(words) {
  try {
    await navigator.clipboard.writeText(words.value);
    return true;
  } catch {
    words.focus();
    words.select();
    return document.execCommand("copy");
  }
}

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

const bar = document.querySelector("[data-bulk]");
if (bar) {
  const boxes = [...document.querySelectorAll('input[type="checkbox"][name="who"]')];
  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    bar.hidden = !chosen;
    bar.querySelector("[data-selected]").textContent = bar.dataset.count.replace("%s", chosen);
  };
  document.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}
