"""Links in messages: finding one by its hash, what its person has to do with the task, and what they have reported."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.people import Actor, Role
from tracker.domain.work import LIVE
from tracker.extensions import db
from tracker.models import Absence, Membership, MembershipRole, ProgressUpdate, ReportLink, Task, User
from tracker.queries.scope import may_see, visible

SHOWN = 5


def link_by_hash(token_hash: str) -> ReportLink | None:
    """The link with its task, as they stand now."""
    whole = joinedload(ReportLink.task).selectinload(Task.supporting_units)
    found = select(ReportLink).where(ReportLink.token_hash == token_hash).options(whole)
    return db.session.scalar(found, execution_options={"populate_existing": True})


def stood_in(person_id: int, delegate_id: int, today: date) -> tuple[bool, bool]:
    """Whether the delegate stands in for the person today, and whether they were ever named."""
    named = select(Absence).where(Absence.person_id == person_id, Absence.delegate_id == delegate_id)
    rows = db.session.scalars(named).all()
    return any(row.ended_at is None and row.from_on <= today <= row.to_on for row in rows), bool(rows)


def coordinators_of(actor: Actor, org_id: int, today: date) -> list[str]:
    """The names of those who coordinate in the organisation today."""
    seats = (
        select(Membership.user_id)
        .join(MembershipRole)
        .where(may_see(actor, Membership), Membership.org_id == org_id, MembershipRole.role == Role.COORDINATOR)
        .where(Membership.from_on <= today, or_(Membership.to_on.is_(None), Membership.to_on >= today))
    )
    active = select(User.name).where(User.id.in_(seats), User.deactivated_at.is_(None))
    return list(db.session.scalars(active.order_by(User.id)))


def reported_since(actor: Actor, task_id: int, since: datetime) -> Sequence[ProgressUpdate]:
    """What this person has reported on the task since then, the latest first, at most five."""
    mine = or_(ProgressUpdate.author_id == actor.user_id, ProgressUpdate.recorder_id == actor.user_id)
    found = visible(actor, ProgressUpdate).where(ProgressUpdate.task_id == task_id, mine)
    since_then = found.where(ProgressUpdate.created_at >= since, ProgressUpdate.state.in_(LIVE))
    whole = (selectinload(ProgressUpdate.figures), selectinload(ProgressUpdate.evidence))
    return db.session.scalars(since_then.options(*whole).order_by(ProgressUpdate.id.desc()).limit(SHOWN)).all()
