"""Faults of the numbering at every level: a number that is lost, stands twice or is left out, and what was expected."""

import re
from collections.abc import Iterator, Sequence

from tracker.parsing.model import Finding
from tracker.parsing.numerals import NUMERAL, chinese
from tracker.parsing.outline import Node
from tracker.parsing.spans import ITEM_END, View

from .places import found_at

FAULTS = frozenset({"ordinal_doubled", "ordinal_skipped", "ordinal_lost"})
_ORDINAL = re.compile(rf"[{NUMERAL}]+|\d+")
_CIRCLES = 20
_SHOWN = 30


def ordinal_findings(view: View, nodes: Sequence[Node]) -> Iterator[Finding]:
    """The faults of these nodes and all below them, in the order of the text."""
    yield from _of_row(view, nodes, {})


def _of_row(view: View, nodes: Sequence[Node], cousins: dict[str, int]) -> Iterator[Finding]:
    """`cousins`: last numbers of the lists before, by family. 3. below （二） may go on from 2. below （一）."""
    last, seen = 0, set[int]()
    inner: dict[str, int] = {}
    for node in nodes:
        mark = node.mark
        before = cousins.get(mark.family, 0) if not seen else mark.ordinal - 1 if mark.ordinal - 1 in seen else 0
        goes_on = (
            mark.doubt == "ordinal_skipped" and mark.ordinal == before + 1
        )  # or after a list inside the one before
        if mark.doubt in FAULTS and not goes_on:
            expected = _like(_sample(view, nodes, node), last + 1)
            yield found_at(view, mark.doubt, node.start, _end(view, node), expected=expected)
        if mark.family != "heading":
            last = last + 1 if mark.doubt == "ordinal_doubled" or not mark.ordinal else mark.ordinal
            seen.add(last)
        yield from _of_row(view, node.children, inner)
        inner |= {child.mark.family: child.mark.ordinal for child in node.children}


def _end(view: View, node: Node) -> int:
    """The end of the heading, or of the first words of a text without one."""
    end = node.head_end if node.head_end > node.mark.end else min(node.end, node.mark.end + _SHOWN)
    while end > node.mark.end and view.plain[end - 1] in ITEM_END + "：:":
        end -= 1
    return max(end, node.start + 1)


def _sample(view: View, nodes: Sequence[Node], faulty: Node) -> str:
    """The number of a sound neighbour of the same family, else its own."""
    alike = [node for node in nodes if node.mark.family == faulty.mark.family]
    sound = next((node for node in alike if node.mark.doubt not in FAULTS), faulty)
    return view.plain[sound.start : sound.mark.end]


def _like(sample: str, value: int) -> str:
    """The value in the form of the sample: 三是 like 一是, （3） like （1）."""
    if "①" <= sample[:1] <= "⑳":
        return chr(ord("①") + value - 1) if value <= _CIRCLES else str(value)
    number = str(value) if any(char.isdecimal() for char in sample) else chinese(value)
    return _ORDINAL.sub(number, sample, count=1).rstrip("，,：:")
