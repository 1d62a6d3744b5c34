"""A person's own part of the ledger: tasks that they do, that they answer for, and that their units lead."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, desc, func, literal_column, select, union_all

from tracker.domain.people import Actor, Role
from tracker.models import Task
from tracker.queries.kept import kept, read
from tracker.queries.ledger import Place, tasks_of
from tracker.queries.lights import OPEN_STATES
from tracker.queries.scope import may_see
from tracker.queries.task_rows import COLUMNS, LedgerRow, Order, ledger_rows, with_sources

MOST = 200
_NONE = literal_column("0", Integer)


class Part(StrEnum):
    """What somebody has to do with a task."""

    OWNER = "owner"
    SPONSOR = "sponsor"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Counts:
    """Open tasks by part, and the open ones that the person does by other plan years."""

    parts: dict[Part, int]
    other_years: list[tuple[int, int]]


def my_rows(place: Place, part: Part) -> list[LedgerRow]:
    """Open tasks of a part, the earliest date first, undated ones last; at most MOST."""

    def build() -> Any:
        found = select(*COLUMNS).where(tasks_of(place.actor), Task.state.in_(OPEN_STATES), _part(part))
        order: Order = [
            (Task.due_on.is_(None), False),
            (Task.due_on.expression, False),
            (Task.number.expression, False),
        ]
        return with_sources(found, order, MOST)

    return ledger_rows(kept(("mine", part), place.actor, build), place.values | _person(place) | {"offset": 0})


def _part(part: Part) -> ColumnElement[bool]:
    me = bindparam("me", type_=Integer)
    mine: dict[Part, ColumnElement[bool]] = {
        Part.OWNER: Task.owner_id == me,
        Part.SPONSOR: Task.sponsor_id == me,
        Part.UNIT: Task.lead_unit_id.in_(bindparam("units", expanding=True, type_=Integer)),
    }
    return mine[part]


def _person(place: Place) -> dict[str, Any]:
    return {"me": place.actor.user_id or -1, "units": headed_units(place.actor, place.org_id)}


def headed_units(actor: Actor, org_id: int) -> list[int]:
    """Units of the organisation that the person heads; the units in which they sit if they head none."""
    here = [seat for seat in actor.seats if seat.org_id == org_id]
    headed = [seat.unit_id for seat in here if Role.UNIT_HEAD in seat.roles]
    return sorted(headed or {seat.unit_id for seat in here})


def my_counts(place: Place) -> Counts:
    """The parts of this year, and other years in which the person still has open tasks, in one query."""
    found = kept("my counts", place.actor, lambda: _counting(place.actor))
    [(_year, *parts), *elsewhere] = read(found, place.values | _person(place))
    return Counts(dict(zip(Part, parts, strict=True)), [(year, number) for year, number, *_none in elsewhere])


def _counting(actor: Actor) -> Any:
    """This year first, with the number of each part; below it the other years, the latest first."""
    org, year = bindparam("org", type_=Integer), bindparam("year", type_=Integer)
    here = select(literal_column("9999", Integer).label("year"), *(func.count().filter(_part(part)) for part in Part))
    owned = select(Task.plan_year, func.count(), _NONE, _NONE).where(may_see(actor, Task), Task.org_id == org)
    elsewhere = owned.where(Task.plan_year != year, _part(Part.OWNER), Task.voided_at.is_(None))
    is_open = Task.state.in_(OPEN_STATES)
    return union_all(here.where(tasks_of(actor), is_open), elsewhere.where(is_open).group_by(Task.plan_year)).order_by(
        desc("year")
    )
