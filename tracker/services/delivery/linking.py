"""Links that people ask for: with a message that is sent again, and to be copied for a task's owner."""

from datetime import datetime, timedelta

from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.reminding.news import IN_HAND
from tracker.extensions import db
from tracker.models import Message, ReportLink, Task
from tracker.queries.policies import policy_of
from tracker.services.events import record
from tracker.services.links import add_link
from tracker.services.tasks.taking import subject_of, take_task


def link_for_owner(actor: Actor, now: datetime, task_id: int) -> ReportLink:
    """A link for a task's owner, for a coordinator who reminds them to copy; an event on the task. Whoever has it
    reports as the owner, so it is for those alone who may also enter what somebody signed on paper.

    Errors: NotFound, NotAllowed, Invalid("no_report_link") where there is nothing that the owner could report.
    """
    task = take_task(actor, task_id)
    require(actor, Permission.SIGN_PAPER, subject_of(task))
    if task.owner_id is None or task.state not in IN_HAND:
        raise Invalid("no_report_link")
    link = _add(actor, now, task, task.owner_id)
    record(actor, now, "link_made", task, after={"person_id": task.owner_id})
    db.session.commit()
    return link


def add_links(actor: Actor, now: datetime, message: Message) -> None:
    """Links for the tasks of a message on which its reader is to report, inside the caller's transaction."""
    if message.person_id is None:
        return
    db.session.flush()
    readers = {notice.task: notice.for_id or notice.person_id for notice in message.notices if notice.task is not None}
    for task, person_id in readers.items():
        if task.owner_id == person_id and task.state in IN_HAND and task.voided_at is None:
            _add(actor, now, task, message.person_id, message.id)


def _add(actor: Actor, now: datetime, task: Task, person_id: int, message_id: int | None = None) -> ReportLink:
    expires_at = now + timedelta(days=policy_of(task.org_id).link_days)
    return add_link(
        now, org_id=task.org_id, person_id=person_id, task_id=task.id, expires_at=expires_at, message_id=message_id,
        made_by_id=actor.user_id,
    )  # fmt: skip
