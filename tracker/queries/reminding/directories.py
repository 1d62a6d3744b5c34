"""The people of a tree whom reminders can reach today, in five queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.domain.people import Actor, Role
from tracker.domain.reminding.addressing import Directory, UnitPosts
from tracker.domain.reminding.wishes import Wishes
from tracker.extensions import db
from tracker.models import Absence, Bot, Membership, MembershipRole, Unit, User
from tracker.queries.roster import holds
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be told: their home organisation, whether they have an address, and their wishes."""

    org_id: int
    has_email: bool
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class Reach:
    """Who is who in the tree, the people themselves, and the units whose group has a bot."""

    directory: Directory
    people: dict[int, Person]
    bots: frozenset[int]


NOBODY = Reach(Directory(), {}, frozenset())


def reach_of(actor: Actor, parents: dict[int, int | None], today: date) -> Reach:
    """The directory of the organisations that `parents` names, each with the one above it."""
    org_ids = {*parents, *(above for above in parents.values() if above is not None)}
    people = _people(actor, org_ids, today)
    seated, coordinators, heads = _seats(actor, org_ids, today, people)
    away = _away(actor, today)
    units = _units(actor, org_ids, heads)
    reachable = {person: delegate if delegate in people else None for person, delegate in away.items()}
    directory = Directory(units, seated, coordinators, parents, reachable)
    return Reach(directory, people, _bots(actor, org_ids))


def _people(actor: Actor, org_ids: Collection[int], today: date) -> dict[int, Person]:
    here = select(Membership.user_id).where(may_see(actor, Membership), Membership.org_id.in_(org_ids), holds(today))
    columns = (User.id, User.org_id, User.email, User.wishes)
    found = select(*columns).where(may_see(actor, User), User.id.in_(here), User.deactivated_at.is_(None))
    return {row.id: Person(row.org_id, bool(row.email), Wishes.read(row.wishes)) for row in db.session.execute(found)}


Seats = tuple[dict[int, frozenset[int]], dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]]


def _seats(actor: Actor, org_ids: Collection[int], today: date, people: Collection[int]) -> Seats:
    """By organisation who sits in it and who coordinates it; by unit who heads it by their seat."""
    seats = (
        select(Membership.user_id, Membership.org_id, Membership.unit_id, MembershipRole.role)
        .outerjoin(MembershipRole, MembershipRole.membership_id == Membership.id)
        .where(may_see(actor, Membership), Membership.org_id.in_(org_ids), holds(today))
        .order_by(Membership.user_id)
    )
    seated: dict[int, set[int]] = defaultdict(set)
    coordinators: dict[int, dict[int, None]] = defaultdict(dict)
    heads: dict[int, dict[int, None]] = defaultdict(dict)
    for user_id, org_id, unit_id, role in db.session.execute(seats):
        if user_id not in people:
            continue
        seated[org_id].add(user_id)
        if role is Role.COORDINATOR:
            coordinators[org_id][user_id] = None
        elif role is Role.UNIT_HEAD:
            heads[unit_id][user_id] = None
    return (
        {org: frozenset(found) for org, found in seated.items()},
        {org: tuple(found) for org, found in coordinators.items()},
        {unit: tuple(found) for unit, found in heads.items()},
    )


def _units(actor: Actor, org_ids: Collection[int], heads: dict[int, tuple[int, ...]]) -> dict[int, UnitPosts]:
    columns = (Unit.id, Unit.org_id, Unit.head_id, Unit.leader_id, Unit.parent_id)
    found = select(*columns).where(may_see(actor, Unit), Unit.org_id.in_(org_ids))
    return {row[0]: UnitPosts(*row[1:], heads.get(row[0], ())) for row in db.session.execute(found)}


def _away(actor: Actor, today: date) -> dict[int, int | None]:
    """Of several absences of a person the one recorded last counts."""
    covers = (Absence.from_on <= today, Absence.to_on >= today, Absence.ended_at.is_(None))
    found = select(Absence.person_id, Absence.delegate_id).where(may_see(actor, Absence), *covers)
    return {row.person_id: row.delegate_id for row in db.session.execute(found.order_by(Absence.id))}


def _bots(actor: Actor, org_ids: Collection[int]) -> frozenset[int]:
    active = select(Bot.unit_id).join(Unit, Unit.id == Bot.unit_id).where(may_see(actor, Bot), Bot.is_active)
    return frozenset(db.session.scalars(active.where(Unit.is_active, Bot.org_id.in_(org_ids))))
