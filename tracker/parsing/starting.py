"""Where the numbered parts of a text start, and how they begin."""

from __future__ import annotations

from .enumerators import Marks
from .families import ROWS_ONLY
from .marks import LINE_START, STOP, Mark
from .sequences import rows
from .spans import View


def first_words(view: View, marks: Marks) -> list[str]:
    """The first words after each 一、 二、 …, where headings state their years."""
    numbered = [*marks.between("part", 0, len(view.plain)), *marks.between("cn", 0, len(view.plain))]
    return [view.folded[mark.end : mark.end + 24] for mark in numbered[:40] if mark.strength >= STOP]


def body_start(view: View, marks: Marks) -> int:
    """Where the numbered parts start: the first 一、 (or （一）, 1.); in an excerpt 二、 at the start of a line."""
    for family in ("part", "cn"):
        found = marks.between(family, 0, len(view.plain))
        if first := next((mark for mark in found if _begins(mark) or mark.strength == LINE_START), None):
            return first.start
    for families in (("pcn", "num", "letter", "loose", "bare"), ("is",)):
        starts = [start for family in families if (start := _first_row(view, marks, family)) is not None]
        if starts:
            return min(starts)
    return len(view.plain)


def _first_row(view: View, marks: Marks, family: str) -> int | None:
    found = rows(marks.between(family, 0, len(view.plain))) if family in ROWS_ONLY else None
    if found is not None:
        return next((row[0].start for row in found if _begins(row[0])), None)
    return next((mark.start for mark in marks.between(family, 0, len(view.plain)) if _begins(mark)), None)


def _begins(mark: Mark) -> bool:
    return mark.ordinal == 1 and mark.strength >= STOP
