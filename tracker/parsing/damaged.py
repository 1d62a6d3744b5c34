"""Enumerators that lost a character (2乙 for 2、乙, （三丙 for （三）丙, 、丁 for 四、丁), known by what is around."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from operator import attrgetter

from .families import UNIT
from .marks import LINE_START, STOP, Mark, strength_at
from .numerals import NUMERAL, numeral
from .spans import LINE, View

_FORMS = {
    "num": re.compile(rf"(?<![\d.A-Za-z+/\-(第])([1-9])(?=[\u4e00-\u9fff])(?![{UNIT}])"),
    "pcn": re.compile(rf"\(([{NUMERAL}]{{1,3}})(?=[\u4e00-\u9fff])"),
}
_LOST = re.compile(r"、(?=[\u4e00-\u9fff])")
_CLOSED = tuple("。;:!?)”")
_HOLDERS = ("cn", "pcn", "num", "pnum")
_START = attrgetter("start")
_Found = dict[str, list[Mark]]


def with_damaged(view: View, found: Mapping[str, list[Mark]]) -> _Found:
    """The marks by family, with damaged ones where they continue a row."""
    whole = {family: [mark for mark in found[family] if mark.strength >= STOP] for family in _HOLDERS}
    added: _Found = {family: list(marks) for family, marks in found.items()}
    for family, form in _FORMS.items():
        other: Mark | None = None
        for mark in _candidates(view, family, form):
            if _continues(mark, whole[family], other):
                insort(whole[family], mark, key=_START)
                insort(added[family], mark, key=_START)
            else:
                other = mark
    for match in _LOST.finditer(view.folded):
        strength = strength_at(view, match.start())
        closed = view.folded[match.start() - 1 : match.start()] in _CLOSED
        if strength >= STOP and (owner := _owner(match.start(), strength, whole, closed=closed)):
            insort(added[owner], Mark(*match.span(), owner, 0, strength), key=_START)
    return added


def _candidates(view: View, family: str, form: re.Pattern[str]) -> Iterator[Mark]:
    for match in form.finditer(view.folded):
        strength = strength_at(view, match.start())
        if strength >= STOP and view.gaps[match.end()] != LINE:
            yield Mark(*match.span(), family, numeral(match[1]), strength, "ordinal_lost")


def _neighbours(start: int, marks: list[Mark]) -> tuple[Mark | None, Mark | None]:
    k = bisect_left(marks, start, key=_START)
    return marks[k - 1] if k else None, marks[k] if k < len(marks) else None


def _continues(mark: Mark, marks: list[Mark], other: Mark | None) -> bool:
    """The number before is one lower, and the row does not name this number again.

    `other` is the last one without its mark that continued no row: it may have begun one of its own.
    """
    before, after = _neighbours(mark.start, marks)
    named_again = after is not None and 1 < after.ordinal <= mark.ordinal
    if before is None or before.ordinal != mark.ordinal - 1 or named_again:
        return False
    return other is None or other.start < before.start or other.ordinal != mark.ordinal - 1


def _owner(start: int, strength: int, whole: Mapping[str, list[Mark]], *, closed: bool) -> str | None:
    """The family that misses just this number; else, below a `closed` sentence, that of the lines above."""
    nearest: Mark | None = None
    for family in _HOLDERS:
        before, after = _neighbours(start, whole[family])
        if before is None or (family == "cn" and strength < LINE_START):
            continue
        if after is not None and after.ordinal == before.ordinal + 2:
            return family
        nearest = before if nearest is None or before.start > nearest.start else nearest
    return nearest.family if nearest and closed and strength == LINE_START else None
