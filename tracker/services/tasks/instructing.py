"""Written instructions (批示) of a leader on a task."""

from datetime import datetime, timedelta

from sqlalchemy import select

from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.extensions import db
from tracker.models import Event, Task
from tracker.queries.scope import may_see
from tracker.services.events import record
from tracker.services.notices import notify
from tracker.services.tasks.taking import subject_of, take_task, words

VERB = "instructed"
AT_ONCE = timedelta(minutes=1)


def instruct(actor: Actor, now: datetime, task_id: int, text: str) -> None:
    """Write an instruction: an event whose reason is the text, and a notice for the owner.

    The same words by the same person within a minute are a second click. Errors: NotAllowed, NotFound, Invalid(text).
    """
    task = take_task(actor, task_id)
    require(actor, Permission.INSTRUCT, subject_of(task))
    said = words(text, "text")
    if not _said_already(actor, now, task, said):
        record(actor, now, VERB, task, reason=said)
        notify(actor, now, [task.owner_id], NoticeReason.INSTRUCTED, task=task, text=said)
    db.session.commit()


def _said_already(actor: Actor, now: datetime, task: Task, text: str) -> bool:
    same = (Event.subject_type == Task.__tablename__, Event.subject_id == task.id, Event.verb == VERB)
    mine = (may_see(actor, Event), Event.actor_id == actor.user_id, Event.reason == text, Event.at >= now - AT_ONCE)
    return db.session.scalar(select(Event.id).where(*same, *mine).limit(1)) is not None
