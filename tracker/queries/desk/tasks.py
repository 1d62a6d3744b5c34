"""Tasks on a desk, each with the latest progress: those that press, those to assign, those due this week. One query."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, bindparam, case, or_, select, union_all

from tracker.domain.lights import Light
from tracker.domain.people import Actor
from tracker.domain.tasks import TaskState
from tracker.models import ProgressUpdate, Task
from tracker.queries.desk.numbers import turned
from tracker.queries.desk.place import ME, DeskPlace, reached
from tracker.queries.desk.waiting import latest_entry
from tracker.queries.kept import constant, kept, read
from tracker.queries.lights import OPEN_STATES, light_column, light_is, light_rank
from tracker.queries.scope import may_see
from tracker.queries.task_rows import CUT


class Shelf(StrEnum):
    """Where on the desk a task lies; one may lie on several."""

    LIT = "lit"
    ASSIGN = "assign"
    WEEK = "week"
    RED = "red"
    YELLOW = "yellow"


MOST = {Shelf.LIT: 12, Shelf.ASSIGN: 8, Shelf.WEEK: 40, Shelf.RED: 40, Shelf.YELLOW: 40}


@dataclass(frozen=True, slots=True)
class DeskTask:
    """A task with its latest standing progress, if any. Names are looked up in the Directory."""

    shelf: str
    id: int
    number: int
    title: str
    state: TaskState
    due_on: date | None
    late_since: date | None
    started_on: date | None
    reported_on: date | None
    percent: int | None
    lead_unit_id: int
    owner_id: int | None
    light: str
    said_on: date | None
    said: str | None


def desk_tasks(desk: DeskPlace) -> dict[Shelf, list[DeskTask]]:
    """The tasks of each shelf: red before yellow, one's own before others', the earliest date first."""
    statement = kept(("desk tasks", desk.whole), desk.actor, lambda: _lying(desk.actor, desk.whole))
    found: dict[Shelf, list[DeskTask]] = {shelf: [] for shelf in Shelf}
    for row in read(statement, desk.values):
        found[Shelf(row.shelf)].append(DeskTask(*row))
    return found


def _lying(actor: Actor, whole: bool) -> Any:
    week = Task.due_on.between(bindparam("monday", type_=Date), bindparam("sunday", type_=Date))
    conditions: dict[Shelf, ColumnElement[bool]] = {
        Shelf.LIT: or_(light_is(Light.RED, CUT), light_is(Light.YELLOW, CUT)),
        Shelf.ASSIGN: Task.state == constant(TaskState.UNASSIGNED),
        Shelf.WEEK: week & Task.state.in_(OPEN_STATES),
        Shelf.RED: turned(Light.RED),
        Shelf.YELLOW: turned(Light.YELLOW),
    }
    seen = may_see(actor, Task) & reached(actor, whole)
    lying = union_all(*(_shelf(shelf, seen & condition) for shelf, condition in conditions.items())).subquery()
    return (
        select(
            lying.c.shelf, Task.id, Task.number, Task.title, Task.state, Task.due_on, Task.late_since,
            Task.started_on, Task.reported_on, Task.percent, Task.lead_unit_id, Task.owner_id, light_column(CUT),
            ProgressUpdate.to_on, ProgressUpdate.text,
        )
        .select_from(lying)
        .join(Task, Task.id == lying.c.id)
        .outerjoin(ProgressUpdate, ProgressUpdate.id == latest_entry(actor))
        .order_by(*_order())
    )  # fmt: skip


def _shelf(shelf: Shelf, condition: ColumnElement[bool]) -> Select[Any]:
    key = Task.id.expression
    chosen = select(key).where(condition).order_by(*_order()).limit(MOST[shelf]).subquery()
    return select(constant(shelf).label("shelf"), chosen.c.id)


def _order() -> tuple[ColumnElement[Any], ...]:
    mine = case((Task.sponsor_id == ME, 0), else_=1)
    return light_rank(CUT), mine, Task.due_on.is_(None), Task.due_on.expression, Task.number.expression
