"""Acting through a link: reporting progress on its task, as its person."""

from datetime import datetime

from tracker.domain.links import LinkState
from tracker.extensions import db
from tracker.models import ProgressUpdate, ReportLink
from tracker.services.links.opening import LinkOver, open_link
from tracker.services.tasks.taking import take_task
from tracker.services.work import NewProgress, report_progress


def report_through(token: str, now: datetime, new: NewProgress) -> ProgressUpdate:
    """Report progress as the link's person, and count the use. The same form key counts, and is kept, once.

    The link is asked again under the lock of its task: somebody may just have handed it over. Errors: LinkUnknown,
    LinkOver, and those of `report_progress`.
    """
    opened = open_link(token, now)
    if opened.state is not LinkState.VOIDED:
        take_task(opened.actor, opened.task_id)
        opened = open_link(token, now)
    if opened.state is not LinkState.OPEN:
        db.session.rollback()
        raise LinkOver(opened)
    mark_used(opened.link, now)
    entry = report_progress(opened.actor, now, opened.task_id, new)
    db.session.rollback()  # a form that was sent before is counted already: report_progress has committed nothing
    return entry


def mark_used(link: ReportLink, now: datetime) -> None:
    """Count a use, inside the caller's transaction."""
    link.uses, link.used_at = ReportLink.uses + 1, now
