"""Values as the cells of a workbook hold them."""

from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from .text import clean

Cell = str | int | float | Decimal | date | datetime | bool | None

_LONGEST_TEXT = 32_767  # characters in a cell, by the format
_TOO_LARGE = 10**15  # the format keeps 15 digits
_FIRST_YEAR = 1900  # of the format's calendar


def plain(value: Cell) -> str | float | Decimal | date:
    """A text, a number that the format keeps, or a date that its calendar knows."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case date() if value.year >= _FIRST_YEAR:
            return value
        case int() if abs(value) < _TOO_LARGE:
            return value
        case float() if isfinite(value):
            return value
        case Decimal() if value.is_finite() and abs(value) < _TOO_LARGE:
            return value
        case _:
            return clean(str(value))


def harmless(text: str) -> str:
    """As long as a cell holds, and not between <r> and </r>: the library would take that for marks of the format."""
    cut = text[: _LONGEST_TEXT - 1]
    return f"{cut} " if cut.startswith("<r>") and cut.endswith("</r>") else cut
