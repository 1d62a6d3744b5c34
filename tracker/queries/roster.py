"""Who is who in an organisation: its units, its people and their seats."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Membership, Organisation, Unit, User
from tracker.queries.scope import manageable_org_ids, may_see, visible


class Presence(StrEnum):
    """Which people a list shows."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class InUnit:
    """Those who sit in a unit on a day."""

    unit_id: int
    day: date


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with their seats in the organisation that the list is about, past ones last."""

    user: User
    seats: list[Membership] = field(default_factory=list)


def units_of(actor: Actor, org_id: int) -> list[Unit]:
    """All units of an organisation in their order, with head and leader in charge."""
    rows = visible(actor, Unit).where(Unit.org_id == org_id).order_by(Unit.position, Unit.id)
    return list(db.session.scalars(rows.options(joinedload(Unit.head), joinedload(Unit.leader))))


def holds(today: date) -> ColumnElement[bool]:
    """The condition that a seat is valid today."""
    return and_(Membership.from_on <= today, or_(Membership.to_on.is_(None), Membership.to_on >= today))


def belongs_to(actor: Actor, org_id: int) -> ColumnElement[bool]:
    """The condition that a person has their home or a seat in an organisation that the actor may see."""
    seated = select(Membership.user_id).where(may_see(actor, Membership), Membership.org_id == org_id)
    return or_(and_(may_see(actor, User), User.org_id == org_id), User.id.in_(seated))


def active_user_ids(actor: Actor, org_id: int, today: date) -> frozenset[int]:
    """Active people with a valid seat in the organisation."""
    seated = select(Membership.user_id).where(may_see(actor, Membership), Membership.org_id == org_id, holds(today))
    return frozenset(db.session.scalars(select(User.id).where(User.id.in_(seated), User.deactivated_at.is_(None))))


def people_of(
    actor: Actor, org_id: int, presence: Presence = Presence.ACTIVE, text: str = "", unit: InUnit | None = None
) -> list[Person]:
    """The people of an organisation, active ones first; `text` looks in name, account, phone and post."""
    rows = select(User).where(belongs_to(actor, org_id), _present(presence), _matches(text))
    if unit is not None:
        there = select(Membership.user_id).where(may_see(actor, Membership), Membership.unit_id == unit.unit_id)
        rows = rows.where(User.id.in_(there.where(holds(unit.day))))
    users = list(db.session.scalars(rows.order_by(User.deactivated_at.is_not(None), User.id)))
    seats = _seats(actor, org_id, [user.id for user in users])
    return [Person(user, [seat for seat in seats if seat.user_id == user.id]) for user in users]


def person_of(actor: Actor, org_id: int, user_id: int) -> Person:
    """One person of an organisation with all their seats that the actor may see; NotFound otherwise."""
    user = db.session.scalar(select(User).where(belongs_to(actor, org_id), User.id == user_id))
    if user is None:
        raise NotFound("not_found")
    return Person(user, _seats(actor, None, [user.id]))


def seat_of(actor: Actor, user_id: int, seat_id: int) -> Membership:
    """One seat of a person; NotFound otherwise."""
    seat = db.session.scalar(visible(actor, Membership).where(Membership.id == seat_id, Membership.user_id == user_id))
    if seat is None:
        raise NotFound("not_found")
    return seat


def _present(presence: Presence) -> ColumnElement[bool]:
    active = User.deactivated_at.is_(None)
    return {Presence.ACTIVE: active, Presence.INACTIVE: ~active, Presence.ALL: or_(active, ~active)}[presence]


def _matches(text: str) -> ColumnElement[bool]:
    columns = (User.name, User.account, User.phone, User.post)
    words = text.split()[:8]
    return and_(
        User.id.is_not(None), *(or_(*(column.icontains(word, autoescape=True) for column in columns)) for word in words)
    )


def _seats(actor: Actor, org_id: int | None, user_ids: Sequence[int]) -> list[Membership]:
    rows: Select[Membership] = visible(actor, Membership).where(Membership.user_id.in_(user_ids))
    if org_id is not None:
        rows = rows.where(Membership.org_id == org_id)
    rows = rows.options(joinedload(Membership.unit), selectinload(Membership.role_rows))
    return list(db.session.scalars(rows.order_by(Membership.to_on.is_not(None), Membership.from_on, Membership.id)))


def seatable_units(actor: Actor, org_id: int) -> dict[str, list[Unit]]:
    """Active units in which the actor may give somebody a seat, by organisation, the present one first."""
    rows = db.session.execute(
        select(Organisation.name, Unit)
        .join(Organisation, Organisation.id == Unit.org_id)
        .where(may_see(actor, Unit), Unit.is_active, Organisation.is_active)
        .where(or_(Unit.org_id == org_id, Unit.org_id.in_(manageable_org_ids(actor))))
        .order_by(Unit.org_id != org_id, Unit.org_id, Unit.position, Unit.id)
    )
    return {name: [unit for _, unit in group] for name, group in groupby(rows, key=lambda row: row[0])}


def unit_of(actor: Actor, org_id: int, unit_id: int) -> Unit:
    """One unit of an organisation; NotFound otherwise."""
    unit = db.session.scalar(visible(actor, Unit).where(Unit.id == unit_id, Unit.org_id == org_id))
    if unit is None:
        raise NotFound("not_found")
    return unit


def headcounts(actor: Actor, org_id: int) -> dict[Presence, int]:
    """How many people each list holds."""
    active = func.count().filter(User.deactivated_at.is_(None))
    row = db.session.execute(select(active, func.count()).where(belongs_to(actor, org_id))).one()
    return {Presence.ACTIVE: row[0], Presence.INACTIVE: row[1] - row[0], Presence.ALL: row[1]}
