"""The light in SQL: the same rule as `tracker.domain.lights.light_of`, as a column and as a condition."""

import operator
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Case, ColumnElement, and_, case, func, or_

from tracker.domain.lights import Cutoffs, Light, cutoffs
from tracker.domain.org_settings import OrgSettings
from tracker.domain.tasks import ENDED, OPEN, TaskState
from tracker.models import Organisation, Task
from tracker.queries.day_math import days_between
from tracker.queries.kept import constant
from tracker.queries.reach import OrgEntry

ENDED_STATES = [constant(state) for state in sorted(ENDED)]
OPEN_STATES = [constant(state) for state in sorted(OPEN)]
_SUBMITTED = constant(TaskState.SUBMITTED)
_WORDS = {light: constant(light) for light in Light}


def cutoffs_of(org: Organisation | OrgEntry, today: date) -> Cutoffs:
    """The dates at which an organisation's lights change today."""
    settings = OrgSettings.read(org.settings)
    return cutoffs(today, settings.thresholds, settings.work_calendar)


def light_column(cut: Cutoffs) -> Case[str]:
    """The light of each task as text."""
    return case(
        (Task.state.in_(ENDED_STATES), _WORDS[Light.GREY]),
        (Task.due_on.is_(None), _WORDS[Light.GREEN]),
        (_red(cut), _WORDS[Light.RED]),
        (_yellow(cut), _WORDS[Light.YELLOW]),
        (and_(Task.due_on <= cut.blue, Task.state != _SUBMITTED), _WORDS[Light.BLUE]),
        else_=_WORDS[Light.GREEN],
    )


def _red(cut: Cutoffs) -> ColumnElement[bool]:
    return or_(Task.due_on < cut.red, Task.late_since.is_not(None), _lag(cut, operator.gt, cut.red_points))


def _yellow(cut: Cutoffs) -> ColumnElement[bool]:
    last = func.coalesce(Task.reported_on, Task.started_on)
    unreported = and_(Task.state != _SUBMITTED, last.is_not(None), last < cut.checked)
    return or_(Task.due_on <= cut.yellow, _lag(cut, operator.ge, cut.yellow_points), unreported)


def _lag(cut: Cutoffs, compare: Callable[[Any, Any], Any], points: int) -> ColumnElement[bool]:
    """Whether accepted work lags so many points behind the elapsed time. Never null: `not` must hold its ground."""
    length = days_between(Task.started_on, Task.due_on)
    elapsed = 100 * days_between(Task.started_on, cut.red)
    behind = compare(elapsed - Task.percent * length, points * length)
    measured = (Task.percent.is_not(None), Task.started_on.is_not(None), Task.due_on > Task.started_on)
    return and_(*measured, Task.state != _SUBMITTED, behind)


def light_is(light: Light, cut: Cutoffs) -> ColumnElement[bool]:
    """The condition that a task shows this light."""
    return light_column(cut) == _WORDS[light]


def light_rank(cut: Cutoffs) -> Case[int]:
    """The light as a number for sorting: red first, grey last."""
    ranks = {light.value: rank for rank, light in enumerate(Light)}
    return case(ranks, value=light_column(cut))
