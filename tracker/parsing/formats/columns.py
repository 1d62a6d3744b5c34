"""Pages set in two columns: the left one is read before the right one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .lines import Line, in_rows, joined_rows

_FEWEST = 4
_CROSSING = 0.25


def in_columns(page: Sequence[Line]) -> list[Line]:
    """The lines of a page (from top to bottom) in reading order; lines in columns get blocks 1 and 2."""
    middle = _middle(page)
    left = [line for line in page if line.right <= middle]
    right = [line for line in page if line.left >= middle]
    across = len(page) - len(left) - len(right)
    if min(len(left), len(right)) < _FEWEST or across > _CROSSING * len(page) or not _beside(left, right):
        return _one_row(page)
    first = min(line.top for line in (*left, *right))
    wide = [line for line in page if line.left < middle < line.right]
    return [
        *(line for line in wide if line.top <= first),
        *(replace(line, block=1) for line in left),
        *(replace(line, block=2) for line in right),
        *(line for line in wide if line.top > first),
    ]


def _middle(page: Sequence[Line]) -> float:
    return (min((line.left for line in page), default=0.0) + max((line.right for line in page), default=0.0)) / 2


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Most lines of both columns have one of the other beside them, and none is a table's row."""
    if any(line.whole for line in (*left, *right)):
        return False
    low, high = min(line.top for line in right), max(line.top for line in right)
    level = sum(low - line.size <= line.top <= high + line.size for line in left)
    return level * 2 >= len(left)


def _one_row(page: Sequence[Line]) -> list[Line]:
    """Pieces that stand on one base line become one line."""
    return [joined_rows(row) for row in in_rows(page)]
