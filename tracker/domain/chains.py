"""Problems that come back (一再出现), over all years: people decide on pairs, pairs join into chains."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.likeness import Problem


@dataclass(frozen=True, slots=True)
class Chain:
    """One problem as several years' reports state it, the earliest first."""

    problems: Sequence[Problem]

    @property
    def years(self) -> list[int]:
        """The years of those reports, each once."""
        return sorted({problem.year for problem in self.problems})

    @property
    def is_unbroken(self) -> bool:
        """Whether it stands in the report of every year from the first to the last."""
        return self.years[-1] - self.years[0] + 1 == len(self.years)

    @property
    def latest(self) -> Problem:
        """As it was stated last."""
        return self.problems[-1]


def chains(problems: Iterable[Problem], same: Iterable[tuple[int, int]]) -> list[Chain]:
    """Chains of the pairs of ids on which people have said "the same" (A = B, B = C: one chain of three); the longest
    first, then the latest. Pairs of problems that are not given (their report was voided) join nothing.
    """
    known = {problem.id: problem for problem in problems}
    heads = {key: key for key in known}
    for first, second in same:
        if first in known and second in known:
            heads[_head(heads, first)] = _head(heads, second)
    groups: dict[int, list[Problem]] = {}
    for key, problem in known.items():
        groups.setdefault(_head(heads, key), []).append(problem)
    found = [Chain(sorted(group, key=lambda one: (one.year, one.id))) for group in groups.values() if len(group) > 1]
    return sorted(found, key=lambda one: (-len(one.years), -one.latest.year, one.latest.id))


def _head(heads: Mapping[int, int], key: int) -> int:
    while heads[key] != key:
        key = heads[key]
    return key


def linked(found: Iterable[Chain]) -> set[tuple[int, int]]:
    """All pairs of ids, in both orders, that stand in one chain: nobody needs to be asked about them."""
    return {(a.id, b.id) for chain in found for a in chain.problems for b in chain.problems}
