"""The original text as the review shows it: paragraphs and headings cut where items begin and end. Pure.

What is shown are the edition's own characters; each segment knows its offset, so that a selection finds its way back.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from tracker.parsing.spans import LINE, View, view_of

NEAR = 2
"""Paragraphs that stay in sight before and after those with items."""
LEAST_FOLD = 240
"""Characters below which folding a stretch saves nothing."""

STOPS = "。；！？：;!?:”"


class Mark(NamedTuple):
    """An item's place in the text: [start, end)."""

    item_id: int
    start: int
    end: int


class Heading(NamedTuple):
    """Where a headed part begins, how deep it is, and how long its number and title are."""

    offset: int
    level: int
    length: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters that stand together in the text. `first`: the item begins here and shows its number.

    `note` is the place of a remark among the findings of the reading, `noted` whether the remark begins here.
    """

    text: str
    start: int
    item_id: int | None = None
    first: bool = False
    note: int | None = None
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (level 0) or a heading of level 1, 2, …"""

    level: int
    segments: tuple[Segment, ...]

    @property
    def size(self) -> int:
        """Characters of the block."""
        return sum(len(segment.text) for segment in self.segments)

    @property
    def has_item(self) -> bool:
        """Whether an item stands in it."""
        return any(segment.item_id is not None for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that are shown or folded together; `place` is before, between or after (the items)."""

    blocks: tuple[Block, ...]
    folded: bool
    place: str = "between"

    @property
    def size(self) -> int:
        """Characters of the stretch."""
        return sum(block.size for block in self.blocks)


def lay_out(text: str, marks: Iterable[Mark], headings: Iterable[Heading]) -> list[Stretch]:
    """The text as stretches of blocks, folded where no item is near. Linear in the text's length."""
    cuts = deque(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    heads = {heading.offset: heading for heading in headings if heading.level > 0}
    seen: set[int] = set()
    blocks = [_block(pieces, heads, cuts, seen) for pieces in _joined(_paragraphs(text), cuts)]
    return _fold([block for block in blocks if block.segments])


def _paragraphs(text: str) -> Iterator[list[Segment]]:
    """Each paragraph as its lines, without the white space around them and without page numbers."""
    view = view_of(text)
    begins = _line_begins(view)
    for k, stop in pairwise([*begins, len(view.plain)]):
        start, end = view.span(k, stop)
        yield [Segment(text[a:b], a) for a, b in _lines(text, start, end) if _has_words(view, a, b)]


def _joined(paragraphs: Iterable[list[Segment]], cuts: deque[Mark]) -> Iterator[list[Segment]]:
    """Paragraphs, with those put together between which an item breaks off in mid-sentence."""
    pieces: list[Segment] = []
    for following in filter(None, paragraphs):
        if pieces and not _breaks_off(pieces[-1], following[0].start, cuts):
            yield pieces
            pieces = []
        pieces = [*pieces, *following]
    if pieces:
        yield pieces


def _breaks_off(line: Segment, start: int, cuts: deque[Mark]) -> bool:
    end = line.start + len(line.text)
    begun = takewhile(lambda mark: mark.start < end, cuts)
    return line.text[-1] not in STOPS and any(start < mark.end for mark in begun)


def _line_begins(view: View) -> list[int]:
    found: list[int] = []
    k = view.gaps.find(LINE)
    while k != -1:
        found.append(k)
        k = view.gaps.find(LINE, k + 1)
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        begin = at + line.index(stripped) if stripped else at
        yield begin, begin + len(stripped)
        at += len(line)


def _has_words(view: View, start: int, end: int) -> bool:
    k = bisect_left(view.offsets, start)
    return start < end and k < len(view.plain) and view.offsets[k] < end


def _block(pieces: list[Segment], heads: dict[int, Heading], cuts: deque[Mark], seen: set[int]) -> Block:
    head = heads.get(pieces[0].start) if pieces else None
    length = sum(len(piece.text) for piece in pieces)
    level = head.level if head and length <= head.length + 4 else 0
    return Block(level, tuple(segment for piece in pieces for segment in _cut(piece, cuts, seen)))


def _cut(piece: Segment, cuts: deque[Mark], seen: set[int]) -> Iterator[Segment]:
    """The line cut at the borders of items, of which those that ended before are dropped from `cuts`.

    Where items overlap, the one that begins first has the words.
    """
    at, end = piece.start, piece.start + len(piece.text)
    while cuts and cuts[0].end <= at:
        cuts.popleft()
    for mark in takewhile(lambda mark: mark.start < end, cuts):
        start, stop = max(mark.start, at), min(mark.end, end)
        if start >= stop:
            continue
        if start > at:
            yield _part(piece, at, start)
        yield replace(_part(piece, start, stop), item_id=mark.item_id, first=mark.item_id not in seen)
        seen.add(mark.item_id)
        at = stop
    if at < end:
        yield _part(piece, at, end)


def _part(piece: Segment, start: int, end: int) -> Segment:
    return Segment(piece.text[start - piece.start : end - piece.start], start)


def _fold(blocks: list[Block]) -> list[Stretch]:
    """Stretches near items stay open; long ones far from any are folded. Without items nothing is folded."""
    with_items = [k for k, block in enumerate(blocks) if block.has_item]
    if not with_items:
        return [Stretch(tuple(blocks), folded=False)] if blocks else []
    near = _near(blocks, with_items)
    stretches: list[Stretch] = []
    start = 0
    for k in range(1, len(blocks) + 1):
        if k == len(blocks) or near[k] != near[start]:
            place = "before" if start < with_items[0] else "after" if start > with_items[-1] else "between"
            stretch = Stretch(tuple(blocks[start:k]), folded=not near[start], place=place)
            stretches.append(stretch if stretch.size >= LEAST_FOLD else replace(stretch, folded=False))
            start = k
    return stretches


def _near(blocks: list[Block], with_items: list[int]) -> list[bool]:
    """Which blocks are near an item: `NEAR` to either side, and the headings above."""
    near = [False] * len(blocks)
    for k in with_items:
        for other in range(max(0, k - NEAR), min(len(blocks), k + NEAR + 1)):
            near[other] = True
    for k in range(len(blocks) - 1, 0, -1):
        if near[k] and blocks[k - 1].level:
            near[k - 1] = True
    return near
