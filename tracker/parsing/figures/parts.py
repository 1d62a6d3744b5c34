"""Which stretches of a report state results: not its problems and plans, whose numbers are faults and targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.parsing.headings import CAUSES, OTHER, RESPONSIBILITY, TARGETS
from tracker.parsing.model import MIXED, PLANS, PROBLEMS
from tracker.parsing.outline import Node
from tracker.parsing.tail import Tail

_NO_RESULTS = frozenset({PROBLEMS, PLANS, MIXED, CAUSES, TARGETS, OTHER})
_Part = tuple[int, int, str | None]


def result_parts(nodes: list[Node], first: int, end: int, tail: Tail, taken: Iterable[tuple[int, int]]) -> list[_Part]:
    """Stretches of plain[first:end] with the name of their part, in order, without those that are `taken`."""
    head = nodes[0].start if nodes else tail.cut(first, end)
    parts = [(first, max(first, head), None), *_stretches(nodes, None, tail)]
    return list(_without(parts, sorted(taken)))


def _stretches(nodes: list[Node], part: str | None, tail: Tail) -> Iterator[_Part]:
    """The text of each node down to its first inner one, then that of the inner ones."""
    for node in nodes:
        if node.role in _NO_RESULTS:
            continue
        own = RESPONSIBILITY if node.role == RESPONSIBILITY else part
        stop = node.children[0].start if node.children else node.end
        yield node.mark.end, max(node.mark.end, tail.cut(node.mark.end, stop, text=False)), own
        yield from _stretches(node.children, own, tail)


def _without(parts: Iterable[_Part], taken: list[tuple[int, int]]) -> Iterator[_Part]:
    """Both are in order; a stretch that is taken in the middle gives two."""
    k = 0
    for start, end, name in parts:
        done = start
        while k < len(taken) and taken[k][0] < end:
            if taken[k][0] > done:
                yield done, taken[k][0], name
            done = max(done, taken[k][1])
            k += 1
        if done < end:
            yield done, end, name
