"""From a region (a stretch of text with a role) to its items: the finest enumerated parts that stand alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from . import lexicon as lex
from .cues import Cue, label_after, turns
from .headings import CAUSES, OTHER, RECTIFIED, RESPONSIBILITY, TARGETS
from .model import MIXED, PLANS, PROBLEMS
from .outline import Node, Outline
from .prose import paragraphs, prose_items
from .spans import ITEM_END, View
from .tail import Tail

SKIPPED = frozenset({CAUSES, TARGETS, OTHER, RECTIFIED, RESPONSIBILITY})
_ITEM_ROLES = frozenset({PROBLEMS, PLANS, MIXED})
_PROBLEM_SIGN = re.compile(lex.PROBLEM_SIGN)
_COMMITMENT = re.compile(lex.COMMITMENT)
_FIRST_MARK = re.compile(r"一是|\(一\)|1[.、]|第一[,、]|一、|首先|\(1\)|①|一方面")
_MANY = 4


@dataclass(frozen=True, slots=True)
class Found:
    """An item at plain[start:end]; `title_end` when a heading of its own line is its title."""

    role: str
    start: int
    end: int
    enumerator: tuple[int, int] | None
    path: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    title_end: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """plain[start:end] with its role, the headings above it and the families that number those."""

    role: str
    start: int
    end: int
    path: tuple[str, ...]
    used: frozenset[str]


class Items:
    """Collects the items of regions; remembers the plan year that a lead-in states."""

    def __init__(self, view: View, outline: Outline, tail: Tail) -> None:
        self.view, self.outline, self.tail = view, outline, tail
        self.cue_year: int | None = None

    def of(self, region: Region) -> Iterator[Found]:
        """All items of the region, in order."""
        end = self.tail.cut(region.start, region.end)
        if end <= region.start:
            return
        region = Region(region.role, region.start, end, region.path, region.used)
        nodes = self.outline.split(region.start, end, region.used)
        if not any(node.role in _ITEM_ROLES | SKIPPED for node in nodes):
            turn = self._turn(region, nodes)
            if turn is not None:
                yield from self._turned(region, turn)
                return
        if nodes:
            for node, role in zip(nodes, self._roles(region, nodes), strict=True):
                yield from self._of_node(node, role, region)
        else:
            yield from self._prose(region)

    def _turn(self, region: Region, nodes: list[Node]) -> Cue | None:
        """The sentence at which a region of problems turns to plans, unless its numbering goes on after it."""
        if region.role not in {PROBLEMS, MIXED}:
            return None
        starts = [node.start for node in nodes]
        for cue in turns(self.view, region.start, region.end):
            k = bisect_right(starts, cue.start)
            later = nodes[k] if k < len(nodes) else None
            goes_on = later is not None and (later.mark.ordinal != 1 if k else not self._leads_to(cue, later))
            if not goes_on:
                return cue
        return None

    def _leads_to(self, cue: Cue, node: Node) -> bool:
        return "。" not in self.view.folded[cue.start : node.start - 1]

    def _turned(self, region: Region, cue: Cue) -> Iterator[Found]:
        if cue.start > region.start and region.role != CAUSES:
            yield from self.of(Region(PROBLEMS, region.start, cue.start, region.path, region.used))
        if cue.causes:
            yield from self._after_causes(Region(region.role, cue.opening, region.end, region.path, region.used))
            return
        lists = _FIRST_MARK.search(self.view.folded, cue.start, min(region.end, cue.start + 150))
        if region.role == PROBLEMS and lists is None:
            return
        self.cue_year = self.cue_year or cue.year
        start = cue.start if lists else cue.opening
        yield from self.of(Region(PLANS, start, region.end, region.path, region.used))

    def _after_causes(self, region: Region) -> Iterator[Found]:
        """Causes are no items; measures may follow them."""
        nodes = self.outline.split(region.start, region.end, region.used)
        turn = self._turn(region, nodes)
        if turn is not None:
            yield from self._turned(Region(CAUSES, region.start, region.end, region.path, region.used), turn)

    def _roles(self, region: Region, nodes: list[Node]) -> list[str]:
        """Numbering that starts anew with commitments turns problems into plans; mixed parts are judged by words."""
        roles: list[str] = []
        current = PROBLEMS if region.role == MIXED else region.role
        for k, node in enumerate(nodes):
            if node.role is not None:
                current = node.role if node.role in _ITEM_ROLES else current
            elif self._turns(region, nodes, k):
                current = PLANS
            roles.append(node.role if node.role in SKIPPED else current)
        return roles

    def _turns(self, region: Region, nodes: list[Node], k: int) -> bool:
        restarts = k > 0 and nodes[k].mark.ordinal == 1 and region.role in {PROBLEMS, MIXED}
        return restarts and self._sounds_like_plan(nodes[k : k + _MANY])

    def _sounds_like_plan(self, nodes: list[Node]) -> bool:
        heads = [self.view.folded[node.mark.end : node.mark.end + 30] for node in nodes]
        plans = sum(bool(_COMMITMENT.match(head)) for head in heads)
        return plans * 2 > len(heads) and not all(_PROBLEM_SIGN.search(head) for head in heads)

    def _of_node(self, node: Node, role: str, region: Region) -> Iterator[Found]:
        if role in SKIPPED:
            return
        path = region.path
        used = region.used | {node.mark.family}
        if node.role in _ITEM_ROLES:
            yield from self.of(Region(node.role, node.head_end, node.end, (*path, self.heading(node)), used))
        elif node.children:
            inner = Region(role, max(node.mark.end, node.head_end), node.end, (*path, self.heading(node)), used)
            yield from self.of(inner)
        else:
            yield from self._leaf(node, role, path, used)

    def _leaf(self, node: Node, role: str, path: tuple[str, ...], used: frozenset[str]) -> Iterator[Found]:
        end = self.tail.cut(node.start, node.end)
        doubts = (node.mark.doubt,) if node.mark.doubt else ()
        body = (
            [part for part in paragraphs(self.view, node.head_end, end) if part[1] - part[0] > 1]
            if node.own_line
            else []
        )
        if len(body) > 1:
            path = (*path, self.heading(node))
            for start, stop in body:
                yield Found(role, start, stop, None, path, (*doubts, "no_enumerator"))
            return
        mark = (node.start, self._mark_end(node))
        label = label_after(self.view, node.mark.end, end) if role == PROBLEMS else None
        stop = label[0] if label else end
        yield Found(role, node.mark.end, stop, mark, path, doubts, node.head_end if node.own_line and body else None)
        if label and not label[2]:
            yield from self.of(Region(PLANS, label[1], end, path, used))

    def _mark_end(self, node: Node) -> int:
        end = node.mark.end
        while end > node.start + 1 and self.view.folded[end - 1] in ",:":
            end -= 1
        return end

    def _prose(self, region: Region) -> Iterator[Found]:
        for start, end in prose_items(self.view, region.role, region.start, region.end):
            role = PROBLEMS if region.role == MIXED else region.role
            yield Found(role, start, end, None, region.path, ("no_enumerator",))

    def heading(self, node: Node) -> str:
        """The heading as it stands, with its number: 五、存在问题及改进措施."""
        end = node.head_end if node.head_end > node.mark.end else min(node.end, node.mark.end + 30)
        return self.view.plain[node.start : end].rstrip(ITEM_END + "：:")
