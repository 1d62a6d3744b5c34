"""What a form consists of: labels with values, and cells to sign in; and how much of a page it takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from .text import columns

LABEL_MM, VALUE_MM = 25.0, 53.0
"""A form has four columns: label, value, label, value. One alone takes the last three: 131 mm."""
CELL_MARGIN_MM, CELL_PADDING_MM = 1.5, 0.8
_MM_OF_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value, each of one or more lines. `least_mm` is the height that a hand needs to write."""

    label: str
    value: str
    least_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two short entries side by side."""

    left: Entry
    right: Entry


@dataclass(frozen=True, slots=True)
class Signature:
    """A cell to sign in: `choices` to tick stand above the room to write, the line to sign and date below."""

    label: str
    choices: str = ""
    extra_mm: float = 0.0


Part = Entry | Pair | Signature


@dataclass(frozen=True, slots=True)
class Look:
    """Size of type and pitch of lines in points, the least height of a row, and the room above each line to sign."""

    points: float
    pitch: float
    row_mm: float
    room_mm: float


USUAL = Look(points=12, pitch=18, row_mm=8.2, room_mm=10)
COMPACT = Look(points=10.5, pitch=14.5, row_mm=7, room_mm=9)
TIGHT = Look(points=10.5, pitch=13.5, row_mm=6.5, room_mm=8.5)
_MOST_MORE_MM, _RULE_MM = 10.0, 0.2


def fitting_look(parts: Sequence[Part], most_mm: float) -> Look:
    """The largest look with which the form takes at most `most_mm`; what is left goes to the cells to sign in.

    A form that needs two pages anyway is large again.
    """
    signatures = sum(isinstance(part, Signature) for part in parts)
    for look in (USUAL, COMPACT, TIGHT):
        spare = most_mm - sum(height_mm(part, look) for part in parts)
        if spare >= 0:
            return replace(look, room_mm=look.room_mm + min(_MOST_MORE_MM, spare / max(1, signatures)))
    return USUAL


def height_mm(part: Part, look: Look) -> float:
    """An estimate of the height of the row, with its rule."""
    return _RULE_MM + _inner_mm(part, look)


def _inner_mm(part: Part, look: Look) -> float:
    line = look.pitch * _MM_OF_POINT
    match part:
        case Entry():
            return _entry_mm(part, LABEL_MM + 2 * VALUE_MM, look)
        case Pair():
            return max(_entry_mm(part.left, VALUE_MM, look), _entry_mm(part.right, VALUE_MM, look))
        case Signature():
            return line * (2 if part.choices else 1) + look.room_mm + part.extra_mm + 2 * CELL_PADDING_MM


def _entry_mm(entry: Entry, width_mm: float, look: Look) -> float:
    return max(
        look.row_mm, entry.least_mm, _text_mm(entry.label, LABEL_MM, look), _text_mm(entry.value, width_mm, look)
    )


def _text_mm(text: str, width_mm: float, look: Look) -> float:
    """Lines times pitch. Half a character a line is left over, since punctuation does not begin a line."""
    half_characters = int(2 * (width_mm - 2 * CELL_MARGIN_MM) / (look.points * _MM_OF_POINT)) - 1
    lines = sum(max(1, ceil(columns(line) / half_characters)) for line in text.split("\n"))
    return lines * look.pitch * _MM_OF_POINT + 2 * CELL_PADDING_MM
