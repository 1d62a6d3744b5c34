"""Candidates: every number with a measure word, or without one, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tracker.parsing.spans import LINE, SPACE, View

from .numbers import ARABIC, PERCENT, SPOKEN, value_of
from .words import AFTER, BEFORE, HUNDREDS, LIMIT, MORE, UNIT

_AMOUNT = re.compile(
    rf"(?P<percent>{PERCENT})(?P<above>{AFTER}|{LIMIT})?|"
    rf"(?P<number>{ARABIC}|{SPOKEN})(?P<scale>(?:[百千]?[万亿]|[百千])(?!元)|[kKwW](?=[余多]?{UNIT}))?(?P<more>{MORE})?"
    rf"(?P<late>[百千]?[万亿](?!元))?(?P<unit>{UNIT})?(?P<after>{AFTER}|{LIMIT})?"
)
_BEFORE = re.compile(rf"{BEFORE}$")
_BEFORE_HUNDREDS = re.compile(rf"(?:{BEFORE}|{HUNDREDS})$")
# A comma between thousands is none.
_STOP = re.compile(r"[。;:!?]|,(?!(?<=[0-9],)[0-9]{3}(?![0-9]))")
_REACH = 160
_WORD, _NEAR = 8, 24


@dataclass(frozen=True, slots=True)
class Amount:
    """folded[start:end] is a number with what belongs to it (近300余份).

    `left` and `right` are the words of its clause on both sides, `left` reaching back to folded[left_from].
    `spaced`: white space follows it.
    """

    start: int
    end: int
    value: Decimal
    unit: str | None
    qualifier: str | None
    spoken: bool
    left_from: int
    left: str
    right: str
    spaced: bool

    @property
    def near(self) -> str:
        """The last words of `left`."""
        return self.left[-_NEAR:]

    @property
    def closed(self) -> bool:
        """Whether the clause ends with the number."""
        return not self.right or self.right[0] in "、()" or self.right.startswith(("和", "及", "与", "以及"))


def amounts(view: View, start: int, end: int) -> Iterator[Amount]:
    """Candidates in plain[start:end], in order."""
    for match in _AMOUNT.finditer(view.folded, start, end):
        unit = "%" if match["percent"] else match["unit"]
        if (_spoken(match) and not unit) or _broken(view, match):
            continue
        value, unit = _value(match, unit)
        if value is not None:
            yield _amount(view, match, value, unit, (start, end))


def _spoken(match: re.Match[str]) -> bool:
    return not match[0][0].isascii()


def _value(match: re.Match[str], unit: str | None) -> tuple[Decimal | None, str | None]:
    """Value and unit: 35万余元 is as many 万元 as 35万元."""
    scale = (match["scale"] or "") + (match["late"] or "")
    if unit == "元" and scale[-1:] in {"万", "亿"}:
        scale, unit = "", f"{scale}元"
    return value_of(match["percent"] or match["number"], scale), unit


def _broken(view: View, match: re.Match[str]) -> bool:
    """A line ends inside: a page may break there, but a number alone on its line or in words is a thing of its own."""
    if LINE not in view.gaps[match.start() + 1 : match.end()]:
        return False
    return view.gaps[match.start()] == LINE or _spoken(match)


def _amount(view: View, match: re.Match[str], value: Decimal, unit: str | None, part: tuple[int, int]) -> Amount:
    left_from = _clause_start(view, match.start(), part[0])
    left = view.folded[left_from : match.start()]
    right = view.folded[match.end() : _clause_end(view, match.end(), part[1])]
    qualifiers = _BEFORE_HUNDREDS if match[0][0] in "十百千万" and not match["percent"] else _BEFORE
    before = qualifiers.search(left, max(0, len(left) - _WORD))
    start = match.start() - len(before.group()) if before else match.start()
    words = [before.group() if before else "", match["more"] or "", match["after"] or match["above"] or ""]
    qualifier = "".join(words) or None
    left = left[: start - left_from]
    spaced = match.end() < len(view.gaps) and view.gaps[match.end()] == SPACE
    return Amount(start, match.end(), value, unit, qualifier, _spoken(match), left_from, left, right, spaced)


def _clause_start(view: View, k: int, lowest: int) -> int:
    """After the last stop, open bracket or line break before folded[k]."""
    lowest = max(lowest, k - _REACH)
    found = max((stop.end() for stop in _STOP.finditer(view.folded, lowest, k)), default=lowest)
    bracket = view.folded.rfind("(", found, k)
    if bracket >= 0 and view.folded.find(")", bracket, k) < 0:
        found = bracket + 1
    return max(found, view.gaps.rfind(LINE, found, k + 1))


def _clause_end(view: View, k: int, highest: int) -> int:
    highest = min(highest, k + _REACH)
    stop = _STOP.search(view.folded, k, highest)
    end = stop.start() if stop else highest
    line = view.gaps.find(LINE, k, end)
    return line if line >= 0 else end
