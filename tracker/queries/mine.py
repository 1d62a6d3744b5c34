"""A person's own part of the ledger: tasks that they do, that they answer for, and that their units lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, select

from tracker.domain.people import Actor, Role
from tracker.domain.tasks import OPEN
from tracker.extensions import db
from tracker.models import Source, Task
from tracker.queries.ledger import COLUMNS, LedgerRow, Place, tasks_of
from tracker.queries.lights import light_column
from tracker.queries.scope import may_see

MOST = 200
_OPEN = tuple(sorted(OPEN))


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
    found = (
        select(*COLUMNS, light_column(place.cut))
        .join(Source, Source.id == Task.source_id)
        .where(tasks_of(place), Task.state.in_(_OPEN), _part(place, part))
        .order_by(Task.due_on.is_(None), Task.due_on, Task.number)
        .limit(MOST)
    )
    lines: Sequence[Any] = db.session.execute(found).all()
    return [LedgerRow(*line) for line in lines]


def _part(place: Place, part: Part) -> ColumnElement[bool]:
    mine: dict[Part, ColumnElement[bool]] = {
        Part.OWNER: Task.owner_id == (place.actor.user_id or -1),
        Part.SPONSOR: Task.sponsor_id == (place.actor.user_id or -1),
        Part.UNIT: Task.lead_unit_id.in_(headed_units(place.actor, place.org_id)),
    }
    return mine[part]


def headed_units(actor: Actor, org_id: int) -> list[int]:
    """Units of the organisation that the person heads; the units in which they sit if they head none."""
    here = [seat for seat in actor.seats if seat.org_id == org_id]
    headed = [seat.unit_id for seat in here if Role.UNIT_HEAD in seat.roles]
    return sorted(headed or {seat.unit_id for seat in here})


def my_counts(place: Place) -> Counts:
    """Two queries: the parts of this year, and other years in which the person still has open tasks."""
    here = select(*(func.count().filter(_part(place, part)) for part in Part))
    parts = db.session.execute(here.where(tasks_of(place), Task.state.in_(_OPEN))).one()
    elsewhere = (
        select(Task.plan_year, func.count())
        .where(may_see(place.actor, Task), Task.org_id == place.org_id, Task.plan_year != place.year)
        .where(Task.owner_id == (place.actor.user_id or -1), Task.state.in_(_OPEN), Task.voided_at.is_(None))
        .group_by(Task.plan_year)
        .order_by(Task.plan_year.desc())
    )
    years: Sequence[Any] = db.session.execute(elsewhere).all()
    return Counts(dict(zip(Part, parts, strict=True)), [(year, count) for year, count in years])
