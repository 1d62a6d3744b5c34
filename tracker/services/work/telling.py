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
from tracker.models import Figure, ProgressUpdate, Task, WorkEntry
from tracker.services.events import record
from tracker.services.notices import notify
from tracker.services.task_progress import refresh

Changes = tuple[dict[str, object], dict[str, object]]
"""Values before and after."""


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


def announce(actor: Actor, now: datetime, entry: WorkEntry, verb: str) -> None:
    """Write down that a new entry waits, let its task know the latest day, and tell whoever accepts it."""
    task = task_of(entry)
    before, after = changes_of(actor, task)
    facts = {name: getattr(entry, name) for name in ("author_id", "to_on", "replaces_id")}
    place = {} if task else {name: getattr(entry, name) for name in ("unit_id", "theme_code", "from_on")}
    known = {name: value for name, value in {**facts, **place}.items() if value is not None}
    tell(actor, now, verb, entry, before=before, after={**known, **after})
    tell_reported(actor, now, entry)


def changes_of(actor: Actor, task: Task | None) -> Changes:
    """What an act on an entry changed of its task (see `refresh`): the values before and after."""
    changed = refresh(actor, task) if task else {}
    before = {name: old for name, (old, _new) in changed.items()}
    return before, {name: new for name, (_old, new) in changed.items()}


def facts_of(entry: WorkEntry) -> dict[str, object]:
    """What an entry says, as events keep it; figures as `{name, value, unit, qualifier}`, evidence by its ids."""
    names = ("state", "from_on", "to_on", "text", *(_PROGRESS if isinstance(entry, ProgressUpdate) else _RECORD))
    figures = [_said(figure) for figure in entry.figures]
    files = [evidence.id for evidence in entry.evidence]
    return {**{name: getattr(entry, name) for name in names}, "figures": figures, "evidence_ids": files}


_PROGRESS = ("difficulties", "needs_leader", "next_step", "percent")
_RECORD = ("unit_id", "theme_code", "people", "duty")


def _said(figure: Figure) -> dict[str, str]:
    value = f"{figure.value.normalize():f}"
    return {"name": figure.name, "value": value, "unit": figure.unit, "qualifier": figure.qualifier.value}


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
