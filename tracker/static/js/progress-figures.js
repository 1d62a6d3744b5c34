// Rows for figures that nobody asked for stay folded until they are wanted.
const MOST = 30;

export function watchFigures(form) {
  const part = form.querySelector("[data-figures]");
  const rows = () => [...part.querySelectorAll(".nl-fig-row")];
  const free = () => part.querySelectorAll(".nl-fig-row[data-empty]");
  const asked = rows().length - free().length;
  for (const row of free()) row.hidden = asked > 0 || row !== free()[0];

  const grow = () => {
    const last = rows().at(-1);
    const row = last.cloneNode(true);
    renumber(row, rows().length);
    last.after(row);
    return row;
  };
  const more = () => rows().find((row) => row.hidden) ?? (rows().length < MOST ? grow() : null);

  part.querySelector("[data-more]").addEventListener("click", (event) => {
    event.preventDefault();
    const row = more();
    if (!row) return;
    row.hidden = false;
    row.querySelector("input").focus();
  });

  return {
    ensure(name) {
      const number = Number(/^figures-(\d+)-/.exec(name)?.[1] ?? -1);
      while (rows().length <= number && rows().length < MOST) grow().hidden = true;
    },
    show(field) {
      const row = field.closest(".nl-fig-row");
      if (row && field.value) row.hidden = false;
    },
  };
}

function renumber(row, number) {
  row.querySelector(".invalid-feedback")?.remove();
  for (const input of row.querySelectorAll("input")) {
    const before = /figures-\d+/;
    input.name = input.name.replace(before, `figures-${number}`);
    if (input.id) input.id = input.id.replace(before, `figures-${number}`);
    input.ariaLabel = input.ariaLabel?.replace(/\d+/, number + 1) ?? null;
    input.value = "";
    input.classList.remove("is-invalid");
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
}
