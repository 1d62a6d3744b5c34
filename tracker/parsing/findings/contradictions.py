"""Numbers of a text that contradict one another: a part over its whole, wrong sums, rates that do not come out.

Works on any text with its figures. What the words leave open is no contradiction: figures are compared only in one
sentence, in one unit, and where both are exact.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.parsing.model import Figure

from .groups import Group, group_of
from .rates import wrong_rates
from .wholes import wrong_wholes

STOPS = "。！？!?\n"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What does not add up at text[place:end]; `code` is part_over_whole, sum_wrong or rate_wrong."""

    code: str
    place: int
    end: int
    params: dict[str, str]
    certain: bool = True


def contradictions(text: str, figures: Sequence[Figure], breaks: Sequence[int] = ()) -> list[Contradiction]:
    """Every contradiction in the order of the text. `figures` are those of the text (spans are offsets in it).

    A sentence ends at a stop, and before text[k] for each k of `breaks`.
    """
    stated = sorted((one for one in figures if not one.implicit), key=lambda figure: figure.span)
    return sorted(
        (found for group in _sentences(text, stated, breaks) for found in _of(group)),
        key=lambda contradiction: contradiction.place,
    )


def _of(group: Group) -> Iterator[Contradiction]:
    for found in (*wrong_wholes(group), *wrong_rates(group)):
        yield Contradiction(found.code, found.member.place, found.member.end, found.params, found.certain)


def _sentences(text: str, figures: Sequence[Figure], breaks: Sequence[int]) -> Iterator[Group]:
    """The figures of each sentence, with its words."""
    ends = sorted({*(place + 1 for place, char in enumerate(text) if char in STOPS), *breaks})
    for number, members in groupby(figures, key=lambda figure: bisect_left(ends, figure.span[1])):
        start = ends[number - 1] if number else 0
        end = ends[number] if number < len(ends) else len(text)
        yield group_of(text, start, end, list(members))
