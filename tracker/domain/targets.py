"""How far accepted figures have come towards the numbers that a task is to reach (序时进度 is the time's)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.domain.counting import bare, tidy_unit
from tracker.domain.work import Summing


@dataclass(frozen=True, slots=True)
class Goal:
    """A number to reach: of an indicator, or of what is called so in this unit."""

    indicator_id: int | None
    name: str
    unit: str
    value: Decimal
    summing: Summing = Summing.SUM


@dataclass(frozen=True, slots=True)
class Count:
    """An accepted figure, by the last day that it counts."""

    indicator_id: int | None
    name: str
    unit: str
    value: Decimal
    to_on: date


def reached(goals: Iterable[Goal], counts: Iterable[Count]) -> int | None:
    """The share of the slowest goal in whole points, 0 to 100, rounded down; None without goals.

    Counts come in the order in which they were reported: of one day's, the last one stands where the latest counts.
    """
    done = list(counts)
    shares = [_share(goal, [count for count in done if concerns(count, goal)]) for goal in goals if goal.value > 0]
    return min(shares, default=None)


def concerns(count: Count, goal: Goal) -> bool:
    """Whether a figure counts towards a goal: the same indicator, or else the same name and unit."""
    if goal.indicator_id is not None and count.indicator_id == goal.indicator_id:
        return True
    return bare(count.name) == bare(goal.name) and tidy_unit(count.unit) == tidy_unit(goal.unit)


def _share(goal: Goal, counts: list[Count]) -> int:
    if goal.summing is Summing.LATEST:
        counts = sorted(counts, key=lambda count: count.to_on)[-1:]
    total = sum((count.value for count in counts), Decimal(0))
    return min(100, int(total * 100 // goal.value))
