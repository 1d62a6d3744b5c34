// The draft's editor without reloading, and by keyboard. Every act is a form of the page; without these files each works too.
import { root } from "./draft-parts.js";
import { watchForms } from "./draft-forms.js";
import { watchKeys } from "./draft-keys.js";
import { watchSheet, reveal } from "./draft-sheet.js";
import { bringBack, watchTyping } from "./draft-typing.js";

if (root) {
  root.classList.add("is-live");
  for (const watch of [watchForms, watchSheet, watchTyping, watchKeys]) watch();
  bringBack();
  reveal();
}
