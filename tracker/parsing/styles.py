"""Two styles of one family that number two levels (1、 above 1., 一） below （一）) are two families.

Elsewhere a clerk's mixture of styles stays one row (1. 2、 3.).
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from .families import LOWER
from .marks import STOP, Mark
from .sequences import rows
from .spans import View


def levels(view: View, family: str, marks: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """(marks of the upper level, marks of the lower level); the second is empty unless styles tell two levels apart."""
    styled = [_style(view, mark) for mark in marks]
    one = [mark for mark, style in zip(marks, styled, strict=True) if style]
    other = [mark for mark, style in zip(marks, styled, strict=True) if not style]
    for upper, lower in ((one, other), (other, one)):
        if upper and lower and _holds(upper, lower):
            return upper, [Mark(m.start, m.end, LOWER[family], m.ordinal, m.strength, m.doubt) for m in lower]
    return marks, []


def _style(view: View, mark: Mark) -> bool:
    """Whether it has an opening bracket, or 、 for a stop."""
    return view.folded[mark.start] in "([" or view.folded[mark.end - 1] == "、"


def _holds(upper: list[Mark], lower: list[Mark]) -> bool:
    """Each style counts on its own without a fault, and a whole row of the lower one stands inside an upper entry."""
    above, below = _whole_rows(upper), _whole_rows(lower)
    if not above or not below:
        return False
    entries = [(a.start, b.start) for row in above for a, b in pairwise(row)]
    starts = [start for start, _ in entries]
    for row in below:
        k = bisect_left(starts, row[0].start) - 1
        if k >= 0 and row[-1].start < entries[k][1]:
            return True
    return False


def _whole_rows(marks: list[Mark]) -> list[list[Mark]]:
    """The rows, when each of them counts 1, 2, … without a doubt and the style numbers nothing else."""
    found = rows([mark for mark in marks if mark.strength >= STOP])
    whole = all(len(row) > 1 and [mark.ordinal for mark in row] == list(range(1, len(row) + 1)) for row in found)
    return found if whole else []
