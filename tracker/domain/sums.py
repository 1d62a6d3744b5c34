"""Adding the figures of a year up, and what is left of their qualifiers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tracker.domain.work import Qualifier


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum, or the latest value; `qualifier` says how exact it is."""

    value: Decimal
    qualifier: Qualifier = Qualifier.EXACT


def total(parts: Iterable[Sum]) -> Sum | None:
    """The sum of all; None of nothing."""
    found = list(parts)
    return Sum(sum((part.value for part in found), Decimal(0)), combined(p.qualifier for p in found)) if found else None


def combined(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """How exact a sum is: 30 and 30余 are 60余; of several kinds of inexact ones nothing but 约 can be said."""
    inexact = set(qualifiers) - {Qualifier.EXACT}
    return Qualifier.EXACT if not inexact else inexact.pop() if len(inexact) == 1 else Qualifier.ABOUT
