"""Marks that may number something: 一、 （一） 1. （1） ① 一是 第一， 首先 一方面 其一.

Only candidates are found here, with the strength of their left side; sequences.py decides which of them count.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from .damaged import with_damaged
from .families import AS_PART, CLOSED, FAMILIES, LOWER, SENTENCE_ONLY, UNBROKEN
from .lost_lines import unnumbered_entries
from .marks import GLUED, STOP, Mark, only_spaced, strength_at
from .numerals import NUMERAL, numeral, roman
from .spans import LINE, View
from .styles import levels

_NUMBER_BEFORE = re.compile(r"[\d.A-Za-z%+/\-(第]")
_YEAR_AFTER = re.compile(r"20\d\d年|\d{1,2}月")
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4, "一方面": 1, "一个方面": 1}
_ENCLOSED = (("①", 1), ("⑴", 1), ("⒈", 1), ("㈠", 1), ("㉑", 21), ("㊱", 36), ("❶", 1), ("➀", 1))
_SINGLE = {chr(ord(first) + k): value + k for first, value in _ENCLOSED for k in range(20)}
_DIGIT_RUN = frozenset(NUMERAL)


class Marks:
    """All candidates of a view by family, in order."""

    def __init__(self, view: View) -> None:
        found = {family: list(_candidates(view, family)) for family in FAMILIES}
        for family in AS_PART:
            found["part"] = sorted([*found["part"], *_in_rows(found.pop(family))], key=lambda mark: mark.start)
        found = with_damaged(view, found)
        for mark in list(unnumbered_entries(view, found)):
            insort(found[mark.family], mark, key=attrgetter("start"))
        for family, lower in LOWER.items():
            found[family], found[lower] = levels(view, family, found[family])
        self._found = found
        self._starts = {family: [mark.start for mark in marks] for family, marks in self._found.items()}

    def families(self, names: Iterable[str]) -> list[str]:
        """Those of the families that have a candidate anywhere."""
        return [name for name in names if self._found[name]]

    def between(self, family: str, start: int, end: int) -> Sequence[Mark]:
        """Candidates of the family that lie in [start, end)."""
        starts = self._starts[family]
        return self._found[family][bisect_left(starts, start) : bisect_left(starts, end)]


def _candidates(view: View, family: str) -> Iterator[Mark]:
    for match in FAMILIES[family].finditer(view.folded):
        if mark := _mark(view, family, match):
            yield mark


def _in_rows(marks: list[Mark]) -> Iterator[Mark]:
    """Those of a text that has a row of them from one on: they number whole parts."""
    if any((a.ordinal, b.ordinal) == (1, 2) for a, b in pairwise(marks)):
        yield from (Mark(mark.start, mark.end, "part", mark.ordinal, mark.strength) for mark in marks)


def _mark(view: View, family: str, match: re.Match[str]) -> Mark | None:
    group = next((k for k, word in enumerate(match.groups(), start=1) if word is not None), 0)
    word = match[group] or ""
    start, ordinal = _start_and_ordinal(view, match, family, word)
    last = match.end() + (family == "bare")
    inside = start > match.start() and view.gaps[start] != LINE
    strength = GLUED if inside else strength_at(view, start)
    broken = LINE in view.gaps[start + 1 : last]
    if (broken and (strength < STOP or family in UNBROKEN)) or _inside_a_number(view, match):
        return None
    if strength < STOP and (family in CLOSED or not ordinal or not _may_follow_words(view, match, family)):
        return None
    if not ordinal and (word or only_spaced(view, start)):
        return None
    return Mark(start, match.end(), family, ordinal, STOP if broken else strength)


def _may_follow_words(view: View, match: re.Match[str], family: str) -> bool:
    """Words that also occur in sentences (最后, 其一) number something there only with a stop of their own."""
    return family not in SENTENCE_ONLY or view.folded[match.end() - 1] in ",:、"


def _start_and_ordinal(view: View, match: re.Match[str], family: str, word: str) -> tuple[int, int]:
    """Where the mark starts, and its ordinal: a numeral glued to a word that ends in one (单一二是) is the rest."""
    start = match.start()
    if not word or word[0] not in _DIGIT_RUN or match.start() != match.start(match.lastindex or 0):
        return start, _ordinal(family, word)
    before = view.folded[start - 1 : start] in _DIGIT_RUN and not view.gaps[start]
    glued = strength_at(view, start) < STOP
    breaks = [k for k in range(1, len(word)) if glued and view.gaps[start + k] == LINE]
    first = breaks[-1] if breaks else int(glued and (before or word.startswith("一十")))
    cut = next((k for k in range(first, len(word)) if _ordinal(family, word[k:])), first)
    return start + cut, _ordinal(family, word[cut:])


def _inside_a_number(view: View, match: re.Match[str]) -> bool:
    """A digit that touches another, a dot or 第 counts something else; a year or month may follow an enumerator."""
    start, end, folded = match.start(), match.end(), view.folded
    if not folded[start].isdecimal():
        return False
    before = start > 0 and not view.gaps[start] and _NUMBER_BEFORE.match(folded[start - 1])
    after = folded[end : end + 1].isdecimal() and not view.gaps[end] and not _YEAR_AFTER.match(folded, end)
    return bool(before) or (after and folded[end - 1] in ".、")


def _ordinal(family: str, word: str) -> int:
    if not word:
        return 0
    if word in _SINGLE:
        return _SINGLE[word]
    if family == "letter":
        return ord(word.lower()) - ord("a") + 1
    if family == "small" or (family == "roman" and word.isascii()):
        return roman(word)
    if word.endswith("方面"):
        return _WORDS.get(word, 2)
    return _WORDS.get(word) or numeral(word)
