"""Numbers of a text that contradict one another: a part over its whole, wrong sums, rates that do not come out.

Works on any text with its figures. What the words leave open is no contradiction: figures are compared only in one
sentence, in one unit, and where both are exact.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from tracker.parsing.model import Figure

from .groups import Contradiction, Group, group_of
from .rates import wrong_rates
from .wholes import wrong_wholes

STOPS = "。！？!?\n"


def contradictions(text: str, figures: Sequence[Figure], breaks: Sequence[int] = ()) -> list[Contradiction]:
    """Every contradiction in the order of the text. `figures` are those of the text (spans are offsets in it).

    A sentence ends at a stop, and before text[k] for each k of `breaks`.
    """
    stated = sorted((one for one in figures if not one.implicit), key=lambda figure: figure.span)
    return sorted(
        (found for group in _sentences(text, stated, breaks) for found in (*wrong_wholes(group), *wrong_rates(group))),
        key=lambda contradiction: contradiction.place,
    )


def _sentences(text: str, figures: Sequence[Figure], breaks: Sequence[int]) -> Iterator[Group]:
    """The figures of each sentence, with its words."""
    ends = sorted({*(place + 1 for place, char in enumerate(text) if char in STOPS), *breaks})
    for number, members in groupby(figures, key=lambda figure: bisect_left(ends, figure.span[1])):
        start = ends[number - 1] if number else 0
        end = ends[number] if number < len(ends) else len(text)
        yield group_of(text, start, end, list(members))
