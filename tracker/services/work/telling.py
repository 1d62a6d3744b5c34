"""Events and notices about entries.

What happens to progress on a task is an event about the task, with the entry's id in `after`: the timeline of the task
and the audit log of the organisation tell it, and the task's events are all in one place. A record of routine work
has no task, so its events are about the entry itself. What is told of
work that is not accepted has verbs of its own, which an organisation above does not see (see `queries.scope`).
"""

from collections.abc import Mapping
from datetime import datetime

from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import ProgressUpdate, Task, WorkEntry
from tracker.services.events import record
from tracker.services.notices import notify


def task_of(entry: WorkEntry) -> Task | None:
    """The task on which progress was reported; None for routine work."""
    return entry.task if isinstance(entry, ProgressUpdate) else None


def tell(
    actor: Actor,
    now: datetime,
    verb: str,
    entry: WorkEntry,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    """Record what happened to an entry."""
    db.session.flush()
    named = {"entry_id": entry.id, **(after or {})}
    record(actor, now, verb, task_of(entry) or entry, before=before, after=named, reason=reason)


def tell_reported(actor: Actor, now: datetime, entry: WorkEntry) -> None:
    """Tell the head of the unit that work waits for acceptance, and the sponsor where a leader is needed.

    Once for each version that waits: a revised entry that nobody has looked at yet is no news.
    """
    task = task_of(entry)
    head_id = entry.unit.head_id
    if head_id != entry.author_id:
        key = f"reported:{entry.id}:{entry.decided_at.isoformat() if entry.decided_at else ''}"
        notify(actor, now, [head_id], NoticeReason.REPORTED, task=task, entry=entry, key=key)
    if isinstance(entry, ProgressUpdate) and task and entry.needs_leader:
        text = entry.difficulties or entry.text
        notify(
            actor, now, [task.sponsor_id], NoticeReason.LEADER_NEEDED,
            task=task, entry=entry, text=text, key=f"leader_needed:{entry.id}",
        )  # fmt: skip


def tell_returned(actor: Actor, now: datetime, entry: WorkEntry, reason: str) -> None:
    """Tell the author, and whoever typed it, what is missing."""
    people = (entry.author_id, entry.recorder_id)
    notify(actor, now, people, NoticeReason.ENTRY_RETURNED, task=task_of(entry), entry=entry, text=reason)
