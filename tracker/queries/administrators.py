"""Who administers an organisation: the rule that somebody always does needs to know."""

from datetime import date

from sqlalchemy import or_, select

from tracker.domain.people import Actor, Role
from tracker.extensions import db
from tracker.models import Membership, MembershipRole, User
from tracker.queries.scope import may_see


def lasting_administrator_seats(actor: Actor, org_id: int, today: date) -> dict[int, int]:
    """Seats that have begun, have no end, belong to active people and carry the administrator's role: id → user id."""
    rows = db.session.execute(
        select(Membership.id, Membership.user_id)
        .join(MembershipRole)
        .join(User, User.id == Membership.user_id)
        .where(may_see(actor, Membership), Membership.org_id == org_id)
        .where(MembershipRole.role == Role.ADMINISTRATOR, User.deactivated_at.is_(None))
        .where(Membership.from_on <= today, Membership.to_on.is_(None))
    )
    return {row.id: row.user_id for row in rows}


def seat_org_ids(user_id: int, today: date) -> frozenset[int]:
    """Organisations in which a person sits now or will sit: whoever changes the account touches all of them."""
    found = select(Membership.org_id).where(Membership.user_id == user_id)
    return frozenset(db.session.scalars(found.where(or_(Membership.to_on.is_(None), Membership.to_on >= today))))
