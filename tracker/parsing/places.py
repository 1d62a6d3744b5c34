"""Where a report states problems and plans: parts with such headings, or with none that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .announcing import problem_cue
from .model import MEASURES, MIXED, PLANS, PROBLEMS
from .outline import Node, heading_of
from .regions import Region
from .spans import View
from .tail import Tail
from .unnamed import unnamed_roles

_PLAN_TITLE = re.compile(
    r"(?!.*(?:报告|总结|回顾|情况))[^。;:]{4,60}(?:工作要点|工作计划|工作安排|重点工作安排|工作打算)"
)
_LISTED = frozenset({PROBLEMS, PLANS, MIXED})


def regions_of(view: View, nodes: Sequence[Node], tail: Tail, title: str) -> list[Region]:
    """All regions in order: by headings, by a sentence that announces problems, by what unnamed parts say."""
    found = list(_headed(view, nodes, (), frozenset(), {}))
    if not any(region.role in {PROBLEMS, MIXED} for region in found):
        found += _unheaded(view, nodes)
    told = any(region.role in {PROBLEMS, MIXED} for region in found)
    unnamed = unnamed_roles(view, nodes, tail, told=told, planned=bool(_PLAN_TITLE.fullmatch(title)))
    known = {region.start for region in found}
    found += [r for r in _headed(view, nodes, (), frozenset(), unnamed) if r.start not in known]
    return sorted(found, key=lambda region: region.start)


def _headed(
    view: View, nodes: Sequence[Node], path: tuple[str, ...], used: frozenset[str], unnamed: Mapping[int, str]
) -> Iterator[Region]:
    mixed: tuple[str, ...] = ()
    for node in nodes:
        inner = used | {node.mark.family}
        if (role := node.role or unnamed.get(node.start)) in _LISTED:
            above = (*path, *mixed) if node.mark.family == "heading" else path
            doubt = "" if node.role else "unheaded"
            yield Region(role, node.head_end, node.end, (*above, heading_of(view, node)), inner, doubt)
        elif node.role in {None, MEASURES}:
            yield from _headed(view, node.children, (*path, heading_of(view, node)), inner, unnamed)
        mixed = (heading_of(view, node),) if node.role == MIXED else mixed if node.mark.family == "heading" else ()


def _unheaded(view: View, nodes: Sequence[Node]) -> Iterator[Region]:
    """Problems at the end of the measures, announced by a sentence alone; in a text without parts anywhere."""
    for start, end, path, used in _unread(view, nodes):
        if (cue := problem_cue(view, start, end)) is not None:
            yield Region(PROBLEMS, *cue, path, used, "unheaded")
            return


def _unread(view: View, nodes: Sequence[Node]) -> Iterator[tuple[int, int, tuple[str, ...], frozenset[str]]]:
    if not any(node.mark.family in {"cn", "part", "heading"} for node in nodes):
        yield 0, len(view.plain), (), frozenset()
    elif nodes:
        yield 0, nodes[0].start, (), frozenset()
    for node in [node for node in nodes if node.role in {None, MEASURES}]:
        yield node.head_end, node.end, (heading_of(view, node),), frozenset({node.mark.family})
