"""From what a person points at in the original to offsets: a selection, a pasted sentence, a place to cut."""

import re

from tracker.blueprints.imports.fields import Form, number, optional_number
from tracker.domain.errors import Invalid, NotFound
from tracker.domain.people import Actor
from tracker.parsing import verbatim
from tracker.queries import imports as queries


def span_of(actor: Actor, reading_id: int, form: Form) -> tuple[int, int]:
    """Offsets of the selected (`start`, `end`) or pasted (`passage`) words in the edition's text."""
    if form.get("start"):
        return number(form, "start"), number(form, "end")
    return find(queries.reading_by_id(actor, reading_id).edition.text, form.get("passage", ""))


def find(text: str, passage: str) -> tuple[int, int]:
    """Where a passage stands in the text, whatever the white space in either; Invalid("passage_not_found")."""
    words = "".join(passage.split())
    if not words:
        raise Invalid("required", field="passage")
    pattern = r"\s*".join(map(re.escape, words))
    found = re.search(pattern, text)
    if found is None:
        raise Invalid("passage_not_found", field="passage")
    return found.span()


def cut_of(actor: Actor, reading_id: int, item_id: int, form: Form) -> int:
    """The offset in the item's words at which to split: given as such, or as a place in the edition's text."""
    cut = optional_number(form, "cut")
    if cut is not None:
        return cut
    reading = queries.reading_by_id(actor, reading_id)
    start = next((item.span_start for item in reading.items if item.id == item_id), None)
    if start is None:
        raise NotFound("not_found")
    return len(verbatim(reading.edition.text, start, max(start, number(form, "cut_in_text"))))
