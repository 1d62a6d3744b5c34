"""The light in SQL: the same rule as `tracker.domain.lights.light_of`, as a column and as a condition."""

from datetime import date

from sqlalchemy import Case, ColumnElement, and_, case, or_

from tracker.domain.lights import Cutoffs, Light, cutoffs
from tracker.domain.org_settings import OrgSettings
from tracker.domain.tasks import ENDED, TaskState
from tracker.models import Organisation, Task

ENDED_STATES = tuple(sorted(ENDED))


def cutoffs_of(org: Organisation, today: date) -> Cutoffs:
    """The dates at which an organisation's lights change today."""
    return cutoffs(today, OrgSettings.read(org.settings).thresholds)


def light_column(cut: Cutoffs) -> Case[str]:
    """The light of each task as text."""
    return case(
        (Task.state.in_(ENDED_STATES), Light.GREY.value),
        (Task.due_on.is_(None), Light.GREEN.value),
        (Task.due_on < cut.red, Light.RED.value),
        (Task.due_on <= cut.yellow, Light.YELLOW.value),
        (and_(Task.due_on <= cut.blue, Task.state != TaskState.SUBMITTED), Light.BLUE.value),
        else_=Light.GREEN.value,
    )


def light_is(light: Light, cut: Cutoffs) -> ColumnElement[bool]:
    """The condition that a task shows this light, in a form that an index on the date can serve."""
    is_open = Task.state.not_in(ENDED_STATES)
    submitted = Task.state == TaskState.SUBMITTED
    near = and_(Task.due_on > cut.yellow, Task.due_on <= cut.blue)
    conditions: dict[Light, ColumnElement[bool]] = {
        Light.GREY: Task.state.in_(ENDED_STATES),
        Light.RED: and_(is_open, Task.due_on < cut.red),
        Light.YELLOW: and_(is_open, Task.due_on >= cut.red, Task.due_on <= cut.yellow),
        Light.BLUE: and_(is_open, near, Task.state != TaskState.SUBMITTED),
        Light.GREEN: and_(is_open, or_(Task.due_on.is_(None), Task.due_on > cut.blue, and_(near, submitted))),
    }
    return conditions[light]


def light_rank(cut: Cutoffs) -> Case[int]:
    """The light as a number for sorting: red first, grey last."""
    ranks = {light.value: rank for rank, light in enumerate(Light)}
    return case(ranks, value=light_column(cut))
