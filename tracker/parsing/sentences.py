"""Faults told one sentence after another: each sentence is one, or each topic sentence with what explains it."""

from __future__ import annotations

import re
from itertools import pairwise

from . import lexicon as lex
from .closing import end_of_item
from .model import PROBLEMS
from .parallel import clauses
from .spans import LINE, View

_Span = tuple[int, int]
_SIGN = re.compile(lex.PROBLEM_SIGN)
_OPEN, _CLOSED = "(“‘《【", ")”’》】"
TOPIC = re.compile(r"从[^,。;]{1,16}看,|在[^,。;]{1,16}(?:方面|上),|[与同跟][^,。;]{2,14}相比,|虽然|尽管")
_JOINT = re.compile(r"(?:此外|另外|同时|再者|其中),")
_SHORT = 16
_FEWEST, _SEVERAL = 2, 3
_LEAST = 6


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


def told(view: View, start: int, end: int, *, led: bool) -> list[_Span]:
    """The faults of a paragraph that a sentence has announced (`led`), each a sentence with what explains it.

    Empty when its sentences belong together. A word that only joins one to the sentence before is left out.
    """
    end = end_of_item(view, PROBLEMS, start, end)
    found = _explained(view, sentences(view, start, end))
    faults = sum(_SIGN.search(view.folded, a, b) is not None for a, b in found)
    return found if led and len(found) >= _FEWEST and faults * 3 >= len(found) * 2 else []


def _explained(view: View, found: list[_Span]) -> list[_Span]:
    """Short topic sentences together with those that explain them: one each, or where most are short, all others."""
    topics = _topics(view, found)
    by_topic = len(topics) >= _FEWEST and found[0][0] in topics
    joined: list[_Span] = []
    for a, b in found:
        explains = bool(joined) and a not in topics and (by_topic or joined[-1][0] in topics)
        if explains and (by_topic or joined[-1][1] - joined[-1][0] <= _SHORT):
            joined[-1] = joined[-1][0], b
        else:
            joined.append((a, b))
    joints = [_JOINT.match(view.folded, a, b) for a, b in joined]
    return [(joint.end() if joint else a, b) for (a, b), joint in zip(joined, joints, strict=True)]


def _topics(view: View, found: list[_Span]) -> set[int]:
    """Where short sentences start that name a fault and explain nothing."""
    short = ((a, view.folded[a:b]) for a, b in found if b - a <= _SHORT)
    return {a for a, words in short if "," not in _JOINT.sub("", words, count=1) and _SIGN.search(words)}


def alike(view: View, start: int, end: int) -> list[_Span]:
    """The faults of the only paragraph of a part, though nothing announces them.

    They are clauses with ；, topic sentences each with what explains it, or at least three sentences.
    """
    end = end_of_item(view, PROBLEMS, start, end)
    found = sentences(view, start, end)
    listed = clauses(view, start, end)
    parts = listed or _explained(view, found)
    enough = _FEWEST if listed or len(_topics(view, found)) >= _FEWEST else _SEVERAL
    every = all(b - a > _LEAST and _SIGN.search(view.folded, a, b) for a, b in parts)
    return parts if every and len(parts) >= enough else []


def faults_follow(view: View, start: int, end: int) -> int | None:
    """The end of the line at plain[start] when at least two sentences in it name a fault each, None otherwise."""
    line = next((k for k in range(start + 1, end) if view.gaps[k] == LINE), end)
    if _clauses_follow(view, start, line):
        return line
    first = sentences(view, start, line)[: _FEWEST + 1]
    faults = sum(_fault(view, a, b) for a, b in first)
    return line if faults >= _FEWEST and _fault(view, *first[0]) else None


def _clauses_follow(view: View, start: int, end: int) -> bool:
    stop = next((k for k in range(start, end) if view.folded[k] == "。"), end)
    listed = clauses(view, start, stop)
    return bool(listed) and all(_SIGN.search(view.folded, a, b) for a, b in listed)


def _fault(view: View, start: int, end: int) -> bool:
    return bool(TOPIC.match(view.folded, start, end) or _SIGN.search(view.folded, start, end))
