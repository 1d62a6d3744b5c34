"""The units of an organisation as the table shows them: a tree, with the number of people in each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Membership, Unit, User
from tracker.queries.roster import holds, units_of
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with its depth in the tree, the number of its people, and whether it may move up or down."""

    unit: Unit
    depth: int
    people: int
    first: bool
    last: bool


def unit_rows(actor: Actor, org_id: int, today: date) -> list[UnitRow]:
    """Active units as a tree (a unit below a closed one stands on top), then the closed ones."""
    units, people = units_of(actor, org_id), _headcounts(actor, org_id, today)
    active = [unit for unit in units if unit.is_active]
    closed = [unit for unit in units if not unit.is_active]
    known = {unit.id for unit in active}
    rows = list(_branch(active, known, None, 0, people))
    return rows + [UnitRow(unit, 0, people.get(unit.id, 0), first=True, last=True) for unit in closed]


def _branch(
    units: list[Unit], known: set[int], parent_id: int | None, depth: int, people: dict[int, int]
) -> Iterator[UnitRow]:
    beside = [unit for unit in units if (unit.parent_id if unit.parent_id in known else None) == parent_id]
    for unit in beside:
        yield UnitRow(unit, depth, people.get(unit.id, 0), first=unit is beside[0], last=unit is beside[-1])
        yield from _branch(units, known, unit.id, depth + 1, people)


def _headcounts(actor: Actor, org_id: int, today: date) -> dict[int, int]:
    rows = db.session.execute(
        select(Membership.unit_id, func.count(Membership.user_id.distinct()))
        .join(User, User.id == Membership.user_id)
        .where(may_see(actor, Membership), Membership.org_id == org_id, holds(today), User.deactivated_at.is_(None))
        .group_by(Membership.unit_id)
    )
    return {row[0]: row[1] for row in rows}
