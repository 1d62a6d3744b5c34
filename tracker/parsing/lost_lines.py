"""Entries of a list that lost their whole number: the one paragraph between two entries whose numbers skip one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise

from .families import INLINE
from .marks import LINE_START, STOP, Mark
from .spans import LINE, View

_CLOSED = frozenset("。;!?")
_FEWEST = 6


def unnumbered_entries(view: View, found: Mapping[str, list[Mark]]) -> Iterator[Mark]:
    """Empty marks for entries that stand on lines of their own and whose number is missing in a row.

    Where the numbered entries around have one line each, as they have, nothing else explains the line.
    """
    lines = [k for k, gap in enumerate(view.gaps) if gap == LINE]
    taken = {mark.start for marks in found.values() for mark in marks if mark.strength >= STOP}
    for family, marks in found.items():
        if family not in INLINE:
            rows = [mark for mark in marks if mark.strength == LINE_START and mark.ordinal]
            for before, after in pairwise(rows):
                if after.ordinal == before.ordinal + 2 and (k := _between(view, lines, before, after, taken)):
                    yield Mark(k, k, family, before.ordinal + 1, LINE_START, "ordinal_lost")


def _between(view: View, lines: list[int], before: Mark, after: Mark, taken: set[int]) -> int:
    """The one line that starts between two entries, when both it and the entry before are whole sentences; else 0."""
    first, last = bisect_right(lines, before.start), bisect_left(lines, after.start)
    if last - first != 1:
        return 0
    k = lines[first]
    whole = view.folded[k - 1] in _CLOSED and view.folded[after.start - 1] in _CLOSED
    return k if whole and k not in taken and after.start - k >= _FEWEST else 0
