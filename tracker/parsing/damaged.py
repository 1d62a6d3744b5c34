"""Enumerators that lost a character (2乙 for 2、乙, （三丙 for （三）丙, 、丁 for 四、丁), known by what is around."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from operator import attrgetter

from .families import COUNTED
from .marks import LINE_START, STOP, Mark, only_spaced, strength_at
from .numerals import NUMERAL, numeral
from .spans import LINE, View

_FORMS = {
    "num": re.compile(rf"(?<![\d.A-Za-z+/\-(第])([1-9]\d?)(?=[\u4e00-\u9fff])(?!{COUNTED})"),
    "pcn": re.compile(rf"\(([{NUMERAL}]{{1,3}})(?=[\u4e00-\u9fff])(?![{NUMERAL}])"),
    "pnum": re.compile(rf"\(([1-9]\d?)(?=[\u4e00-\u9fff])(?!{COUNTED})"),
}
"""An ordinal without the mark that closes it."""
_CJK = r"(?=[\u4e00-\u9fff“《])"
_LOST = re.compile(rf"(?:、|\.|\)|\(\)|°|第[,、]|其,|要){_CJK}")
_OWNERS: Mapping[str, tuple[str, ...]] = {
    "、": ("cn", "pcn", "num", "pnum"),
    ".": ("num", "cn"),
    ")": ("pcn", "pnum"),
    "()": ("pnum",),
    "°": ("num",),
    "第": ("ordinal",),
    "其": ("which",),
    "要": ("must",),
}
"""What is left of an enumerator whose ordinal is lost, and the families that it may be left of."""
_WORDS = frozenset("要")
_CLOSED = tuple("。;:!?)”")
_WHOLE = ("cn", "pcn", "num", "pnum", "ordinal", "which", "must")
_START = attrgetter("start")
_LOOK_BACK = 80
_Found = dict[str, list[Mark]]


def with_damaged(view: View, found: Mapping[str, list[Mark]]) -> _Found:
    """The marks by family, with damaged ones where they continue a row."""
    whole = {family: [mark for mark in found[family] if mark.strength >= STOP] for family in _WHOLE}
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
        if lost := _lost(view, *match.span(), whole):
            insort(added[lost.family], lost, key=_START)
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


def _lost(view: View, start: int, end: int, whole: Mapping[str, list[Mark]]) -> Mark | None:
    """The mark whose ordinal is lost before plain[start:end], if a row misses one here."""
    strength = strength_at(view, start)
    residue = view.folded[start:end]
    if strength < STOP or only_spaced(view, start) or (residue == ")" and _closes(view, start)):
        return None
    owners = _OWNERS.get(residue) or _OWNERS[residue[0]]
    closed = view.folded[start - 1 : start] in _CLOSED and residue not in _WORDS
    owner = _owner(start, strength, {family: whole[family] for family in owners}, closed=closed)
    return Mark(start, end, owner, 0, strength) if owner else None


def _closes(view: View, k: int) -> bool:
    """Whether the bracket at plain[k] closes one that was opened shortly before."""
    before = view.folded[max(0, k - _LOOK_BACK) : k]
    return before.count("(") > before.count(")")


def _owner(start: int, strength: int, whole: Mapping[str, list[Mark]], *, closed: bool) -> str | None:
    """The family that misses just this number; else, below a `closed` sentence, that of the marks above."""
    nearest: Mark | None = None
    for family, marks in whole.items():
        before, after = _neighbours(start, marks)
        if before is None or (family == "cn" and strength < LINE_START):
            continue
        if after is not None and after.ordinal == before.ordinal + 2:
            return family
        nearest = before if nearest is None or before.start > nearest.start else nearest
    return nearest.family if nearest and closed else None
