"""Items without the words around them, none over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .closing import end_of_item, open_end
from .model import PLANS, PROBLEMS
from .regions import Found
from .spans import ITEM_END, View

_WORD = 2


def disjoint(view: View, found: Iterable[Found]) -> list[Found]:
    """The items in order, trimmed; what overlaps an earlier one is left out."""
    ordered = sorted(found, key=lambda item: (item.start, item.end))
    alone = sum(item.role == PLANS for item in ordered) == 1
    kept: list[Found] = []
    for item in ordered:
        start, end = _trimmed(view, item, alone=alone)
        word_alone = item.enumerator is None and end - start < _WORD
        if end > start and not word_alone and (not kept or start >= kept[-1].end):
            kept.append(replace(item, start=start, end=end))
    return kept


def _trimmed(view: View, item: Found, *, alone: bool) -> tuple[int, int]:
    """Without stops and closing words; a pledge that stands `alone` as the plan is all that the report says."""
    start, end = item.start, end_of_item(view, item.role, item.start, item.end)
    end = item.end if end == start and alone else end
    end = open_end(view, start, end) if item.role == PROBLEMS and item.enumerator is None else end
    while end > start and view.plain[end - 1] in ITEM_END + " |":
        end -= 1
    while start < end and view.plain[start] in ITEM_END + "：: ":
        start += 1
    return start, end
