"""Who holds a role in an organisation: the people to be told."""

from datetime import date

from sqlalchemy import select

from tracker.domain.people import Actor, Role
from tracker.extensions import db
from tracker.models import Membership, MembershipRole, User
from tracker.queries.roster import holds
from tracker.queries.scope import may_see


def holders_of(actor: Actor, org_id: int, role: Role, today: date) -> list[int]:
    """Active people who hold the role in the organisation today (ids)."""
    seats = select(Membership.user_id).join(MembershipRole, MembershipRole.membership_id == Membership.id)
    seats = seats.where(may_see(actor, Membership), Membership.org_id == org_id, MembershipRole.role == role)
    people = select(User.id).where(User.id.in_(seats.where(holds(today))), User.deactivated_at.is_(None))
    return list(db.session.scalars(people.order_by(User.id)))
