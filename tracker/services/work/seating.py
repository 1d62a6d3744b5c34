"""For which unit somebody worked on a task."""

from datetime import date

from sqlalchemy import or_, select

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Membership, Task
from tracker.queries.scope import may_see


def unit_of(actor: Actor, task: Task, author_id: int, today: date) -> int:
    """The supporting unit in which the author sits, if not in the leading one; otherwise the leading one."""
    valid = (Membership.from_on <= today, or_(Membership.to_on.is_(None), Membership.to_on >= today))
    seats = select(Membership.unit_id).where(may_see(actor, Membership), Membership.user_id == author_id, *valid)
    units = set(db.session.scalars(seats))
    if task.lead_unit_id in units:
        return task.lead_unit_id
    return next((unit.id for unit in task.supporting_units if unit.id in units), task.lead_unit_id)
