"""Lights: always derived from state and date, never stored. Thresholds are an organisation's settings, in days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.tasks import ENDED, TaskState


class Light(StrEnum):
    """red overdue, yellow soon, blue near and not yet submitted, green on schedule, grey ended."""

    RED = "red"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Days before the due date from which a task shows yellow or blue."""

    yellow_days: int = 7
    blue_days: int = 15


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """Due dates before `red` are overdue; those up to and including `yellow` or `blue` show that light."""

    red: date
    yellow: date
    blue: date


def cutoffs(today: date, thresholds: Thresholds) -> Cutoffs:
    """Thresholds turned into dates, so that Python and SQL compare the same values."""
    return Cutoffs(
        red=today,
        yellow=today + timedelta(days=thresholds.yellow_days),
        blue=today + timedelta(days=thresholds.blue_days),
    )


def light_of(state: TaskState, due_on: date | None, cut: Cutoffs) -> Light:
    """The light of a task; one without a date is green until it gets one."""
    if state in ENDED:
        return Light.GREY
    if due_on is None:
        return Light.GREEN
    if due_on < cut.red:
        return Light.RED
    if due_on <= cut.yellow:
        return Light.YELLOW
    if due_on <= cut.blue and state is not TaskState.SUBMITTED:
        return Light.BLUE
    return Light.GREEN
