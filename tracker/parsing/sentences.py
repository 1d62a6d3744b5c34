"""Faults told one sentence after another: each sentence is one, or each topic sentence with what explains it."""

from __future__ import annotations

import re
from itertools import pairwise

from . import lexicon as lex
from .closing import end_of_item
from .model import PROBLEMS
from .spans import LINE, View

_Span = tuple[int, int]
_SIGN = re.compile(lex.PROBLEM_SIGN)
_OPEN, _CLOSED = "(“‘《【", ")”’》】"
TOPIC = re.compile(r"从[^,。;]{1,16}看,|在[^,。;]{1,16}(?:方面|上),")
_SHORT = 16
_FEWEST = 2


def sentences(view: View, start: int, end: int) -> list[_Span]:
    """The sentences of plain[start:end], brackets and quotations kept whole."""
    cuts = [start]
    depth = 0
    for k in range(start, end):
        char = view.folded[k]
        depth = max(0, depth + (char in _OPEN) - (char in _CLOSED))
        if char in "。!?" and not depth:
            cuts.append(k + 1)
    return [(a, b) for a, b in pairwise([*cuts, end]) if b - a > 1]


def told(view: View, start: int, end: int) -> list[_Span]:
    """The faults of a paragraph that a lead-in announces; empty when its sentences belong together."""
    end = end_of_item(view, PROBLEMS, start, end)
    found = sentences(view, start, end)
    topics = [(a, b) for a, b in found if b - a <= _SHORT and _SIGN.search(view.folded, a, b)]
    if _FEWEST <= len(topics) < len(found) and topics[0] == found[0]:
        starts = [a for a, _ in topics]
        return list(zip(starts, [*starts[1:], end], strict=True))
    faults = [bool(_SIGN.search(view.folded, a, b)) for a, b in found]
    return found if len(found) >= _FEWEST and all(faults) else []


def faults_follow(view: View, start: int, end: int) -> int | None:
    """The end of the line at plain[start] when at least two sentences in it name a fault each, None otherwise."""
    line = next((k for k in range(start + 1, end) if view.gaps[k] == LINE), end)
    first = sentences(view, start, line)[:_FEWEST]
    return line if len(first) == _FEWEST and all(_fault(view, a, b) for a, b in first) else None


def _fault(view: View, start: int, end: int) -> bool:
    return bool(TOPIC.match(view.folded, start, end) or _SIGN.search(view.folded, start, end))
