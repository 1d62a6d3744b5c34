"""From a region (a stretch of text with a role) to its items: the finest enumerated parts that stand alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from . import lexicon as lex
from .closing import end_of_item
from .cues import FIRST, Cue, problem_label, turns
from .headings import ASIDE, RECTIFIED, RESPONSIBILITY, announces_plan
from .marks import Mark
from .model import MIXED, PLANS, PROBLEMS
from .outline import Node, Outline
from .prose import paragraphs, prose_items
from .spans import ITEM_END, LINE, View
from .tables import Table, tables_of
from .tail import Tail

SKIPPED = ASIDE | {RESPONSIBILITY}
_ITEM_ROLES = frozenset({PROBLEMS, PLANS, MIXED})
_PROBLEM_SIGN = re.compile(lex.PROBLEM_SIGN)
_COMMITMENT = re.compile(lex.COMMITMENT)
_FIRST_MARK = re.compile(FIRST + "|一方面")
_ACCOUNT = re.compile(r"(?:情况|成效|结果|进展|汇报|履职|述法)$")
_OPENING_FAMILIES = ("cn", "pcn", "num", "pnum", "circle", "is", "must", "ordinal")
_MANY = 4
_NEAR = 300
_HEADING, _PARAGRAPH = 4, 12


@dataclass(frozen=True, slots=True)
class Found:
    """An item at plain[start:end]; `title` is where a heading of its own line stands."""

    role: str
    start: int
    end: int
    enumerator: tuple[int, int] | None
    path: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    title: tuple[int, int] | None = None
    owner: tuple[int, int] | None = None
    due: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """plain[start:end] with its role, the headings above it and the families that number those.

    `doubt` is a code for all its items: "unheaded" when no heading but a sentence or the numbering says the role.
    """

    role: str
    start: int
    end: int
    path: tuple[str, ...]
    used: frozenset[str]
    doubt: str = ""


def doubted(items: Iterable[Found], code: str) -> Iterator[Found]:
    """The items, with one more doubt unless the code is empty."""
    return (replace(item, doubts=(*item.doubts, code)) if code else item for item in items)


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
            yield from self._of_text(Region(region.role, start, end, region.path, region.used))

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
        if not any(node.role in _ITEM_ROLES | SKIPPED for node in nodes):
            turn = self._turn(region, nodes)
            if turn is not None:
                yield from self._turned(region, turn)
                return
        if nodes:
            restarted = False
            for k, (node, role) in enumerate(zip(nodes, self._roles(region, nodes), strict=True)):
                restarted = restarted or self._restarts(region, nodes, k)
                unsure = restarted or (region.role in {PROBLEMS, MIXED} and role == PLANS and node.role is None)
                yield from doubted(self._of_node(node, role, region), "unheaded" if unsure else "")
        else:
            yield from self._prose(region)

    def _turn(self, region: Region, nodes: list[Node], *, causes: bool = True) -> Cue | None:
        """The sentence at which a region of problems turns to plans (or causes), unless its numbering goes on.

        When earlier items name their measure in the same way, the last one does too: the region does not turn.
        """
        if region.role not in {PROBLEMS, MIXED}:
            return None
        starts = [node.start for node in nodes]
        paired = False
        for cue in turns(self.view, region.start, region.end):
            k = bisect_right(starts, cue.start)
            later = nodes[k] if k < len(nodes) else None
            goes_on = later is not None and (later.mark.ordinal != 1 if k else not self._leads_to(cue, later))
            goes_on = goes_on or (cue.restart and k == 0 and region.role != MIXED)
            if not goes_on and not (paired and later is None) and (causes or not cue.causes):
                return cue
            paired = paired or (goes_on and k > 0 and not cue.causes)
        return None

    def _leads_to(self, cue: Cue, node: Node) -> bool:
        near = node.start - cue.start < _NEAR
        return near and "。" not in self.view.folded[cue.start : node.start - 1]

    def _turned(self, region: Region, cue: Cue) -> Iterator[Found]:
        if cue.start > region.start:
            yield from self.of(Region(PROBLEMS, region.start, cue.start, region.path, region.used))
        rest: Cue | None = cue
        if cue.causes:
            after = Region(region.role, cue.opening, region.end, region.path, region.used)
            rest = self._turn(after, self.outline.split(after.start, after.end, after.used), causes=False)
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

    def _roles(self, region: Region, nodes: list[Node]) -> list[str]:
        """Numbering that starts anew with commitments turns problems into plans; mixed parts are judged by words."""
        roles: list[str] = []
        current = PROBLEMS if region.role == MIXED else region.role
        for k, node in enumerate(nodes):
            if node.role in _ITEM_ROLES:
                current = node.role
            elif self._turns(region, nodes, k):
                current = PLANS
            roles.append(node.role if node.role in SKIPPED and not self._listed_duty(node, current) else current)
        return roles

    def _listed_duty(self, node: Node, current: str) -> bool:
        """Among plans a heading on duties or rectification is a plan too, unless it gives an account of them.

        Among problems one is a problem that says what is wrong with them (年终述法质量不高).
        """
        words = self._head_words(node)
        faulty = current == PROBLEMS and _PROBLEM_SIGN.search(words)
        about = node.role in {RESPONSIBILITY, RECTIFIED} and (current == PLANS or faulty)
        return bool(about) and not _ACCOUNT.search(words)

    def _head_words(self, node: Node) -> str:
        return self.view.folded[node.mark.end : node.head_end].rstrip(ITEM_END + ":")

    def _turns(self, region: Region, nodes: list[Node], k: int) -> bool:
        if region.role == MIXED and k and announces_plan(self._head_words(nodes[k])):
            return True
        restarts = k > 0 and nodes[k].mark.ordinal == 1 and region.role in {PROBLEMS, MIXED}
        return restarts and self._sounds_like_plan(nodes[k : k + _MANY], region.role == MIXED)

    def _restarts(self, region: Region, nodes: list[Node], k: int) -> bool:
        """A list of problems that starts again right after a sentence may be the list of measures."""
        again = k > 0 and nodes[k].mark.ordinal == 1 and region.role in {PROBLEMS, MIXED}
        return again and nodes[k].role is None and self.view.folded[nodes[k].start - 1] in "。;"

    def _sounds_like_plan(self, nodes: list[Node], expected: bool) -> bool:
        """Most start with a commitment; where the heading has promised plans, it is enough that not all are faults."""
        heads = [self.view.folded[node.mark.end : node.mark.end + 30] for node in nodes]
        plans = sum(bool(_COMMITMENT.match(head)) for head in heads)
        return (expected or plans * 2 > len(heads)) and not all(_PROBLEM_SIGN.search(head) for head in heads)

    def _of_node(self, node: Node, role: str, region: Region) -> Iterator[Found]:
        if role in SKIPPED:
            if region.role == PLANS and role in {RESPONSIBILITY, RECTIFIED}:
                self.left_out.append(self.heading(node))
            return
        path = region.path
        used = region.used | {node.mark.family}
        if node.role in _ITEM_ROLES or (region.role == MIXED and announces_plan(self._head_words(node))):
            yield from self.of(Region(role, node.head_end, node.end, (*path, self.heading(node)), used))
        elif node.children and not self._paired(node):
            inner = Region(role, max(node.mark.end, node.head_end), node.end, (*path, self.heading(node)), used)
            yield from self.of(inner)
        else:
            yield from self._leaf(node, role, region.role == MIXED, Region(role, node.start, node.end, path, used))

    def _paired(self, node: Node) -> bool:
        """A problem whose numbered measure follows it: 问题一：… 措施一：…."""
        return node.mark.family == "issue" and all(child.mark.family == "remedy" for child in node.children)

    def _leaf(self, node: Node, role: str, mixed: bool, region: Region) -> Iterator[Found]:
        end = self.tail.cut(node.start, node.end)
        if role == PROBLEMS and (label := self._labelled(node, end)):
            yield from self.of(Region(role, label, end, (*region.path, self.heading(node)), region.used))
            return
        doubts = (node.mark.doubt,) if node.mark.doubt else ()
        body = self._body(node, end)
        if len(body) > 1:
            for start, stop in body:
                yield Found(role, start, stop, None, (*region.path, self.heading(node)), (*doubts, "no_enumerator"))
            return
        headed = bool(body) and self._headed(node, body[0][1])
        remedy = self._remedy(node.mark.end, end, mixed) if role == PROBLEMS else None
        stop = remedy.start if remedy else end
        title = (node.mark.end, node.head_end) if body else None
        start = body[0][0] if headed else node.mark.end
        yield Found(role, start, stop, (node.start, self._mark_end(node)), region.path, doubts, title)
        if remedy and not remedy.causes:
            yield from self.of(Region(PLANS, remedy.opening, end, region.path, region.used))

    def _labelled(self, node: Node, end: int) -> int | None:
        """Where the words after a label of problems start, right below the node's heading."""
        start = node.head_end
        while start < end and self.view.folded[start] in ITEM_END + ":。":
            start += 1
        return problem_label(self.view, node.mark.end, end) or problem_label(self.view, start, end)

    def _headed(self, node: Node, end: int) -> bool:
        """Whether the node's line is a heading of what stands below, and no part of it: not broken off, and shorter."""
        length = node.head_end - node.mark.end
        whole = self.view.gaps[node.head_end] == LINE and self.view.folded[node.head_end - 1] not in ",、"
        body = end - node.head_end
        return whole and _HEADING <= length < body >= _PARAGRAPH and self.view.folded[node.head_end] not in ",、"

    def _body(self, node: Node, end: int) -> list[tuple[int, int]]:
        """The paragraphs under a heading that has a line of its own, pledges left out."""
        parts = paragraphs(self.view, node.head_end, end) if node.own_line else []
        return [part for part in parts if part[1] - part[0] > 1 and end_of_item(self.view, PLANS, *part) > part[0]]

    def _remedy(self, start: int, end: int, mixed: bool) -> Cue | None:
        """Where an item turns to its measure: at a label, in a part on both also at 下一步，…."""
        cues = turns(self.view, start + 1, end, weak=mixed)
        return next((cue for cue in cues if cue.start > start + 1 and (cue.label or mixed)), None)

    def _mark_end(self, node: Node) -> int:
        end = node.mark.end
        while end > node.start + 1 and self.view.folded[end - 1] in ",:":
            end -= 1
        return end

    def _prose(self, region: Region) -> Iterator[Found]:
        mark = self._only_mark(region)
        role = PROBLEMS if region.role == MIXED else region.role
        for start, end in prose_items(self.view, region.role, mark.end if mark else region.start, region.end):
            numbered = (mark.start, mark.end) if mark and start == mark.end else None
            yield Found(role, start, end, numbered, region.path, ("no_enumerator",))

    def _only_mark(self, region: Region) -> Mark | None:
        """The number of a list that has but one item, right after the region's heading or a colon."""
        families = self.outline.marks.families(_OPENING_FAMILIES)
        found = [m for f in families for m in self.outline.marks.between(f, region.start, region.end) if m.ordinal == 1]
        first = min(found, key=lambda mark: mark.start, default=None)
        before = self.view.folded[region.start : first.start].strip(ITEM_END + "。") if first else ""
        return first if not before or before.endswith(":") else None

    def heading(self, node: Node) -> str:
        """The heading as it stands, with its number: 五、存在问题及改进措施."""
        end = node.head_end if node.head_end > node.mark.end else min(node.end, node.mark.end + 30)
        return self.view.plain[node.start : end].rstrip(ITEM_END + "：:")
