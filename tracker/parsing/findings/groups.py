"""The figures of one sentence, each with the words from the figure before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.parsing.model import Figure

_MOST = 60
_CASES = frozenset({"件", "起", "宗", "例", "件次"})


@dataclass(frozen=True, slots=True)
class Member:
    """A figure in its sentence: `lead` are the words from the end of the one before to its own end, text[place:end] its
    own words. What shares a number (参考率、优秀率均达100%) is one member with several names.
    """

    value: Decimal
    unit: str | None
    exact: bool
    qualifier: str
    names: tuple[str, ...]
    words: str
    lead: str
    place: int
    end: int

    @property
    def is_rate(self) -> bool:
        return self.unit == "%"

    def is_like(self, other: "Member") -> bool:
        """Whether the two may be compared: in one unit (a lost unit fits each), cases of all names counted as one."""
        if self.unit is None or other.unit is None:
            return not self.is_rate and not other.is_rate
        return self.unit == other.unit or (self.unit in _CASES and other.unit in _CASES)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What does not add up at text[place:end]; `code` is part_over_whole, sum_wrong or rate_wrong."""

    code: str
    place: int
    end: int
    params: dict[str, str]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """The members of a sentence in order, and its words; `start` is where it begins in the text."""

    words: str
    start: int
    members: tuple[Member, ...]

    def between(self, first: int, last: int) -> str:
        """text[first:last], places in the text."""
        return self.words[first - self.start : last - self.start]

    def is_aside(self, member: Member) -> bool:
        """Whether it stands in brackets."""
        before = self.between(self.start, member.place)
        return max(map(before.rfind, "（(")) > max(map(before.rfind, "）)"))


def group_of(text: str, start: int, end: int, figures: Sequence[Figure]) -> Group:
    """The sentence text[start:end]. Of very many figures only the first are compared."""
    members: list[Member] = []
    done = start
    for figure in figures[:_MOST]:
        if members and figure.span[1] == members[-1].end:
            members[-1] = replace(members[-1], names=(*members[-1].names, figure.indicator))
            continue
        members.append(_member(figure, text[done : figure.span[1]]))
        done = figure.span[1]
    return Group(text[start:end], start, tuple(members))


def _member(figure: Figure, lead: str) -> Member:
    qualifier = figure.qualifier or ""
    names, (place, end) = (figure.indicator,), figure.span
    return Member(figure.value, figure.unit, not qualifier, qualifier, names, figure.text, lead, place, end)
