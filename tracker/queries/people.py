"""Finding people, their seats, and the organisations they may enter."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from sqlalchemy import Date, Integer, String, bindparam, or_, select

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor, Seat, Via
from tracker.extensions import db
from tracker.models import Membership, MembershipRole, Organisation, User
from tracker.queries.kept import kept
from tracker.queries.scope import visible_organisations

_DAY = bindparam("day", type_=Date)
_SEATS = (
    select(Membership.id, Membership.org_id, Membership.unit_id, MembershipRole.role)
    .join(MembershipRole)
    .join(Organisation, Organisation.id == Membership.org_id)
    .where(Membership.user_id == bindparam("user", type_=Integer), Membership.from_on <= _DAY, Organisation.is_active)
    .where(or_(Membership.to_on.is_(None), Membership.to_on >= _DAY))
    .order_by(Membership.id)
)
"""Every request asks for these: put together once."""
_PARENTS = select(Organisation.id, Organisation.parent_id)


def actor_for(user_id: int, name: str, today: date, via: Via) -> Actor:
    """The actor of a person, with the seats that are valid today."""
    seats = _seats(user_id, today)
    return Actor(user_id, name, seats, _ancestors({seat.org_id for seat in seats}), via)


def _seats(user_id: int, today: date) -> tuple[Seat, ...]:
    rows = db.session.execute(_SEATS, {"user": user_id, "day": today})
    return tuple(
        Seat(org_id, unit_id, frozenset(row.role for row in group))
        for (_, org_id, unit_id), group in groupby(rows, key=lambda row: (row.id, row.org_id, row.unit_id))
    )


def _ancestors(org_ids: set[int]) -> Mapping[int, frozenset[int]]:
    """Every organisation below `org_ids`, with the ids of the organisations above it."""
    parents = {row.id: row.parent_id for row in db.session.execute(_PARENTS)}
    above = {org: frozenset(_climb(org, parents)) for org in parents}
    return {org: line for org, line in above.items() if line & org_ids}


def _climb(org: int, parents: Mapping[int, int | None]) -> set[int]:
    line: set[int] = set()
    parent = parents.get(org)
    while parent is not None and parent not in line:
        line.add(parent)
        parent = parents.get(parent)
    return line


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
