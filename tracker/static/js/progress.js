// Progress from a phone: nothing typed or photographed is lost when the network goes. Without this file the form is a
// plain one that is sent as a whole.
import { Draft } from "./progress-draft.js";
import { watchFigures } from "./progress-figures.js";
import { watchSending } from "./progress-send.js";
import { Shots } from "./progress-shots.js";

const form = document.querySelector("form[data-progress]");

if (form) {
  const figures = watchFigures(form);
  const draft = new Draft(form, figures);
  const shots = new Shots(form, draft);
  draft.restore();
  shots.restore().then(() => watchSending(form, draft, shots));
}
