"""Units: the offices of an organisation, their order, heads and leaders in charge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.domain import entries
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import Unit
from tracker.queries.in_hand import in_hands_of_unit
from tracker.queries.roster import active_user_ids, units_of
from tracker.queries.scope import may_see
from tracker.services.events import change, record
from tracker.services.rows import flush_unique, refuse_taken, take


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as somebody enters it."""

    code: str
    name: str
    parent_id: int | None = None
    head_id: int | None = None
    leader_id: int | None = None

    def tidy(self) -> dict[str, str | int | None]:
        """The columns' values; Invalid with the field at fault."""
        return {
            "code": entries.code(self.code),
            "name": entries.line(self.name, "name", 80),
            "parent_id": self.parent_id,
            "head_id": self.head_id,
            "leader_id": self.leader_id,
        }


def create_unit(actor: Actor, now: datetime, today: date, org_id: int, entry: UnitEntry) -> Unit:
    """A new unit, last in the order."""
    require(actor, Permission.MANAGE_PEOPLE, Subject(org_id))
    values = _checked(actor, today, org_id, None, entry)
    unit = make_unit(actor, now, org_id, values, position=len(units_of(actor, org_id)))
    db.session.commit()
    return unit


def make_unit(
    actor: Actor, now: datetime, org_id: int, values: dict[str, str | int | None], *, position: int = 0
) -> Unit:
    """`create_unit` from checked values, inside another use case's transaction."""
    unit = Unit(org_id=org_id, position=position, **values)
    db.session.add(unit)
    flush_unique("code_taken", "code")
    record(actor, now, "created", unit, after=values)
    return unit


def edit_unit(actor: Actor, now: datetime, today: date, unit_id: int, version: int, entry: UnitEntry) -> Unit:
    """Change a unit's code, name, parent, head or leader in charge."""
    unit = _take_managed(actor, unit_id, version)
    change(actor, now, "edited", unit, _checked(actor, today, unit.org_id, unit, entry))
    flush_unique("code_taken", "code")
    db.session.commit()
    return unit


def _checked(
    actor: Actor, today: date, org_id: int, unit: Unit | None, entry: UnitEntry
) -> dict[str, str | int | None]:
    values = entry.tidy()
    same = select(Unit.id).where(may_see(actor, Unit), Unit.org_id == org_id, Unit.code == values["code"])
    same = same.where(Unit.id != (unit.id if unit else 0))
    refuse_taken(same, "code_taken", "code")
    _check_parent(actor, org_id, unit, entry.parent_id)
    _check_people(actor, today, org_id, unit, entry)
    return values


def _check_parent(actor: Actor, org_id: int, unit: Unit | None, parent_id: int | None) -> None:
    """The parent is another active unit of the organisation, or the one it had, and does not lie below this one."""
    if parent_id is None:
        return
    rows = {row.id: row for row in units_of(actor, org_id)}
    stays = unit is not None and unit.parent_id == parent_id
    if parent_id not in rows or not (rows[parent_id].is_active or stays):
        raise Invalid("unit_inactive", field="parent_id")
    if unit is not None and unit.id in _line(rows, parent_id):
        raise Invalid("unit_below_itself", field="parent_id")


def _line(rows: Mapping[int, Unit], unit_id: int) -> list[int]:
    """A unit and those above it."""
    line: list[int] = []
    step: int | None = unit_id
    while step is not None and step not in line:
        line.append(step)
        step = rows[step].parent_id
    return line


def _check_people(actor: Actor, today: date, org_id: int, unit: Unit | None, entry: UnitEntry) -> None:
    """Head and leader are active people of the organisation; who stood there before may stay."""
    active = active_user_ids(actor, org_id, today)
    for field, chosen in (("head_id", entry.head_id), ("leader_id", entry.leader_id)):
        if chosen is not None and chosen not in active and (unit is None or getattr(unit, field) != chosen):
            raise Invalid("person_not_here", field=field)


def move_unit(actor: Actor, now: datetime, unit_id: int, *, up: bool) -> None:
    """Let a unit change places with the one before (or after) it that has the same parent."""
    unit = _take_managed(actor, unit_id)
    rows = units_of(actor, unit.org_id)
    beside = [row for row in rows if (row.parent_id == unit.parent_id and row.is_active) or row is unit]
    place = beside.index(unit) + (-1 if up else 1)
    if 0 <= place < len(beside):
        here, there = rows.index(unit), rows.index(beside[place])
        rows[here], rows[there] = rows[there], rows[here]
        for position, row in enumerate(rows):
            row.position = position
        record(actor, now, "moved", unit, after={"position": unit.position})
    db.session.commit()


def deactivate_unit(
    actor: Actor, now: datetime, today: date, unit_id: int, version: int, *, hand_over: bool = False
) -> None:
    """Take a unit out of use. Conflict("unit_in_use") unless `hand_over` was promised."""
    unit = _take_managed(actor, unit_id, version)
    if not unit.is_active:
        raise Conflict("unit_inactive")
    held = in_hands_of_unit(actor, unit.id, today)
    if held and not hand_over:
        counts = {"tasks": held.task_count, "units": len(held.units), "seats": held.seat_count}
        raise Conflict("unit_in_use", field="hand_over", **counts)
    change(actor, now, "deactivated", unit, {"is_active": False})
    db.session.commit()


def reactivate_unit(actor: Actor, now: datetime, unit_id: int, version: int) -> None:
    """Take a unit into use again."""
    unit = _take_managed(actor, unit_id, version)
    change(actor, now, "reactivated", unit, {"is_active": True})
    db.session.commit()


def _take_managed(actor: Actor, unit_id: int, version: int | None = None) -> Unit:
    unit = take(actor, Unit, unit_id, version)
    require(actor, Permission.MANAGE_PEOPLE, Subject(unit.org_id))
    return unit
