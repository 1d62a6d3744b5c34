"""Reminders by mouth (催办): who reminded whom of which task, how, and what was said."""

from datetime import datetime, timedelta
from secrets import token_hex

from sqlalchemy import select

from tracker.domain.errors import Invalid
from tracker.domain.messages import Channel, Handed, MessageKind, MessageState
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.extensions import db
from tracker.models import Message, Notice, Task
from tracker.queries.scope import may_see, visible
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.notices import notify
from tracker.services.tasks.taking import refuse_ended, subject_of, take_task, words

VERB = "urged"
AT_ONCE = timedelta(minutes=1)


def urge(actor: Actor, now: datetime, task_id: int, person_id: int, how: Handed, note: str = "") -> Message:
    """Record that somebody was reminded of a task: an event on its timeline, a delivered message on the desk, and a
    notice that is read in the application alone, since the person has been told. The same by the same person within a
    minute is a second click.

    Errors: NotFound, NotAllowed, Invalid task_ended, urge_whom (neither owner, sponsor nor head of the unit), too_long.
    """
    task = take_task(actor, task_id)
    require(actor, Permission.SUPERVISE, subject_of(task))
    refuse_ended(task)
    said = words(note, "note", required=False)
    if person_id not in people_to_urge(task):
        raise Invalid("urge_whom", field="person_id")
    told = _told_already(actor, now, task, person_id, said)
    if told is not None:
        return told
    record(actor, now, VERB, task, after={"person_id": person_id, "how": how}, reason=said)
    message = _spoken(actor, now, task, person_id, how, said)
    message.notices = _notices(actor, now, task, person_id, said)
    db.session.add(message)
    db.session.commit()
    return message


def people_to_urge(task: Task) -> list[int]:
    """Who may be reminded of a task: its owner, the head of its unit, its sponsor (ids, each once)."""
    found = (task.owner_id, task.lead_unit.head_id, task.sponsor_id)
    return list(dict.fromkeys(person for person in found if person is not None))


def _told_already(actor: Actor, now: datetime, task: Task, person_id: int, note: str) -> Message | None:
    same = (Message.kind == MessageKind.URGE, Message.person_id == person_id, Message.note == note)
    mine = (Message.queued_by_id == actor.user_id, Message.queued_at >= now - AT_ONCE)
    about = Message.notices.any(Notice.task_id == task.id)
    return db.session.scalar(visible(actor, Message).where(*same, *mine, about).limit(1))


def _spoken(actor: Actor, now: datetime, task: Task, person_id: int, how: Handed, note: str) -> Message:
    """Delivered as it is written down: nobody has to send it."""
    return Message(
        org_id=task.org_id, kind=MessageKind.URGE, channel=Channel.BY_HAND, state=MessageState.HANDED,
        person_id=person_id, day=local_day(now), reference=f"<urge.{token_hex(12)}>", queued_at=now,
        queued_by_id=actor.user_id, next_try_at=now, settled_at=now, handed=how, note=note,
    )  # fmt: skip


def _notices(actor: Actor, now: datetime, task: Task, person_id: int, note: str) -> list[Notice]:
    """The notice for the person, already carried; none for those who reminded themselves."""
    key = f"{VERB}:{task.id}:{now.isoformat()}"
    notify(actor, now, [person_id], NoticeReason.URGED, task=task, text=note, key=key)
    told = select(Notice).where(may_see(actor, Notice), Notice.person_id == person_id, Notice.key == key)
    found = list(db.session.scalars(told))
    for notice in found:
        notice.carried_at = now
    return found
