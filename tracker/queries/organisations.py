"""Organisations as a tree, with what an administrator wants to know of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.domain.people import Actor, Role
from tracker.extensions import db
from tracker.models import Membership, MembershipRole, Organisation, User
from tracker.queries.roster import holds
from tracker.queries.scope import may_see, visible_organisations


@dataclass(frozen=True, slots=True)
class OrgRow:
    """An organisation in the tree, with the number of its people and the names of its administrators."""

    org: Organisation
    depth: int
    people: int
    administrators: tuple[str, ...]


def organisation_tree(actor: Actor, today: date) -> list[OrgRow]:
    """Every organisation that the actor may see, each above those below it, active ones first."""
    rows = visible_organisations(actor).order_by(Organisation.is_active.desc(), Organisation.name, Organisation.id)
    orgs = list(db.session.scalars(rows))
    people, administrators = _people(actor, today), _administrators(actor, today)
    return [
        OrgRow(org, depth, people.get(org.id, 0), tuple(administrators.get(org.id, ())))
        for org, depth in _branch(orgs, {org.id for org in orgs}, None, 0)
    ]


def _branch(
    orgs: list[Organisation], known: set[int], parent_id: int | None, depth: int
) -> Iterator[tuple[Organisation, int]]:
    for org in orgs:
        if (org.parent_id if org.parent_id in known else None) == parent_id:
            yield org, depth
            yield from _branch(orgs, known, org.id, depth + 1)


def _people(actor: Actor, today: date) -> dict[int, int]:
    rows = db.session.execute(
        select(Membership.org_id, func.count(Membership.user_id.distinct()))
        .join(User, User.id == Membership.user_id)
        .where(may_see(actor, Membership), holds(today), User.deactivated_at.is_(None))
        .group_by(Membership.org_id)
    )
    return {row[0]: row[1] for row in rows}


def _administrators(actor: Actor, today: date) -> dict[int, list[str]]:
    rows = db.session.execute(
        select(Membership.org_id, User.name)
        .join(User, User.id == Membership.user_id)
        .join(MembershipRole)
        .where(may_see(actor, Membership), holds(today), User.deactivated_at.is_(None))
        .where(MembershipRole.role == Role.ADMINISTRATOR)
        .order_by(Membership.id)
    )
    names: dict[int, list[str]] = {}
    for org_id, name in rows:
        names.setdefault(org_id, []).append(name)
    return names
