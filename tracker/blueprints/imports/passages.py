"""From what a person points at in the original to offsets: a selection, a pasted sentence, a place to cut."""

from tracker.domain.errors import Invalid, NotFound
from tracker.domain.people import Actor
from tracker.parsing import verbatim
from tracker.parsing.spans import view_of
from tracker.queries import imports as queries
from tracker.web.form_values import Form, number, optional_number


def span_of(actor: Actor, reading_id: int, form: Form) -> tuple[int, int]:
    """Offsets of the selected (`start`, `end`) or pasted (`passage`) words in the edition's text."""
    if form.get("start"):
        return number(form, "start"), number(form, "end")
    return find(queries.reading_by_id(actor, reading_id).edition.text, form.get("passage", ""))


def find(text: str, passage: str) -> tuple[int, int]:
    """Where a passage stands in the text, whatever the layout of either; Invalid("passage_not_found")."""
    words = verbatim(passage, 0, len(passage))
    if not words:
        raise Invalid("required", field="passage")
    view = view_of(text)
    start = view.plain.find(words)
    if start < 0:
        raise Invalid("passage_not_found", field="passage")
    return view.span(start, start + len(words))


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
