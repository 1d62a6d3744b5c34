"""Parts whose heading names neither problems nor plans, judged by what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import lexicon as lex
from .closing import end_of_item
from .headings import TARGETS, announces_plan
from .model import MEASURES, MIXED, PLANS, PROBLEMS
from .outline import Node
from .prose import paragraphs
from .spans import View
from .tail import Tail

_Span = tuple[int, int]
_FAULT = re.compile(lex.FAULT_SIGN)
_DEED = re.compile(rf"(?:{lex.COMMITMENT}|必须|始终|[一二三四五六七八九十][是要])")
_CALL = re.compile(rf"(?:{lex.COMMITMENT}|政府自身建设|保障|组织)")
_DONE = re.compile(r"[^不除为]了|已经?|累计|先后|同比|今年以来")
_HEAD = 40
_MOST = 0.75
_FEWEST = 2


def unnamed_roles(
    view: View, nodes: Sequence[Node], tail: Tail, *, told: bool, planned: bool = False
) -> dict[int, str]:
    """Roles for parts of the outermost level, by their starts, that their headings do not give.

    One that follows the plans and only promises goes on with them. Where no heading announces problems (plans), a
    part that tells faults (after the problems: deeds to come) holds them; `told` when problems are found already,
    `planned` when the title announces nothing but plans.
    """
    found: dict[int, str] = {}
    planned = planned and not any(node.role in {PROBLEMS, PLANS, MIXED, MEASURES} for node in nodes)
    named = {node.role for node in nodes} | ({PROBLEMS} if told else set())
    before: str | None = None
    for node in nodes:
        role = _role(view, node, tail.cut(node.head_end, node.end), before, named) if node.role is None else None
        role = PLANS if planned and node.role is None else role
        if role:
            found[node.start] = role
        before = role or node.role
        named.add(before)
    return found


def _role(view: View, node: Node, end: int, before: str | None, named: set[str | None]) -> str | None:
    units = _units(view, node, end)
    words = view.folded[node.mark.end : node.head_end].rstrip("。:")
    if before in {PLANS, TARGETS} and _goes_on(view, words, units):
        return PLANS
    if announces_plan(words) and (named & {PROBLEMS, MIXED} or before == TARGETS):
        return PLANS
    if not named & {PROBLEMS, MIXED} and len(units) >= _FEWEST and _tells_faults(view, units):
        return PROBLEMS
    after_problems = before in {PROBLEMS, MIXED} and not named & {PLANS, MIXED}
    return PLANS if after_problems and len(units) >= _FEWEST and _promises(view, units) else None


def _goes_on(view: View, words: str, units: Sequence[_Span]) -> bool:
    """Whether a part below the plans is one more: its heading calls for deeds and it reports none done."""
    return bool(_CALL.match(words)) and not any(_DONE.search(view.folded, a, b) for a, b in units)


def _units(view: View, node: Node, end: int) -> list[_Span]:
    """The children of a part, or its paragraphs: each says one thing."""
    children = [child for child in node.children if child.start < end]
    if children:
        return [(child.mark.end, end_of_item(view, PLANS, child.mark.end, child.end)) for child in children]
    return [(a, b) for a, b in paragraphs(view, node.head_end, end) if b - a > _HEAD // 2]


def _share(units: Sequence[_Span], said: Sequence[bool]) -> bool:
    return bool(units) and sum(said) >= _MOST * len(units)


def _tells_faults(view: View, units: Sequence[_Span]) -> bool:
    return _share(units, [bool(_FAULT.search(view.folded, a, min(b, a + _HEAD))) for a, b in units])


def _promises(view: View, units: Sequence[_Span]) -> bool:
    deeds = [bool(_DEED.match(view.folded, a)) or "将" in view.folded[a:b] for a, b in units]
    return _share(units, deeds) and not any(_DONE.search(view.folded, a, b) for a, b in units)
