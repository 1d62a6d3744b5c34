"""The numbers that tasks are to reach, as indicators of the catalogue."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from tracker.domain.counting import match
from tracker.domain.targets import Goal
from tracker.domain.work import Summing
from tracker.models import Indicator


class Aimed(Protocol):
    """A target's row."""

    @property
    def indicator_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def value(self) -> Decimal: ...


def goal_of(target: Aimed, indicators: Mapping[int, Indicator]) -> Goal:
    """A target without an indicator is still the one that its name and unit mean."""
    meant = indicators.get(target.indicator_id or 0) or match(target.name, target.unit, indicators.values())
    summing = meant.summing if meant else Summing.SUM
    return Goal(meant.id if meant else None, target.name, target.unit, target.value, summing)
