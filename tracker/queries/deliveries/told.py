"""Why messages were sent: the notices that they carry."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.work import EntryKind
from tracker.models import Message, Notice, Organisation, Task, User, WorkEntry
from tracker.models.messages import message_notice
from tracker.queries.kept import read
from tracker.queries.scope import may_see

InPlaceOf = aliased(User)


@dataclass(frozen=True, slots=True)
class Told:
    """A notice of a message, with its task and its entry as far as the reader may see them. `org`: code of theirs."""

    notice_id: int
    reason: NoticeReason
    step: str
    due_on: date | None
    at: datetime
    text: str
    actor: str | None
    for_name: str | None
    read_at: datetime | None
    task_id: int | None
    org: str
    task_year: int | None
    task_number: int | None
    task_title: str | None
    entry_id: int | None
    entry_kind: EntryKind | None
    entry_year: int | None
    entry_text: str | None


def told_by_message(actor: Actor, message_ids: Collection[int]) -> dict[int, list[Told]]:
    """The notices of messages, the latest first. Whoever sees a message knows what it tells."""
    found: dict[int, list[Told]] = defaultdict(list)
    if message_ids:
        for message_id, *row in read(_notices(actor, message_ids), {}):
            found[message_id].append(Told(*row))
    return found


def _notices(actor: Actor, message_ids: Collection[int]) -> Any:
    seen = select(Message.id).where(may_see(actor, Message), Message.id.in_(message_ids))
    about = (Task.id == Notice.task_id) & may_see(actor, Task) & Task.voided_at.is_(None)
    return (
        select(
            message_notice.c.message_id, Notice.id, Notice.reason, Notice.step, Notice.due_on, Notice.at, Notice.text,
            User.name, InPlaceOf.name, Notice.read_at, Task.id, Organisation.code, Task.plan_year, Task.number,
            Task.title, WorkEntry.id, WorkEntry.kind, WorkEntry.year, WorkEntry.text,
        )
        .join(Notice, Notice.id == message_notice.c.notice_id)
        .outerjoin(User, User.id == Notice.actor_id)
        .outerjoin(InPlaceOf, InPlaceOf.id == Notice.for_id)
        .outerjoin(Task, about)
        .outerjoin(WorkEntry, (WorkEntry.id == Notice.entry_id) & may_see(actor, WorkEntry))
        .join(Organisation, Organisation.id == func.coalesce(Task.org_id, Notice.org_id))
        .where(message_notice.c.message_id.in_(seen))
        .order_by(Notice.at.desc(), Notice.id)
    )  # fmt: skip
