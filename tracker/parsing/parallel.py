"""Parallel parts of one sentence: clauses with ；, and the members of A、B、C等问题."""

from __future__ import annotations

import re
from itertools import pairwise

from . import lexicon as lex
from .spans import View

_Span = tuple[int, int]
_LEAD_IN = re.compile(r"[^。;:(]{0,160}:")
_SIGN = re.compile(lex.PROBLEM_SIGN)
_OPEN, _CLOSED = "(“‘《【", ")”’》】"
_BEGINS = "对在与向于"
_WORD = 7
_BEGUN = re.compile(rf"[{_BEGINS}][^{_BEGINS}]{{1,{_WORD}}}$")
_SHORTEST = 4


def clauses(view: View, start: int, end: int) -> list[_Span]:
    """The clauses of plain[start:end] when it is one sentence of several: parted by ；, brackets kept whole."""
    while end > start and view.folded[end - 1] in "。;":
        end -= 1
    if "。" in view.folded[start:end]:
        return []
    parts = pieces(view, start, end, ";")
    return parts if len(parts) > 1 and all(b - a >= _SHORTEST for a, b in parts) else []


def announced(view: View, start: int, end: int) -> list[_Span]:
    """The clauses that a lead-in with a colon announces; empty when the sentence is built in another way."""
    lead = _LEAD_IN.match(view.folded, start, end)
    return clauses(view, lead.end(), end) if lead else []


def members(view: View, start: int, end: int) -> list[_Span]:
    """Faults parted by 、. A short word before one that goes on with 等, or that begins alike, belongs to it:

    对民宿、露营地等场所巡查少 and 懂测绘、懂评估的人手奇缺 are one fault each.
    """
    found: list[_Span] = []
    for part in reversed(pieces(view, start, end, "、")):
        if found and _belongs(view.folded[slice(*part)], view.folded[slice(*found[-1])]):
            found[-1] = part[0], found[-1][1]
        else:
            found.append(part)
    faults = sum(bool(_SIGN.search(view.folded[slice(*part)])) for part in found)
    return found[::-1] if len(found) > 1 and faults * 2 >= len(found) else []


def _belongs(word: str, rest: str) -> bool:
    if _SIGN.search(word) or not (len(word) <= _WORD or _BEGUN.search(word)):
        return False
    return word[0] == rest[0] or ("等" in rest[1:-1] and rest[0] not in _BEGINS)


def pieces(view: View, start: int, end: int, separator: str) -> list[_Span]:
    """The stretches of plain[start:end] between separators that stand in no bracket or quotation."""
    cuts = [start - 1]
    depth = 0
    for k in range(start, end):
        char = view.folded[k]
        depth += (char in _OPEN) - (char in _CLOSED)
        if char == separator and depth <= 0:
            cuts.append(k)
    return [(a + 1, b) for a, b in pairwise([*cuts, end]) if b > a + 1]
