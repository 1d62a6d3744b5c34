"""The tree of numbered parts of a text, whatever its lines: from the rows of enumerators, outermost first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .bare import LISTED, labels, own_lines
from .enumerators import Marks
from .families import INLINE, INNER, LEVELS
from .headings import LONGEST, leading_role, whole_role
from .marks import LINE_START, STOP, Mark
from .sequences import rows
from .spans import ITEM_END, LINE, View

_ASIDE = frozenset({"side", "first"})
_STOP = re.compile(r"[。;!?]")
_END_OF_HEAD = "。;:,、!?"


def _encloses(marks: Sequence[Mark], others: Sequence[Mark]) -> bool:
    """Whether the first numbers what the other stands in: it begins earlier, and is no 一方面… that ends before."""
    first, second = (marks, others) if marks[0].start < others[0].start else (others, marks)
    leads_in = first[0].family in _ASIDE and first[-1].start < second[0].start and second[0].strength == LINE_START
    return (first is marks) != leads_in


def _numbers_again(marks: Sequence[Mark]) -> bool:
    """Whether 一、 二、 … that number the sections number a list inside one as well."""
    return len(marks) > 1 and marks[0].ordinal == 1 and all(mark.strength >= STOP for mark in marks)


def _opened(candidates: Sequence[Mark], start: int) -> Sequence[Mark]:
    """What stands right below a heading begins as after a stop, though the heading has none."""
    first = candidates[0]
    if first.start > start or first.strength >= STOP or first.family in {"issue", "remedy"}:
        return candidates
    return [replace(first, strength=STOP), *candidates[1:]]


@dataclass(slots=True)
class Node:
    """plain[start:end]: a mark, a heading (plain[mark.end:head_end], may be empty) and what follows.

    `role` is what its own heading says, None when it says nothing. `own_line`: the heading fills its line.
    """

    mark: Mark
    end: int
    head_end: int
    role: str | None
    own_line: bool
    children: list[Node] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.mark.start

    @property
    def level(self) -> int:
        return LEVELS.get(self.mark.family, 5)


class Outline:
    """Splits any stretch of a view into numbered nodes; knows the year reported on to judge headings."""

    def __init__(self, view: View, marks: Marks, report_year: int | None) -> None:
        self.view = view
        self.marks = marks
        self.year = report_year
        self.families = marks.families(("part", "cn", *INNER))

    def split(self, start: int, end: int, used: frozenset[str] = frozenset()) -> list[Node]:
        """Nodes of the outermost numbering in plain[start:end]; families in `used` number a level above."""
        found = self._outermost(start, end, used)
        return self._nodes(found, end, used) if found else []

    def top(self, start: int, end: int, title: str) -> list[Node]:
        """Nodes of the whole body: the outermost numbering and unnumbered headings on lines of their own.

        The numbering starts at `start`; where nothing is numbered 一、, headings may stand before it, below `title`.
        """
        numbered = self._own_level(self._outermost(start, end, frozenset()), end)
        sectioned = bool(numbered) and numbered[0].family in {"cn", "part"}
        first = start if sectioned else 0
        labelled = self._labels(numbered if sectioned else [], first, end)
        found = {mark.start: mark for mark in (*labelled, *own_lines(self.view, self.year, 0, end, title))}
        bare = [found[k] for k in sorted(found)]
        if not bare:
            return self._nodes(numbered, end, frozenset())
        if not sectioned:
            return self.split(start, bare[0].start) + self._nodes(bare, end, frozenset())
        return self._interleaved(numbered, bare, end)

    def _own_level(self, numbered: list[Mark], end: int) -> list[Mark]:
        """Without rows that start again below a heading of problems or plans (二、存在问题 一、… 二、… 三、打算)."""
        kept: list[Mark] = []
        listed = inner = False
        for mark in numbered:
            role = self._heading(mark, end, False)[0]
            starts = bool(kept) and mark.ordinal == 1 and listed
            leaves = role in LISTED or (role is not None and mark.ordinal == kept[-1].ordinal + 1) if kept else True
            inner = not leaves and (inner or starts)
            if not inner:
                kept.append(mark)
                listed = role in LISTED
        return kept

    def _interleaved(self, numbered: list[Mark], bare: list[Mark], end: int) -> list[Node]:
        """Unnumbered headings stand beside numbered ones; numbering that starts anew below one belongs to it."""
        taken = {mark.start for mark in numbered}
        marks = sorted([*numbered, *(m for m in bare if m.start not in taken)], key=lambda mark: mark.start)
        tops: list[Mark] = []
        adopting = False
        for mark in marks:
            if mark.family == "heading":
                tops.append(mark)
                adopting = True
            elif adopting and (mark.ordinal == 1 or (tops[-1].family == "heading" and self._adopted(tops[-1], mark))):
                continue
            else:
                adopting = False
                tops.append(mark)
        return self._nodes(tops, end, frozenset())

    def _labels(self, numbered: list[Mark], start: int, end: int) -> Iterator[Mark]:
        """Labels of whole parts: below a heading that announces problems or plans they only say which of the two."""
        starts = [mark.start for mark in numbered]
        for label in labels(self.view, self.year, start, end):
            k = bisect_left(starts, label.start)
            if not k or self._heading(numbered[k - 1], end, False)[0] not in LISTED:
                yield label

    def _adopted(self, heading: Mark, mark: Mark) -> bool:
        inner = rows(self.marks.between(mark.family, heading.end, mark.end))
        return bool(inner) and inner[-1][0].ordinal == 1 and inner[-1][-1].start == mark.start

    def _outermost(self, start: int, end: int, used: frozenset[str]) -> list[Mark]:
        best: list[Mark] = []
        for family in self.families:
            if family in used and family != "cn":
                continue
            candidates = self.marks.between(family, start, end)
            kept = [mark for row in rows(_opened(candidates, start)) for mark in row] if candidates else []
            if family in used and not _numbers_again(kept):
                continue
            if kept and family in {"part", "cn"} - used:
                return kept
            if kept and (not best or _encloses(kept, best)):
                best = kept
        return best

    def _nodes(self, marks: list[Mark], end: int, used: frozenset[str]) -> list[Node]:
        ends = [*(mark.start for mark in marks[1:]), end][: len(marks)]
        return [self._node(mark, stop, used) for mark, stop in zip(marks, ends, strict=True)]

    def _node(self, mark: Mark, end: int, used: frozenset[str]) -> Node:
        inner = used | {mark.family}
        first = self._outermost(mark.end, end, inner)
        stop = first[0].start if first else end
        role, head_end, own_line = self._heading(mark, stop, bool(used))
        node = Node(mark, end, head_end, role, own_line)
        node.children = self._nodes(first, end, inner) if first else []
        return node

    def _heading(self, mark: Mark, stop: int, deep: bool) -> tuple[str | None, int, bool]:
        """Role, end and own line of the heading that starts at mark.end and cannot reach beyond `stop`."""
        folded, gaps, start = self.view.folded, self.view.gaps, mark.end
        if mark.family in INLINE:
            return None, start, False
        limit = min(start + LONGEST, stop)
        line = next((k for k in range(start + 1, limit) if gaps[k] == LINE), limit if limit == stop else None)
        full = _STOP.search(folded, start, limit)
        colon = folded.find(":", start, limit)
        bracket = folded.find("】", start, limit) if folded[start - 1 : start] == "【" else -1
        ends = [k for k in (line, full.start() if full else None) if k is not None]
        ends += [k for k in (colon, bracket, folded.find("【", start, limit)) if k > start]
        head_end = min(ends) if ends else None
        begins = mark.strength == LINE_START
        own_line = begins and line is not None and head_end in {line, line - 1}
        if head_end is not None and (role := whole_role(folded[start:head_end].rstrip(_END_OF_HEAD), self.year, deep)):
            return role, head_end, own_line
        lead = leading_role(folded[start:limit], self.year, deep)
        if lead:
            return lead.name, start + lead.length, False
        if head_end is None or (colon == head_end and not own_line):
            return None, start, False
        return None, head_end, own_line


def heading_of(view: View, node: Node) -> str:
    """The heading as it stands, with its number: 五、存在问题及改进措施."""
    end = node.head_end if node.head_end > node.mark.end else min(node.end, node.mark.end + 30)
    return view.plain[node.start : end].rstrip(ITEM_END + "：:")
