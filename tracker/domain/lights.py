"""Lights: always derived from a task's state, dates and progress, never stored. Thresholds are an office's settings."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from tracker.domain.quarters import asked_since
from tracker.domain.tasks import ENDED, TaskState
from tracker.domain.working_days import WorkCalendar


class Light(StrEnum):
    """red overdue or far behind, yellow soon or behind, blue near, green on schedule, grey ended."""

    RED = "red"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"
    GREY = "grey"


class Cause(StrEnum):
    """What a light is about: the date (missed or near), work that lags behind the time, a missed quarterly check."""

    DATE = "date"
    LAG = "lag"
    UNREPORTED = "unreported"


class Timed(Protocol):
    """What a task's light depends on. `percent` is the accepted share of a numeric target, None without one."""

    @property
    def state(self) -> TaskState: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def late_since(self) -> date | None: ...
    @property
    def started_on(self) -> date | None: ...
    @property
    def reported_on(self) -> date | None: ...
    @property
    def percent(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Days before the due date (of the calendar, or working days) from which a task shows yellow or blue; points of
    the target behind the elapsed time (序时进度) that make it yellow, or, when exceeded, red; whether an open task must
    report every quarter.
    """

    yellow_days: int = 7
    blue_days: int = 15
    in_working_days: bool = False
    yellow_points: int = 10
    red_points: int = 30
    quarterly_check: bool = True


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """Due dates before `red` (today) are overdue; those up to and including `yellow` or `blue` show that light, and so
    do tasks that have not reported since `checked`. Tasks at least `yellow_points` behind are yellow, those more than
    `red_points` behind are red.
    """

    red: date
    yellow: date
    blue: date
    checked: date = date.min
    yellow_points: int = 10
    red_points: int = 30


def cutoffs(today: date, thresholds: Thresholds, calendar: WorkCalendar | None = None) -> Cutoffs:
    """Thresholds turned into dates, so that Python and SQL compare the same values.

    A cut-off takes along the rest days that follow it: what falls due in them is to be done before they begin.
    """
    calendar = calendar or WorkCalendar()
    return Cutoffs(
        red=today,
        yellow=_ahead(today, thresholds.yellow_days, thresholds, calendar),
        blue=_ahead(today, thresholds.blue_days, thresholds, calendar),
        checked=asked_since(today) if thresholds.quarterly_check else date.min,
        yellow_points=thresholds.yellow_points,
        red_points=thresholds.red_points,
    )


def _ahead(today: date, days: int, thresholds: Thresholds, calendar: WorkCalendar) -> date:
    if thresholds.in_working_days:
        return calendar.through_rest(calendar.after(today, days))
    return calendar.through_rest(today + timedelta(days=days))


def light_of(task: Timed, cut: Cutoffs) -> Light:
    """The light of a task; one without a date is green until it gets one."""
    if task.state in ENDED:
        return Light.GREY
    if task.due_on is None:
        return Light.GREEN
    lag = lag_of(task, cut.red)
    if task.due_on < cut.red or task.late_since is not None or lag > cut.red_points:
        return Light.RED
    if task.due_on <= cut.yellow or lag >= cut.yellow_points or _unreported(task, cut):
        return Light.YELLOW
    if task.due_on <= cut.blue and task.state is not TaskState.SUBMITTED:
        return Light.BLUE
    return Light.GREEN


def cause_of(task: Timed, cut: Cutoffs) -> Cause:
    """The weightiest cause of an open task's light; the date where nothing else speaks."""
    if task.due_on is None or task.due_on < cut.red or task.late_since is not None:
        return Cause.DATE
    lag = lag_of(task, cut.red)
    if lag > cut.red_points:
        return Cause.LAG
    if task.due_on <= cut.yellow:
        return Cause.DATE
    if lag >= cut.yellow_points:
        return Cause.LAG
    return Cause.UNREPORTED if _unreported(task, cut) else Cause.DATE


def lag_of(task: Timed, today: date) -> Fraction:
    """Points of the target by which accepted work lags behind the elapsed time; 0 where that cannot be said."""
    if task.state is TaskState.SUBMITTED or task.percent is None:
        return Fraction(0)
    return elapsed_points(task, today) - task.percent


def elapsed_points(task: Timed, today: date) -> Fraction:
    """The share of a task's time that has passed (序时进度), in points: 0 on the day it began, 100 on the due date."""
    start, due = task.started_on, task.due_on
    if start is None or due is None or due <= start:
        return Fraction(0)
    return Fraction(100 * (today - start).days, (due - start).days)


def _unreported(task: Timed, cut: Cutoffs) -> bool:
    """Whether a quarterly check was missed: begun before that quarter, and nothing reported since it began."""
    last = task.reported_on or task.started_on
    return task.state is not TaskState.SUBMITTED and last is not None and last < cut.checked
