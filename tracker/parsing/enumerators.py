"""Marks that may number something: 一、 （一） 1. （1） ① 一是 第一， 首先 一方面 其一.

Only candidates are found here, with the strength of their left side; sequences.py decides which of them count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from .damaged import UNIT, with_damaged
from .marks import STOP, Mark, strength_at
from .numerals import FORMAL, NUMERAL, numeral
from .spans import LINE, View

LEVELS = {"part": 1, "cn": 1, "pcn": 2, "num": 3, "pnum": 4, "circle": 4, "bare": 4, "heading": 1}
INLINE = frozenset({"is", "must", "ordinal", "first", "side", "which", "issue", "remedy"})

_N = f"[{NUMERAL}]{{1,3}}"
_NOT_TENS = f"(?<![{NUMERAL}第])"


_FAMILIES: Mapping[str, re.Pattern[str]] = {
    "part": re.compile(rf"第({_N})部分[,:、]?"),
    "cn": re.compile(rf"{_NOT_TENS}({_N}|[{FORMAL}])(?:、|\.(?!\d))(?![{NUMERAL}][、级期类产区号])"),
    "pcn": re.compile(rf"(?<!第)(?:[(\[]({_N})[)\]]|(?<![({NUMERAL}第])({_N})\))(?![项款条期])[、.,]?|()\(\)"),
    "num": re.compile(r"(?<!\d:)(\d{1,2})(?:[.、]|,(?!\d))"),
    "pnum": re.compile(r"\((\d{1,2})\)[、.]?|(?<![\d(.A-Za-z])(\d{1,2})\)[、.]?"),
    "circle": re.compile(r"([①-⑳])[、.]?"),
    "bare": re.compile(rf"([1-9])(?=[\u4e00-\u9fff])(?![{UNIT}])"),
    "is": re.compile(rf"{_NOT_TENS}({_N})是[,:]?|()是(?=[\u4e00-\u9fff])"),
    "must": re.compile(rf"{_NOT_TENS}({_N})要[,:]?"),
    "ordinal": re.compile(rf"第({_N})[,:、.]"),
    "first": re.compile(r"(首先|其次|再次|再者|最后)(?:[是要](?=[\u4e00-\u9fff]))?[,:]?"),
    "side": re.compile(r"((?:另|再|又)?一(?:个)?方面)[,:]?"),
    "issue": re.compile(rf"问题({_N}|\d{{1,2}})[:、.,]"),
    "remedy": re.compile(rf"(?:整改|改进)?(?:措施|对策|举措)({_N}|\d{{1,2}})[:、.,]"),
    "which": re.compile(rf"其({_N})[,:、.]?(?=[\u4e00-\u9fff])"),
}
_NUMBER_BEFORE = re.compile(r"[\d.A-Za-z%+/\-(第]")
_YEAR_AFTER = re.compile(r"20\d\d年")
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4, "一方面": 1, "一个方面": 1}


class Marks:
    """All candidates of a view by family, in order."""

    def __init__(self, view: View) -> None:
        self._found: dict[str, list[Mark]] = {}
        self._starts: dict[str, list[int]] = {}
        for family, pattern in _FAMILIES.items():
            self._found[family] = [m for match in pattern.finditer(view.folded) if (m := _mark(view, family, match))]
        for family, found in with_damaged(view, self._found).items():
            self._found[family] = found
            self._starts[family] = [mark.start for mark in found]

    def families(self, names: Iterable[str]) -> list[str]:
        """Those of the families that have a candidate anywhere."""
        return [name for name in names if self._found[name]]

    def between(self, family: str, start: int, end: int) -> Sequence[Mark]:
        """Candidates of the family that lie in [start, end)."""
        starts = self._starts[family]
        return self._found[family][bisect_left(starts, start) : bisect_left(starts, end)]


def _mark(view: View, family: str, match: re.Match[str]) -> Mark | None:
    last = match.end() + (family == "bare")
    if LINE in view.gaps[match.start() + 1 : last] or _inside_a_number(view, match):
        return None
    strength = strength_at(view, match.start())
    word = next((group for group in match.groups() if group is not None), "")
    ordinal = _ordinal(word)
    weak = family == "bare" or not ordinal or (family == "num" and match.group().endswith(","))
    if (strength < STOP and weak) or (word and not ordinal):
        return None
    return Mark(match.start(), match.end(), family, ordinal, strength)


def _inside_a_number(view: View, match: re.Match[str]) -> bool:
    """A digit that touches another, a dot or 第 counts something else; a year may follow an enumerator."""
    start, end, folded = match.start(), match.end(), view.folded
    if not folded[start].isdecimal():
        return False
    before = start > 0 and not view.gaps[start] and _NUMBER_BEFORE.match(folded[start - 1])
    after = folded[end : end + 1].isdecimal() and not view.gaps[end] and not _YEAR_AFTER.match(folded, end)
    return bool(before) or (after and folded[end - 1] in ".、")


def _ordinal(word: str) -> int:
    if not word:
        return 0
    if "①" <= word <= "⑳":
        return ord(word) - ord("①") + 1
    if word.endswith("方面"):
        return _WORDS.get(word, 2)
    return _WORDS.get(word) or numeral(word)
