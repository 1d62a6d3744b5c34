"""Lines on pages put together again to the paragraphs that they were: for formats that know places, not paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .columns import in_columns
from .lines import Line, in_rows

_PAGE_NUMBER = re.compile(
    r"^[\s—–－\-_·~·•.|]*(?:第\s*)?(?:\d{1,3}|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3}(?=\s*页))(?:\s*页)?"
    r"(?:\s*[/／共,，of]+\s*\d{1,3}\s*页?)?[\s—–－\-_·~·•.|]*$"
)
_CLOSED = re.compile(r"[。；！？：;!?:][”’）)」]?$")
_NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[、）)]|\d{1,2}[.．、)）]|[①-⑳]|[一二三四五六七八九]是|附件)"
)
_CUT = re.compile(r"[一二三四五六七八九十百（(第]$")
_FULL = 0.72
_FULL_LINE, _RAGGED = 2.2, 6.0
_EDGE = 2
_SHARE = 0.15


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The text of the pages without page numbers, running heads and feet."""
    lines = [line for page in _bodies(pages) for line in in_columns(page)]
    blocks = {block: _Block([line for line in lines if line.block == block]) for block in {x.block for x in lines}}
    parts: list[str] = []
    for k, line in enumerate(lines):
        parts.append(line.text)
        after = lines[k + 1] if k + 1 < len(lines) else None
        if after is None or not _goes_on(line, after, blocks):
            yield _joined(parts)
            parts = []


def _bodies(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Pages from top to bottom without the lines at their edges that are numbers or stand on several pages."""
    ordered = [_ordered(page) for page in pages]
    edges: Counter[tuple[str, int]] = Counter()
    for page in ordered:
        edges.update({_placed(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    for page in ordered:
        last = len(page) - _EDGE
        yield [
            line for k, line in enumerate(page) if line.whole or not ((k < _EDGE or k >= last) and _runs(line, edges))
        ]


def _runs(line: Line, edges: Counter[tuple[str, int]]) -> bool:
    """Whether it is a page number, or stands at one height on several pages: a title with the same words does not."""
    text, top = _placed(line)
    return bool(_PAGE_NUMBER.match(line.text)) or sum(edges[text, top + near] for near in (-1, 0, 1)) > 1


def _placed(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.top)


def _ordered(page: Sequence[Line]) -> list[Line]:
    """From top to bottom; pieces on one base line stay together, from left to right."""
    rows = in_rows(sorted(page, key=lambda line: line.top))
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


class _Block:
    """The margins of a column, its lines' distance, and whether its paragraphs begin with an indent."""

    def __init__(self, lines: Sequence[Line]) -> None:
        running = [line for line in lines if not line.whole] or list(lines)
        size = sorted(line.size for line in running)[len(running) // 2] or 12.0
        self.left = _outermost(sorted(line.left for line in running), size)
        self.right = -_outermost(sorted(-line.right for line in running), size)
        if running and not running[0].block and self.right < _FULL * (running[0].page - self.left):
            self.right = float("inf")
        self.pitch = _pitch(running)
        shifts = [line.left - self.left for line in running]
        self.indented = sum(1.2 * size <= shift <= 3 * size for shift in shifts) * 6 > len(shifts)


def _outermost(places: list[float], size: float) -> float:
    """The first of the sorted places that enough others stand near to."""
    enough = max(2, int(len(places) * _SHARE))
    for k, place in enumerate(places):
        if k + enough <= len(places) and places[k + enough - 1] - place <= 1.2 * size:
            return place
    return places[0]


def _pitch(lines: Sequence[Line]) -> float:
    """The distance from line to line above which a gap between paragraphs begins."""
    steps = sorted(b.top - a.top for a, b in pairwise(lines) if b.top - a.top >= 0.9 * a.size > 0)
    return 1.3 * steps[len(steps) // 10] if steps else float("inf")


def _goes_on(line: Line, after: Line, blocks: dict[int, _Block]) -> bool:
    """A line goes on in the next one when it is full and the next is neither indented nor set apart."""
    block, size = blocks[line.block], line.size or after.size or 12.0
    apart = after.top - line.top > block.pitch
    ragged = block.indented and line.left <= block.left + 3 * size and not _CLOSED.search(line.text)
    full = line.right >= block.right - (_RAGGED if ragged else _FULL_LINE) * size  # a long word leaves a gap before it
    indented = after.left > blocks[after.block].left + 0.8 * size
    if line.whole or after.whole or apart or indented or not full:
        return False
    ends = _CLOSED.search(line.text) or not (block.indented or _CUT.search(line.text))
    return not (ends and _NUMBERED.match(after.text))


def _joined(parts: list[str]) -> str:
    text = parts[0]
    for part in parts[1:]:
        between = " " if text[-1].isascii() and text[-1].isalpha() and part[0].isascii() and part[0].isalpha() else ""
        text += between + part
    return text
