// What was typed, kept in this browser under the name of the form (organisation, task, person) until it has been sent.
const PASSED_OVER = new Set(["csrf_token", "files", "evidence", ""]);

export class Draft {
  constructor(form, figures) {
    this.form = form;
    this.figures = figures;
    this.name = `nianlun/progress/${form.dataset.progress}`;
    this.kept = []; // evidence that the server has: {id, name, preview}
    this.held = false; // whether the person has sent it off
    form.addEventListener("input", () => this.save());
    form.addEventListener("change", () => this.save());
    form.querySelector("[data-forget]").addEventListener("click", () => this.forget());
  }

  // After a refusal the server's page holds what was sent: that is newer than the draft.
  restore() {
    const stored = read(this.name);
    if (!stored) return;
    this.kept = stored.kept ?? [];
    this.held = Boolean(stored.held);
    if (this.form.hasAttribute("data-refused")) return;
    for (const [name, value] of Object.entries(stored.fields ?? {})) this.#fill(name, value);
    this.form.querySelector("[data-restored]").hidden = false;
    const fold = this.form.querySelector("details");
    fold.open ||= [...fold.querySelectorAll("textarea, input")].some((field) => field.checked || (field.type !== "date" && field.type !== "checkbox" && field.value));
  }

  #fill(name, value) {
    this.figures.ensure(name);
    const field = this.form.elements.namedItem(name);
    if (!field || field instanceof RadioNodeList) return;
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    this.figures.show(field);
  }

  save() {
    const fields = {};
    for (const field of this.form.elements) {
      if (PASSED_OVER.has(field.name) || field.type === "submit" || !("value" in field)) continue;
      fields[field.name] = field.type === "checkbox" ? field.checked : field.value;
    }
    write(this.name, { fields, kept: this.kept, held: this.held });
  }

  keep(evidence) {
    this.kept = [...this.kept.filter((other) => other.id !== evidence.id), evidence];
    this.save();
  }

  drop(id) {
    this.kept = this.kept.filter((other) => other.id !== id);
    this.save();
  }

  hold(held) {
    this.held = held;
    this.save();
  }

  clear() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // nothing was stored either
    }
  }

  forget() {
    this.clear();
    this.form.dispatchEvent(new CustomEvent("forgotten"));
  }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // a private window or a full store: the form still works
  }
}
