// Photos and files: each is kept in the browser, sent by itself, and says how it fares: waiting, sending, sent, refused.
import * as store from "./progress-store.js";
import { upload } from "./progress-upload.js";

const AGAIN = 15000; // milliseconds until the next try

export class Shots {
  constructor(form, draft) {
    this.form = form;
    this.draft = draft;
    this.list = form.querySelector("[data-shots]");
    this.input = form.querySelector("#files");
    this.waiting = [];
    this.listeners = [];
    if (!this.list) return;
    this.words = this.list.dataset;
    this.input.classList.add("visually-hidden");
    this.input.addEventListener("change", () => this.#take([...this.input.files]));
    addEventListener("online", () => this.#pump());
    setInterval(() => this.#pump(), AGAIN);
  }

  get pending() {
    return this.waiting.length;
  }

  // What the server has already, and what was waiting when the page was left.
  async restore() {
    if (!this.list) return;
    const shown = new Set([...this.list.querySelectorAll("[name=evidence]")].map((box) => box.value));
    for (const evidence of this.draft.kept) if (!shown.has(String(evidence.id))) this.#sent(this.#tile(evidence.name), evidence);
    for (const shot of await store.all(this.draft.name)) this.#queue(shot);
    await this.#take([...this.input.files]); // chosen before this script had come
  }

  async clear() {
    for (const shot of await store.all(this.draft.name)) await store.remove(shot.id);
  }

  async #take(files) {
    this.input.value = ""; // they are sent one by one, not once more with the form
    for (const file of files) {
      if (file.size > Number(this.form.dataset.most)) {
        this.#note(this.#tile(file.name, file), `${file.name}：${this.words.large}`, "is-refused");
        continue;
      }
      this.#queue({ id: await store.put(this.draft.name, file), file, name: file.name });
    }
    this.#pump();
  }

  #queue(shot) {
    const tile = this.#tile(shot.name, shot.file);
    this.#note(tile, this.words.waiting, "is-waiting");
    this.#removable(tile, () => this.#dismiss(shot, tile));
    this.waiting.push({ ...shot, tile });
    this.#changed();
  }

  async #pump() {
    if (this.busy || !this.waiting.length || !navigator.onLine) return;
    this.busy = true;
    const shot = this.waiting[0];
    const outcome = await upload(this.form, shot, (share) =>
      this.#note(shot.tile, this.words.sending.replace("%s", share), "is-sending"));
    this.busy = false;
    if (!this.waiting.includes(shot)) return this.#pump();
    if (outcome.again) return this.#note(shot.tile, outcome.words || this.words.waiting, "is-waiting");
    this.waiting.shift();
    await store.remove(shot.id);
    if (outcome.evidence) {
      this.draft.keep(outcome.evidence);
      this.#sent(shot.tile, outcome.evidence);
    } else this.#note(shot.tile, `${shot.name}：${outcome.words || this.words.failed}`, "is-refused");
    this.#changed();
    this.#pump();
  }

  #dismiss(shot, tile) {
    this.waiting = this.waiting.filter((other) => other.id !== shot.id);
    store.remove(shot.id);
    tile.remove();
    this.#changed();
  }

  #tile(name, file) {
    const tile = document.createElement("li");
    const picture = document.createElement("span");
    picture.className = "nl-shot-file";
    picture.textContent = name;
    tile.append(picture);
    if (file?.type.startsWith("image/")) this.#show(tile, URL.createObjectURL(file), name);
    this.list.querySelector("[data-add]").before(tile);
    return tile;
  }

  // What a browser cannot show (HEIC in most of them) keeps its name until the server has made a preview.
  #show(tile, address, name) {
    const image = document.createElement("img");
    image.alt = name;
    image.addEventListener("load", () => tile.querySelector("img, .nl-shot-file").replaceWith(image));
    image.src = address;
  }

  #sent(tile, evidence) {
    if (evidence.preview) this.#show(tile, evidence.preview, evidence.name);
    this.#note(tile, this.words.sent, "is-sent");
    const id = document.createElement("input");
    id.type = "hidden";
    id.name = "evidence";
    id.value = evidence.id;
    tile.append(id);
    this.#removable(tile, () => {
      this.draft.drop(evidence.id);
      tile.remove();
    });
  }

  #note(tile, words, state) {
    let note = tile.querySelector(".nl-shot-note");
    if (!note) {
      note = document.createElement("span");
      tile.append(note);
    }
    note.className = `nl-shot-note ${state}`;
    note.textContent = words;
    if (state === "is-refused") this.#removable(tile, () => tile.remove());
  }

  #removable(tile, remove) {
    tile.querySelector("button")?.remove();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nl-shot-remove";
    button.ariaLabel = `${this.words.remove} ${tile.querySelector("img")?.alt ?? tile.querySelector(".nl-shot-file").textContent}`;
    button.textContent = "✕";
    button.addEventListener("click", remove);
    tile.append(button);
  }

  #changed() {
    for (const listener of this.listeners) listener();
  }
}
