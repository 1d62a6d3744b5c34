"""Seats: who works in which unit, with which roles, from when to when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_
from sqlalchemy.orm.attributes import flag_modified

from tracker.domain.errors import Conflict, Invalid
from tracker.domain.people import Actor, Role
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import Membership, Unit, User
from tracker.queries.administrators import lasting_administrator_seats
from tracker.queries.scope import visible
from tracker.services.events import change, record
from tracker.services.rows import take, take_organisation


@dataclass(frozen=True, slots=True)
class SeatEntry:
    """A seat as somebody enters it; both days are included, None means without end."""

    unit_id: int
    roles: frozenset[Role]
    from_on: date
    to_on: date | None = None


def add_seat(actor: Actor, now: datetime, user_id: int, entry: SeatEntry) -> Membership:
    """Give a person a seat in a unit. Invalid: no role, dates, unit; Conflict: they sit there already."""
    user = take(actor, User, user_id)
    if not user.is_active:
        raise Conflict("user_inactive")
    seat = seat_person(actor, now, user, entry)
    db.session.commit()
    return seat


def seat_person(actor: Actor, now: datetime, user: User, entry: SeatEntry) -> Membership:
    """`add_seat` inside another use case's transaction."""
    unit = _open_unit(actor, entry.unit_id)
    _check(entry)
    _refuse_doubled(actor, user, entry)
    seat = Membership(org_id=unit.org_id, user_id=user.id, unit_id=unit.id, from_on=entry.from_on, to_on=entry.to_on)
    seat.set_roles(entry.roles)
    db.session.add(seat)
    values = {"user": user.name, "unit": unit.name, "roles": entry.roles, "from_on": entry.from_on}
    record(actor, now, "seat_added", seat, after=values | {"to_on": entry.to_on})
    return seat


def _open_unit(actor: Actor, unit_id: int) -> Unit:
    unit = db.session.scalar(visible(actor, Unit).where(Unit.id == unit_id))
    if unit is None:
        raise Invalid("required", field="unit_id")
    require(actor, Permission.MANAGE_PEOPLE, Subject(unit.org_id))
    if not unit.is_active:
        raise Invalid("unit_inactive", field="unit_id")
    return unit


def _check(entry: SeatEntry) -> None:
    if not entry.roles:
        raise Invalid("role_missing", field="roles")
    if entry.to_on is not None and entry.to_on < entry.from_on:
        raise Invalid("ends_before_it_begins", field="to_on")


def _refuse_doubled(actor: Actor, user: User, entry: SeatEntry) -> None:
    """A person has one seat in a unit at a time; more roles go into that seat."""
    there = visible(actor, Membership).where(Membership.user_id == user.id, Membership.unit_id == entry.unit_id)
    there = there.where(or_(Membership.to_on.is_(None), Membership.to_on >= entry.from_on))
    if entry.to_on is not None:
        there = there.where(Membership.from_on <= entry.to_on)
    if db.session.scalar(there) is not None:
        raise Conflict("seat_exists", field="unit_id")


def change_roles(actor: Actor, now: datetime, today: date, seat_id: int, version: int, roles: Collection[Role]) -> None:
    """Replace the roles of a seat. The last lasting administrator and one's own administrator's role stay."""
    seat, wanted = _take_seat(actor, today, seat_id, version), frozenset(roles)
    if not wanted:
        raise Invalid("role_missing", field="roles")
    if seat.roles == wanted:
        return
    if Role.ADMINISTRATOR not in wanted:
        _keep_administered(actor, today, seat)
    before = seat.roles
    seat.set_roles(wanted)
    flag_modified(seat, "from_on")  # roles stand in rows of their own; the seat itself counts as changed
    record(actor, now, "roles_changed", seat, before={"roles": before}, after={"roles": wanted})
    db.session.commit()


def end_seat(actor: Actor, now: datetime, today: date, seat_id: int, version: int, to_on: date) -> None:
    """Set the last day of a seat. The last lasting administrator's seat and one's own administrator's seat stay."""
    seat = _take_seat(actor, today, seat_id, version)
    if to_on < seat.from_on:
        raise Invalid("ends_before_it_begins", field="to_on")
    if Role.ADMINISTRATOR in seat.roles:
        _keep_administered(actor, today, seat)
    change(actor, now, "seat_ended", seat, {"to_on": to_on})
    db.session.commit()


def _take_seat(actor: Actor, today: date, seat_id: int, version: int) -> Membership:
    """A seat that is not over: those that are stay on record as they were."""
    seat = take(actor, Membership, seat_id, version)
    require(actor, Permission.MANAGE_PEOPLE, Subject(seat.org_id))
    if seat.to_on is not None and seat.to_on < today:
        raise Conflict("seat_ended")
    return seat


def _keep_administered(actor: Actor, today: date, seat: Membership) -> None:
    """Refuse to take the administrator's role from oneself, or from the last who holds it for good."""
    if Role.ADMINISTRATOR in seat.roles and actor.user_id == seat.user_id:
        raise Conflict("own_administrator_seat")
    keep_administered(actor, today, seat.org_id, leaving={seat.id})


def keep_administered(actor: Actor, today: date, org_id: int, *, leaving: Collection[int]) -> None:
    """Raise Conflict if no administrator without an end date remains in the organisation without these seats."""
    take_organisation(actor, org_id)
    lasting = set(lasting_administrator_seats(actor, org_id, today))
    if lasting and lasting <= set(leaving):
        raise Conflict("last_administrator")
