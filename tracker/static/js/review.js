// The import review by keyboard, without reloading. Every act is a form of the page; without these files each works too.
import { root } from "./review-parts.js";
import { watchKeys } from "./review-keys.js";
import { watchForms } from "./review-forms.js";
import { watchRows, reveal } from "./review-rows.js";
import { watchSelection } from "./review-text.js";
import { watchBulk } from "./review-bulk.js";
import { watchViews } from "./review-views.js";
import { watchScroll } from "./review-scroll.js";

if (root) {
  root.classList.add("is-live");
  for (const watch of [watchForms, watchRows, watchBulk, watchSelection, watchViews, watchScroll, watchKeys]) watch();
  reveal();
}
