"""From text to figures: candidates, those that are none taken out, the rest named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.parsing.model import Figure
from tracker.parsing.spans import LINE, View, view_of

from .amounts import Amount, amounts
from .bare import counts_without_unit
from .clauses import clauses
from .refusals import refused
from .zeros import zeros

_SENTENCE = 240
_STOPS = "。;!?"


def figures_in(text: str) -> list[Figure]:
    """The figures and zero statements of any text, in order; spans are offsets in it. No input makes it raise."""
    view = view_of(text)
    return figures_of(view, [(0, len(view.plain), None)])


def figures_of(view: View, parts: Iterable[tuple[int, int, str | None]]) -> list[Figure]:
    """The figures of the stretches plain[start:end], each with the name of its part."""
    found = [
        figure
        for start, end, part in parts
        for figure in (*_counted(view, start, end, part), *zeros(view, start, end, part))
    ]
    return sorted(found, key=lambda figure: (figure.span, figure.implicit))


def _counted(view: View, start: int, end: int, part: str | None) -> Iterator[Figure]:
    kept = [amount for amount in amounts(view, start, end) if _counts(view, amount, start)]
    for clause in clauses(view, kept, start):
        yield from clause.figures(part)


def _counts(view: View, amount: Amount, lowest: int) -> bool:
    if amount.unit is None and not counts_without_unit(amount, view.folded[amount.start : amount.end]):
        return False
    return not refused(amount, view.folded[amount.start : amount.end], _sentence(view, amount.start, lowest))


def _sentence(view: View, k: int, lowest: int) -> str:
    """The words of the sentence before folded[k]."""
    lowest = max(lowest, k - _SENTENCE)
    first = max(lowest, *(view.folded.rfind(stop, lowest, k) + 1 for stop in _STOPS))
    return view.folded[max(first, view.gaps.rfind(LINE, first, k)) : k]
