"""Finding people, their seats, and the organisations they may enter."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Date, Integer, String, bindparam, or_, select

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor, Seat, Via
from tracker.domain.permissions import RULES, Permission
from tracker.extensions import db
from tracker.models import Membership, MembershipRole, Organisation, User
from tracker.queries.kept import kept, read
from tracker.queries.reach import reach_of
from tracker.queries.scope import may_see, visible_organisations

_DAY = bindparam("day", type_=Date)
_SEATS = (
    select(Membership.user_id, Membership.id, Membership.org_id, Membership.unit_id, MembershipRole.role)
    .join(MembershipRole)
    .join(Organisation, Organisation.id == Membership.org_id)
    .where(Membership.from_on <= _DAY, or_(Membership.to_on.is_(None), Membership.to_on >= _DAY))
    .where(Organisation.is_active)
    .subquery()
)
_PERSON = (
    select(
        User.id, User.org_id, User.name, User.locale, User.must_change_password, User.session_epoch,
        User.deactivated_at, _SEATS.c.id.label("seat"), _SEATS.c.org_id.label("at"), _SEATS.c.unit_id, _SEATS.c.role,
    )
    .outerjoin(_SEATS, _SEATS.c.user_id == User.id)
    .where(User.id == bindparam("user", type_=Integer))
    .order_by(_SEATS.c.id)
)  # fmt: skip
"""Every request asks for this: put together once."""


@dataclass(frozen=True, slots=True)
class Account:
    """What every request needs to know of the person who sends it, in columns of User, and what Flask-Login asks."""

    is_anonymous = False

    id: int
    org_id: int
    name: str
    locale: str | None
    must_change_password: bool
    session_epoch: int
    deactivated_at: datetime | None

    @property
    def is_active(self) -> bool:
        """Flask-Login keeps only active people."""
        return self.deactivated_at is None

    @property
    def is_authenticated(self) -> bool:
        """Whoever is not active is nobody."""
        return self.is_active

    def get_id(self) -> str:
        """The session's key for this person, like User's."""
        return f"{self.id}.{self.session_epoch}"


def person(user_id: int, today: date) -> tuple[Account, tuple[Seat, ...]] | None:
    """A person with the seats that are valid today, in one query; None if there is none."""
    rows = read(_PERSON, {"user": user_id, "day": today})
    return (Account(*rows[0][: len(fields(Account))]), _seats(rows)) if rows else None


def _seats(rows: Sequence[Any]) -> tuple[Seat, ...]:
    return tuple(
        Seat(org_id, unit_id, frozenset(row.role for row in group))
        for (key, org_id, unit_id), group in groupby(rows, key=lambda row: (row.seat, row.at, row.unit_id))
        if key is not None
    )


def actor_for(user_id: int, name: str, today: date, via: Via) -> Actor:
    """The actor of a person, with the seats that are valid today."""
    found = person(user_id, today)
    seats = found[1] if found else ()
    return Actor(user_id, name, seats, reach_of({seat.org_id for seat in seats}).ancestors, via)


def organisation_by_code(actor: Actor, code: str) -> Organisation:
    """An organisation that the actor may see; NotFound otherwise."""
    by_code = Organisation.code == bindparam("code", type_=String)
    statement = kept("organisation", actor, lambda: visible_organisations(actor).where(by_code))
    org: Organisation | None = db.session.scalar(statement, {"code": code})
    if org is None:
        raise NotFound("not_found")
    return org


def user_by_login(login: str) -> User | None:
    """The person with this account name or phone number."""
    return db.session.scalar(select(User).where(or_(User.account == login, User.phone == login)))


def acceptors_of(actor: Actor, org_id: int, unit_id: int, today: date) -> list[int]:
    """Who may accept what a unit reports, by id: its heads first, then the organisation's coordinators."""
    rule = RULES[Permission.ACCEPT]
    seats = (
        select(Membership.user_id, Membership.unit_id, MembershipRole.role)
        .join(MembershipRole)
        .where(may_see(actor, Membership), Membership.org_id == org_id, MembershipRole.role.in_(rule.org | rule.unit))
        .where(Membership.from_on <= today, or_(Membership.to_on.is_(None), Membership.to_on >= today))
        .order_by(Membership.id)
    )
    rows = db.session.execute(seats).all()
    heads = [row.user_id for row in rows if row.role in rule.unit and row.unit_id == unit_id]
    return list(dict.fromkeys([*heads, *(row.user_id for row in rows if row.role in rule.org)]))
