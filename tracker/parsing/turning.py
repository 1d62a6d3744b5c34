"""Where a part turns from problems to plans: at a sentence that says so, or where its numbering starts anew."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from . import lexicon as lex
from .cues import Cue, turns
from .headings import ASIDE, RECTIFIED, RESPONSIBILITY, announces_plan
from .model import MIXED, PLANS, PROBLEMS
from .outline import Node
from .regions import Region
from .spans import ITEM_END, View

SKIPPED = ASIDE | {RESPONSIBILITY}
ITEM_ROLES = frozenset({PROBLEMS, PLANS, MIXED})
_PROBLEM_SIGN = re.compile(lex.PROBLEM_SIGN)
_COMMITMENT = re.compile(lex.COMMITMENT)
_ACCOUNT = re.compile(r"(?:情况|成效|结果|进展|汇报|履职|(?<!开展|组织|进行|安排)述法)$")
_MANY = 4
_NEAR = 300


def turn_of(view: View, region: Region, nodes: Sequence[Node], *, causes: bool = True) -> Cue | None:
    """The sentence at which a region of problems turns to plans (or causes), unless its numbering goes on.

    When earlier items name their measure in the same way, the last one does too: the region does not turn.
    """
    if region.role not in {PROBLEMS, MIXED}:
        return None
    starts = [node.start for node in nodes]
    paired = False
    for cue in turns(view, region.start, region.end):
        k = bisect_right(starts, cue.start)
        later = nodes[k] if k < len(nodes) else None
        goes_on = later is not None and (later.mark.ordinal != 1 if k else not _leads_to(view, cue, later))
        goes_on = goes_on or (cue.restart and k == 0 and region.role != MIXED)
        if not goes_on and not (paired and later is None) and (causes or not cue.causes):
            return cue
        paired = paired or (goes_on and k > 0 and not cue.causes)
    return None


def _leads_to(view: View, cue: Cue, node: Node) -> bool:
    near = node.start - cue.start < _NEAR
    return near and "。" not in view.folded[cue.start : node.start - 1]


def roles_of(view: View, region: Region, nodes: Sequence[Node]) -> list[str]:
    """Numbering that starts anew with commitments turns problems into plans; mixed parts are judged by words."""
    roles: list[str] = []
    current = PROBLEMS if region.role == MIXED else region.role
    for k, node in enumerate(nodes):
        if node.role in ITEM_ROLES:
            current = node.role
        elif _turns(view, region, nodes, k):
            current = PLANS
        roles.append(node.role if node.role in SKIPPED and not _listed_duty(view, node, current) else current)
    return roles


def _listed_duty(view: View, node: Node, current: str) -> bool:
    """Among plans a heading on duties or rectification is a plan too, unless it gives an account of them.

    Among problems one is a problem that says what is wrong with them (年终述法质量不高).
    """
    words = head_words(view, node)
    faulty = current == PROBLEMS and _PROBLEM_SIGN.search(words)
    about = node.role in {RESPONSIBILITY, RECTIFIED} and (current == PLANS or faulty)
    return bool(about) and not _ACCOUNT.search(words)


def head_words(view: View, node: Node) -> str:
    """The folded words of the node's heading."""
    return view.folded[node.mark.end : node.head_end].rstrip(ITEM_END + ":")


def _turns(view: View, region: Region, nodes: Sequence[Node], k: int) -> bool:
    if region.role == MIXED and k and announces_plan(head_words(view, nodes[k])):
        return True
    restarts = k > 0 and nodes[k].mark.ordinal == 1 and region.role in {PROBLEMS, MIXED}
    return restarts and _sounds_like_plan(view, nodes[k : k + _MANY], region.role == MIXED)


def restarts(view: View, region: Region, nodes: Sequence[Node], k: int) -> bool:
    """A list of problems that starts again right after a sentence may be the list of measures."""
    again = k > 0 and nodes[k].mark.ordinal == 1 and region.role in {PROBLEMS, MIXED}
    return again and nodes[k].role is None and view.folded[nodes[k].start - 1] in "。;"


def _sounds_like_plan(view: View, nodes: Sequence[Node], expected: bool) -> bool:
    """Most start with a commitment; where the heading has promised plans, it is enough that not all are faults."""
    heads = [view.folded[node.mark.end : node.mark.end + 30] for node in nodes]
    plans = sum(bool(_COMMITMENT.match(head)) for head in heads)
    return (expected or plans * 2 > len(heads)) and not all(_PROBLEM_SIGN.search(head) for head in heads)
