"""Pieces of an edition's text that become items."""

from dataclasses import dataclass

from tracker.domain.errors import Invalid
from tracker.domain.review import LONGEST_ITEM
from tracker.parsing import position_of, trim_span, verbatim
from tracker.parsing.leading import leading_enumerator

STOPS = "。；;，,、：:"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch [start, end) of the text, its words without layout, and the enumerator that stands before it."""

    text: str
    start: int
    end: int
    enumerator: str = ""


def piece_of(text: str, start: int, end: int, *, new_start: bool = False) -> Piece:
    """The stretch without white space and stops at its ends. Invalid: selection_empty, item_too_long.

    `new_start`: a person chose where it begins, so an enumerator there (七是…) is no part of the words.
    """
    start, end = max(start, 0), min(end, len(text))
    if start >= end:
        raise Invalid("selection_empty", field="selection")
    words = verbatim(text, start, end)
    stops = len(words) - len(words.lstrip(STOPS))
    start = position_of(text, start, end, stops)
    enumerator, start = leading_enumerator(text, start, end) if new_start else ("", start)
    start, end = trim_span(text, start, end)
    piece = Piece(verbatim(text, start, end), start, end, enumerator)
    if not piece.text:
        raise Invalid("selection_empty", field="selection")
    if len(piece.text) > LONGEST_ITEM:
        raise Invalid("item_too_long", field="selection", most=LONGEST_ITEM)
    return piece
