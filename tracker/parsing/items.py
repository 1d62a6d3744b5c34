"""From a region (a stretch of text with a role) to its items: the finest enumerated parts that stand alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from .assigned import assigned
from .below import added, beside, headed, loose_before, own_paragraph, paragraphs_below
from .closing import gives_causes
from .cues import FIRST, Cue, labelled_lines, problem_label, turns
from .families import INLINE
from .headings import RECTIFIED, RESPONSIBILITY, announces_plan
from .marks import Mark
from .model import MIXED, PLANS, PROBLEMS
from .outline import Node, Outline, heading_of
from .prose import prose_items
from .regions import Found, Region, doubted
from .spans import ITEM_END, View
from .tables import Table, tables_of
from .tail import Tail
from .turning import ITEM_ROLES, SKIPPED, head_words, restarts, roles_of, turn_of

_FIRST_MARK = re.compile(FIRST + "|一方面")
_OPENING_FAMILIES = ("cn", "pcn", "num", "pnum", "circle", "is", "must", "ordinal")


class Items:
    """Collects the items of regions; remembers the plan year that a lead-in states, and headings left out of plans."""

    def __init__(self, view: View, outline: Outline, tail: Tail) -> None:
        self.view, self.outline, self.tail = view, outline, tail
        self.tables = tables_of(view)
        self._table_starts = [table.start for table in self.tables]
        self._tables_read: set[int] = set()
        self.cue_year: int | None = None
        self.left_out: list[str] = []

    def of(self, region: Region) -> Iterator[Found]:
        """All items of the region, in order. A table that lists items speaks for itself and for the words before it."""
        start, end = region.start, self.tail.cut(region.start, region.end, text=False)
        k = bisect_left(self._table_starts, start)
        while k < len(self.tables) and self.tables[k].start < end:
            yield from self.of_table(self.tables[k], region.path)
            start = self.tables[k].end
            k += 1
        if start < end:
            yield from self._of_text(replace(region, start=start, end=end))

    def of_table(self, table: Table, path: tuple[str, ...]) -> Iterator[Found]:
        """The items of a table, once."""
        if table.start not in self._tables_read:
            self._tables_read.add(table.start)
            for cell in table.cells:
                doubts = ("no_enumerator",) if table.flat else ()
                yield Found(cell.role, *cell.words, None, path, doubts, owner=cell.owner, due=cell.due)

    def _of_text(self, region: Region) -> Iterator[Found]:
        if region.role in {PROBLEMS, MIXED} and (label := problem_label(self.view, region.start, region.end)):
            region = replace(region, start=label)
        nodes = self.outline.split(region.start, region.end, region.used)
        if region.role == MIXED and not nodes and (pairs := labelled_lines(self.view, region.start, region.end)):
            for start, end in pairs:
                yield from self._of_text(replace(region, start=start, end=end))
            return
        if not any(node.role in ITEM_ROLES | SKIPPED for node in nodes):
            turn = turn_of(self.view, region, nodes)
            if turn is not None:
                yield from self._turned(region, turn)
                return
        if nodes:
            restarted = False
            for k, (node, role) in enumerate(zip(nodes, roles_of(self.view, region, nodes), strict=True)):
                restarted = restarted or restarts(self.view, region, nodes, k)
                unsure = restarted or (region.role in {PROBLEMS, MIXED} and role == PLANS and node.role is None)
                yield from doubted(self._of_node(node, role, region), "unheaded" if unsure else "")
        else:
            yield from self._prose(region)

    def _turned(self, region: Region, cue: Cue) -> Iterator[Found]:
        if cue.start > region.start:
            yield from self.of(Region(PROBLEMS, region.start, cue.start, region.path, region.used))
        rest: Cue | None = cue
        if cue.causes:
            after = Region(region.role, cue.opening, region.end, region.path, region.used)
            rest = turn_of(self.view, after, self.outline.split(after.start, after.end, after.used), causes=False)
        if rest is not None:
            yield from self._planned(region, rest)

    def _planned(self, region: Region, cue: Cue) -> Iterator[Found]:
        """What is announced for the future: a list, or in a part that says so by its heading any words."""
        lists = _FIRST_MARK.search(self.view.folded, cue.start, min(region.end, cue.start + 150))
        if region.role == PROBLEMS and lists is None and not cue.label:
            return
        self.cue_year = self.cue_year or cue.year
        start = cue.start if lists else cue.opening
        yield from self.of(Region(PLANS, start, region.end, region.path, region.used))

    def _of_node(self, node: Node, role: str, region: Region) -> Iterator[Found]:
        if role in SKIPPED:
            if region.role == PLANS and role in {RESPONSIBILITY, RECTIFIED}:
                self.left_out.append(heading_of(self.view, node))
            return
        path = region.path
        used = region.used | {node.mark.family}
        if node.role in ITEM_ROLES or (region.role == MIXED and announces_plan(head_words(self.view, node))):
            yield from self.of(Region(role, node.head_end, node.end, (*path, heading_of(self.view, node)), used))
        elif node.children and role == PLANS and (own := own_paragraph(self.view, node)):
            yield from self._leaf(
                replace(node, end=own, children=[]), role, region, Region(role, node.start, own, path, used)
            )
            yield from self.of(Region(role, own, node.end, path, used))
        elif role == PROBLEMS and node.children and gives_causes(self.view, node.mark.end, node.children[0].start):
            yield from self._leaf(
                replace(node, children=[]), role, region, Region(role, node.start, node.end, path, used)
            )
        elif node.children and not self._paired(node):
            inner = Region(
                role, max(node.mark.end, node.head_end), node.end, (*path, heading_of(self.view, node)), used
            )
            if role == PLANS and (loose := loose_before(self.view, node)):
                yield from self._paragraphs(role, loose, inner.path)
                inner = replace(inner, start=loose[-1][1])
            yield from self.of(inner)
        else:
            yield from self._leaf(node, role, region, Region(role, node.start, node.end, path, used))

    def _paired(self, node: Node) -> bool:
        """A problem whose numbered measure follows it: 问题一：… 措施一：…."""
        return node.mark.family == "issue" and all(child.mark.family == "remedy" for child in node.children)

    def _leaf(self, node: Node, role: str, parent: Region, region: Region) -> Iterator[Found]:
        end = self.tail.cut(node.start, node.end)
        below = (*region.path, heading_of(self.view, node))
        if role == PROBLEMS and (label := self._labelled(node, end)):
            yield from self.of(Region(role, label, end, below, region.used))
            return
        body = paragraphs_below(self.view, node, end)
        if len(body) > 1:
            yield from self._paragraphs(role, body, below, node.mark.doubt)
            return
        last = role == PROBLEMS and node.mark.family in INLINE and node.end == parent.end
        more = added(self.view, node.mark.end, end) if last else None
        end, later = beside(self.view, node, end) if role == PLANS and not body else (end, [])
        if more:
            end, later = more.start(), [(more.end(), end)]
        if end > node.mark.end:
            yield from self._single(node, role, parent.role == MIXED, replace(region, end=end), body)
        yield from self._paragraphs(role, later, below)

    def _single(
        self, node: Node, role: str, mixed: bool, region: Region, body: list[tuple[int, int]]
    ) -> Iterator[Found]:
        """The one item of a node, and the measure that it names itself."""
        doubts = (node.mark.doubt,) if node.mark.doubt else ()
        cues = self._remedies(node.mark.end, region.end, mixed) if role == PROBLEMS else []
        remedy = next(iter(cues), None)
        below = bool(body) and (remedy is None or remedy.start > body[0][0])
        start = body[0][0] if below and headed(self.view, node, role, body[0][1]) else node.mark.end
        stop = remedy.start if remedy else region.end
        stop, owner, due = assigned(self.view, start, stop)
        title = (node.mark.end, node.head_end) if body else None
        yield Found(role, start, stop, (node.start, self._mark_end(node)), region.path, doubts, title, owner, due)
        if measure := next((cue for cue in cues if not cue.causes), None):
            yield from self.of(Region(PLANS, measure.opening, region.end, region.path, region.used))

    def _paragraphs(
        self, role: str, parts: list[tuple[int, int]], path: tuple[str, ...], doubt: str = ""
    ) -> Iterator[Found]:
        doubts = (doubt, "no_enumerator") if doubt else ("no_enumerator",)
        return (Found(role, start, stop, None, path, doubts) for start, stop in parts)

    def _labelled(self, node: Node, end: int) -> int | None:
        """Where the words after a label of problems start, right below the node's heading."""
        start = node.head_end
        while start < end and self.view.folded[start] in ITEM_END + ":。":
            start += 1
        return problem_label(self.view, node.mark.end, end) or problem_label(self.view, start, end)

    def _remedies(self, start: int, end: int, mixed: bool) -> list[Cue]:
        """Where an item turns to its causes or its measure: at a label, in a part on both also at 下一步，…."""
        cues = turns(self.view, start + 1, end, weak=mixed)
        return [cue for cue in cues if cue.start > start + 1 and (cue.label or mixed)]

    def _mark_end(self, node: Node) -> int:
        end = node.mark.end
        while end > node.start + 1 and self.view.folded[end - 1] in ",:":
            end -= 1
        return end

    def _prose(self, region: Region) -> Iterator[Found]:
        mark = self._only_mark(region)
        role = PROBLEMS if region.role == MIXED else region.role
        for start, end in prose_items(
            self.view, region.role, mark.end if mark else region.start, region.end, led=region.doubt == "unheaded"
        ):
            numbered = (mark.start, mark.end) if mark and start == mark.end else None
            yield Found(role, start, end, numbered, region.path, ("no_enumerator",))

    def _only_mark(self, region: Region) -> Mark | None:
        """The number of a list that has but one item, right after the region's heading or a colon."""
        families = self.outline.marks.families(_OPENING_FAMILIES)
        found = [m for f in families for m in self.outline.marks.between(f, region.start, region.end) if m.ordinal == 1]
        first = min(found, key=lambda mark: mark.start, default=None)
        before = self.view.folded[region.start : first.start].strip(ITEM_END + "。") if first else ""
        return first if not before or before.endswith(":") else None
