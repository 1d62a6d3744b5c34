"""A link that somebody has made to be copied."""

from datetime import datetime

from sqlalchemy import select

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import ReportLink
from tracker.queries.scope import may_see


def copied_link(actor: Actor, link_id: int, task_id: int, now: datetime) -> str | None:
    """The salt of a link to this task that belongs to no message and still works."""
    mine = (may_see(actor, ReportLink), ReportLink.id == link_id, ReportLink.task_id == task_id)
    works = (ReportLink.ended_at.is_(None), ReportLink.expires_at > now, ReportLink.message_id.is_(None))
    return db.session.scalar(select(ReportLink.salt).where(*mine, *works))
