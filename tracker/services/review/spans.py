"""Pieces of an edition's text that become items."""

from dataclasses import dataclass

from tracker.domain.errors import Invalid
from tracker.domain.review import LONGEST_ITEM
from tracker.parsing import position_of, trim_span, verbatim

STOPS = "。；;，,、：:"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch [start, end) of the text and its words without layout."""

    text: str
    start: int
    end: int


def piece_of(text: str, start: int, end: int) -> Piece:
    """The stretch without white space and stops at its ends. Invalid: selection_empty, item_too_long."""
    start, end = max(start, 0), min(end, len(text))
    if start >= end:
        raise Invalid("selection_empty", field="selection")
    words = verbatim(text, start, end)
    stops = len(words) - len(words.lstrip(STOPS))
    start, end = trim_span(text, position_of(text, start, end, stops), end)
    piece = Piece(verbatim(text, start, end), start, end)
    if not piece.text:
        raise Invalid("selection_empty", field="selection")
    if len(piece.text) > LONGEST_ITEM:
        raise Invalid("item_too_long", field="selection", most=LONGEST_ITEM)
    return piece
