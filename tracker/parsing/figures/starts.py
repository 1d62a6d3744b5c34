"""Where the words of a figure begin in its clause, and which words stand in the clause before."""

from __future__ import annotations

import re

from tracker.parsing.numerals import NUMERAL
from tracker.parsing.spans import View

from .amounts import Amount
from .words import UNIT

_ENUMERATOR = re.compile(
    rf"\([{NUMERAL}0-9]{{1,3}}\)|[{NUMERAL}]{{1,3}}[、)是要]|[0-9]{{1,2}}[.、)]|[①-⑳]|第[{NUMERAL}]{{1,2}}[,、]|"
    rf"[1-9](?=[\u4e00-\u9fff])(?![年月日时点至到]|{UNIT})"
)
_LOOSE = re.compile(r"(?:[、() ]|和(?!谐)|与|及(?![格时]))+")
_STOPS = ",。;:!?"
_REACH = 80


def start_of(view: View, done: int, amount: Amount) -> int:
    """Start of the amount's words: after those that are `done`, an enumerator and what joins clauses."""
    start = max(done, amount.left_from)
    if number := _ENUMERATOR.match(view.folded, start, amount.start):
        start = number.end()
    loose = _LOOSE.match(view.folded, start, amount.start)
    return loose.end() if loose else start


def clause_before(view: View, start: int, lowest: int) -> str:
    """The words of the clause that ends at folded[start], which is not below `lowest`."""
    lowest = max(lowest, start - _REACH)
    end = max(lowest, start - 1)
    first = max(lowest, *(view.folded.rfind(stop, lowest, end) + 1 for stop in _STOPS))
    return view.folded[first:end]
