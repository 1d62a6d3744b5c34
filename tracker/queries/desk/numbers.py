"""The numbers of a desk, in one query."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from tracker.domain.lights import Light
from tracker.domain.people import Actor
from tracker.domain.tasks import TaskState
from tracker.models import Task
from tracker.queries.desk.place import ME, THEN, DeskPlace, reached
from tracker.queries.kept import constant, kept, read
from tracker.queries.ledger import CLOSED, about
from tracker.queries.ledger_filter import About
from tracker.queries.lights import OPEN_STATES, light_is
from tracker.queries.task_rows import CUT


@dataclass(frozen=True, slots=True)
class Numbers:
    """Tasks of the year that the desk reaches. `overdue` missed their date; `turned_…` show that light since then."""

    total: int
    closed: int
    on_time: int
    signed: int
    red: int
    yellow: int
    overdue: int
    unassigned: int
    unreported: int
    turned_red: int
    turned_yellow: int


def numbers(desk: DeskPlace) -> Numbers:
    """All of them."""
    statement = kept(("desk numbers", desk.whole), desk.actor, lambda: _counting(desk.actor, desk.whole))
    [found] = read(statement, desk.values)
    return Numbers(*found)


def _counting(actor: Actor, whole: bool) -> Any:
    red, yellow = light_is(Light.RED, CUT), light_is(Light.YELLOW, CUT)
    missed = or_(Task.late_since.is_not(None), Task.due_on < CUT.red)
    conditions = (
        Task.state == CLOSED,
        about(About.ON_TIME),
        and_(Task.state == CLOSED, Task.sponsor_id == ME),
        red,
        yellow,
        and_(Task.state.in_(OPEN_STATES), missed),
        Task.state == constant(TaskState.UNASSIGNED),
        about(About.UNREPORTED),
        turned(Light.RED),
        turned(Light.YELLOW),
    )
    return select(func.count(), *(func.count().filter(one) for one in conditions)).where(reached(actor, whole))


def turned(light: Light) -> ColumnElement[bool]:
    """Tasks that show red or yellow and did not when the person last looked; red that becomes yellow is no news."""
    before = not_(light_is(light, THEN))
    if light is Light.YELLOW:
        before = and_(before, not_(light_is(Light.RED, THEN)))
    return and_(light_is(light, CUT), before)
