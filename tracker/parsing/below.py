"""What stands below a heading or beside a list: paragraphs that are items of their own."""

from __future__ import annotations

import re

from .assigned import is_assigned
from .closing import end_of_item
from .families import INLINE
from .model import PLANS
from .outline import Node
from .prose import paragraphs
from .spans import LINE, View

_Span = tuple[int, int]
_HEADING, _TITLE, _PARAGRAPH = 4, 22, 12
_TOPICAL = re.compile(r"[^。;:]{4,24}。.")
_LEAD = re.compile(
    r"[^。]{0,40}(?:之年|总体要求|总体思路|指导思想|主要目标|预期目标)|[^。]{2,40}。[^。]{0,40}(?:我们|政府|[我全本][镇乡县区市])[^,。]{0,6}将"
)
_LISTING = re.compile(r"[^。;:]{0,40}(?:实事|工作|任务|项目|方面|事项)[^,。;:]{0,6}:")
_ADDED = re.compile(r"(?:此外|另外|再者),")
_FEW = 2


def paragraphs_below(view: View, node: Node, end: int) -> list[_Span]:
    """The paragraphs under a heading that has a line of its own, pledges left out."""
    parts = _paragraphs(view, node.head_end, end) if node.own_line else []
    leads = [part for part in parts if _LEAD.match(view.folded, *part)]
    return [part for part in parts if part not in leads] if len(parts) - len(leads) >= _FEW else parts


def headed(view: View, node: Node, role: str, end: int) -> bool:
    """Whether the node's line is a heading of what stands below, and no part of it: not broken off, and shorter."""
    length, body = node.head_end - node.mark.end, end - node.head_end
    stopped = view.folded[node.head_end] == "。" and length <= _TITLE
    line = node.head_end + stopped
    whole = line < end and view.gaps[line] == LINE and view.folded[node.head_end - 1] not in ",、"
    stands = whole and end_of_item(view, role, line, end) > line + 1
    return stands and _HEADING <= length < body >= _PARAGRAPH and view.folded[node.head_end] not in ",、"


def loose_before(view: View, node: Node) -> list[_Span]:
    """Paragraphs with topic sentences between a heading and the first list below it."""
    parts = paragraphs(view, node.head_end, node.children[0].start) if node.own_line else []
    found = [part for part in parts if _topical(view, *part) and view.folded[part[1] - 1] in "。;"]
    return found if len(found) >= _FEW else []


def own_paragraph(view: View, node: Node) -> int | None:
    """The end of a plan whose list stands in a later paragraph with a lead-in of its own (同时，办好三件实事：1.…)."""
    first = node.children[0].start
    lines = [k for k in range(node.mark.end + 1, first) if view.gaps[k] == LINE and view.folded[k - 1] in "。;!"]
    if len(lines) != 1 or node.own_line or first - lines[0] < _HEADING or view.folded[first - 1] != ":":
        return None
    return lines[0] if _LISTING.match(view.folded, lines[0], first) else None


def added(view: View, start: int, end: int) -> re.Match[str] | None:
    """Where 此外，… goes on behind the last fault of a list in running text."""
    found = _ADDED.finditer(view.folded, start, end)
    return next((match for match in found if view.folded[match.start() - 1] in "。;"), None)


def beside(view: View, node: Node, end: int) -> tuple[int, list[_Span]]:
    """(end of the item, later paragraphs with topic sentences): those are items, and what they follow only leads in.

    The last item of a list inside a paragraph ends with that paragraph.
    """
    first, *later = _paragraphs(view, node.mark.end, end) or [(node.mark.end, end)]
    if not later or not all(_topical(view, *part) for part in later):
        return end, []
    if node.mark.family in INLINE:
        return first[1], later
    return (first[0] if len(later) >= _FEW else end), later if len(later) >= _FEW else []


def _paragraphs(view: View, start: int, end: int) -> list[_Span]:
    parts = paragraphs(view, start, end)
    parts = [part for part in parts if not is_assigned(view, part[0])]
    return [part for part in parts if part[1] - part[0] > 1 and end_of_item(view, PLANS, *part) > part[0]]


def _topical(view: View, start: int, end: int) -> bool:
    return bool(_TOPICAL.match(view.folded, start, end)) and not _LEAD.match(view.folded, start, end)
