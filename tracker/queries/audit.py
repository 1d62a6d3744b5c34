"""The audit log: the events of an organisation, filtered by what its address asks for, newest first, by keyset."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, Text, and_, case, cast, func, or_, select

from tracker.domain.people import Actor, Via
from tracker.domain.work import EntryKind
from tracker.extensions import db
from tracker.models import Event, ProgressUpdate, Task, User, WorkEntry
from tracker.queries.scope import may_see

PAGE_SIZE = 50
STEP = 1000
EXCERPT = 40


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What to show: a person's id, the table of the thing, a verb, local days (both included), words, ids below one."""

    person_id: int | None = None
    kind: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None
    q: str = ""
    below: int | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """An event with what it is about: a task (or the task of progress), or a record."""

    id: int
    at: datetime
    person: str | None
    via: Via
    verb: str
    kind: str
    subject_id: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reason: str
    entry_kind: EntryKind | None
    entry_year: int | None
    entry_text: str | None
    task_year: int | None
    task_number: int | None
    task_title: str | None


def audit(actor: Actor, org_id: int, asked: AuditFilter, zone: tzinfo, limit: int = PAGE_SIZE + 1) -> list[AuditRow]:
    """At most `limit` events: one more than a page tells whether there are older ones."""
    found = select(Event.id).where(may_see(actor, Event), Event.org_id == org_id, *_wanted(actor, asked, zone))
    chosen = found.order_by(Event.id.desc()).limit(limit).subquery()
    return [AuditRow(*row) for row in db.session.execute(_with_subjects(actor, chosen))]


def all_of(actor: Actor, org_id: int, asked: AuditFilter, zone: tzinfo, most: int) -> Iterator[AuditRow]:
    """Up to `most` events, fetched in steps, so that a long log does not stand in memory."""
    left = most
    while left > 0:
        rows = audit(actor, org_id, asked, zone, min(STEP, left))
        yield from rows
        if len(rows) < STEP:
            return
        left, asked = left - len(rows), replace(asked, below=rows[-1].id)


def _with_subjects(actor: Actor, chosen: Subquery) -> Select[Any]:
    """Joined after the page is cut. A thing that is gone or may not be seen leaves its columns empty."""
    task_id = case((Event.subject_type == Task.__tablename__, Event.subject_id), else_=ProgressUpdate.task_id)
    is_entry = and_(Event.subject_type == WorkEntry.__tablename__, WorkEntry.id == Event.subject_id)
    return (
        select(
            Event.id, Event.at, User.name, Event.via, Event.verb, Event.subject_type, Event.subject_id, Event.before,
            Event.after, Event.reason, WorkEntry.kind, WorkEntry.year,
            func.substr(WorkEntry.text, 1, EXCERPT), Task.plan_year, Task.number, Task.title,
        )
        .join(chosen, chosen.c.id == Event.id)
        .outerjoin(User, User.id == Event.actor_id)
        .outerjoin(WorkEntry, and_(is_entry, may_see(actor, WorkEntry)))
        .outerjoin(Task, and_(Task.id == task_id, may_see(actor, Task)))
        .order_by(Event.id.desc())
    )  # fmt: skip


def _wanted(actor: Actor, asked: AuditFilter, zone: tzinfo) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.person_id is not None:
        found.append(Event.actor_id == asked.person_id)
    if asked.kind:
        found.append(Event.subject_type == asked.kind)
    if asked.verb:
        found.append(Event.verb == asked.verb)
    if asked.since is not None:
        found.append(Event.at >= _midnight(asked.since, zone))
    if asked.until is not None:
        found.append(Event.at < _midnight(asked.until + timedelta(days=1), zone))
    if asked.below is not None:
        found.append(Event.id < asked.below)
    return [*found, *(_holds(actor, word) for word in asked.q.split())]


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _holds(actor: Actor, word: str) -> ColumnElement[bool]:
    """A word in the reason, in the values before or after, or in the title of the task. SQLite keeps JSON escaped."""
    escaped = json.dumps(word)[1:-1]
    values = [cast(column, Text) for column in (Event.before, Event.after)]
    inside = [column.contains(form, autoescape=True) for column in values for form in {word, escaped}]
    titled = select(Task.id).where(may_see(actor, Task), Task.title.contains(word, autoescape=True))
    is_titled = and_(Event.subject_type == Task.__tablename__, Event.subject_id.in_(titled))
    return or_(Event.reason.contains(word, autoescape=True), is_titled, *inside)
