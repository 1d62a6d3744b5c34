"""The light in SQL: the same rule as `tracker.domain.lights.light_of`, as a column and as a condition."""

from datetime import date

from sqlalchemy import Case, ColumnElement, and_, case, or_

from tracker.domain.lights import Cutoffs, Light, cutoffs
from tracker.domain.org_settings import OrgSettings
from tracker.domain.tasks import ENDED, OPEN, TaskState
from tracker.models import Organisation, Task
from tracker.queries.kept import constant

ENDED_STATES = [constant(state) for state in sorted(ENDED)]
OPEN_STATES = [constant(state) for state in sorted(OPEN)]
_SUBMITTED = constant(TaskState.SUBMITTED)
_WORDS = {light: constant(light) for light in Light}


def cutoffs_of(org: Organisation, today: date) -> Cutoffs:
    """The dates at which an organisation's lights change today."""
    return cutoffs(today, OrgSettings.read(org.settings).thresholds)


def light_column(cut: Cutoffs) -> Case[str]:
    """The light of each task as text."""
    return case(
        (Task.state.in_(ENDED_STATES), _WORDS[Light.GREY]),
        (Task.due_on.is_(None), _WORDS[Light.GREEN]),
        (Task.due_on < cut.red, _WORDS[Light.RED]),
        (Task.due_on <= cut.yellow, _WORDS[Light.YELLOW]),
        (and_(Task.due_on <= cut.blue, Task.state != _SUBMITTED), _WORDS[Light.BLUE]),
        else_=_WORDS[Light.GREEN],
    )


def light_is(light: Light, cut: Cutoffs) -> ColumnElement[bool]:
    """The condition that a task shows this light, in a form that an index on the date can serve."""
    is_open = Task.state.not_in(ENDED_STATES)
    submitted = Task.state == _SUBMITTED
    near = and_(Task.due_on > cut.yellow, Task.due_on <= cut.blue)
    conditions: dict[Light, ColumnElement[bool]] = {
        Light.GREY: Task.state.in_(ENDED_STATES),
        Light.RED: and_(is_open, Task.due_on < cut.red),
        Light.YELLOW: and_(is_open, Task.due_on >= cut.red, Task.due_on <= cut.yellow),
        Light.BLUE: and_(is_open, near, Task.state != _SUBMITTED),
        Light.GREEN: and_(is_open, or_(Task.due_on.is_(None), Task.due_on > cut.blue, and_(near, submitted))),
    }
    return conditions[light]


def light_rank(cut: Cutoffs) -> Case[int]:
    """The light as a number for sorting: red first, grey last."""
    ranks = {light.value: rank for rank, light in enumerate(Light)}
    return case(ranks, value=light_column(cut))
