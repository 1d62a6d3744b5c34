"""Reported work as pages show it: the entries of a task, those that wait for acceptance, and one to be revised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam, func, or_, select, true
from sqlalchemy.orm import selectinload, with_polymorphic

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import RULES, Permission
from tracker.domain.work import EntryKind, EntryState
from tracker.extensions import db
from tracker.models import ProgressUpdate, Task, WorkEntry, WorkRecord
from tracker.queries.kept import kept, read
from tracker.queries.scope import may_see, visible

MOST = 200
"""Waiting entries on one page: whoever has more begins with the oldest."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry without its figures and evidence. Names are looked up in the Directory."""

    id: int
    version: int
    kind: EntryKind
    state: EntryState
    unit_id: int
    from_on: date
    to_on: date
    text: str
    author_id: int
    recorder_id: int | None
    created_at: datetime
    decided_by_id: int | None
    decided_at: datetime | None
    decision_reason: str
    replaces_id: int | None
    difficulties: str | None
    needs_leader: bool | None
    next_step: str | None
    percent: int | None


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An entry that waits for acceptance, with the task that it is about; a record has none."""

    entry: EntryRow
    theme_code: str | None
    task_number: int | None
    task_title: str | None
    task_year: int | None
    owner_id: int | None


_ENTRY = (
    WorkEntry.id, WorkEntry.version_id, WorkEntry.kind, WorkEntry.state, WorkEntry.unit_id, WorkEntry.from_on,
    WorkEntry.to_on, WorkEntry.text, WorkEntry.author_id, WorkEntry.recorder_id, WorkEntry.created_at,
    WorkEntry.decided_by_id, WorkEntry.decided_at, WorkEntry.decision_reason, WorkEntry.replaces_id,
)  # fmt: skip
_PROGRESS = (
    ProgressUpdate.difficulties, ProgressUpdate.needs_leader, ProgressUpdate.next_step, ProgressUpdate.percent,
)  # fmt: skip
_WIDTH = len(_ENTRY) + len(_PROGRESS)


def entries_of_task(actor: Actor, task_id: int) -> list[EntryRow]:
    """Progress on a task, the latest first; withdrawn entries are gone from it."""
    found = kept("entries of a task", actor, lambda: _of_task(actor))
    return [EntryRow(*line) for line in read(found, {"task": task_id})]


def _of_task(actor: Actor) -> Any:
    columns = [getattr(ProgressUpdate, column.key) for column in (*_ENTRY, *_PROGRESS)]
    return (
        select(*columns)
        .where(may_see(actor, ProgressUpdate), ProgressUpdate.task_id == bindparam("task", type_=Integer))
        .where(ProgressUpdate.state != EntryState.WITHDRAWN)
        .order_by(ProgressUpdate.to_on.desc(), ProgressUpdate.id.desc())
    )


def waiting_entries(actor: Actor, org_id: int, year: int) -> list[WaitingRow]:
    """Pending entries of a year that this person may accept, the oldest first, at most MOST."""
    statement = _waiting(actor, org_id, year).order_by(_ALL.created_at, _ALL.id).limit(MOST)
    return [WaitingRow(EntryRow(*line[:_WIDTH]), *line[_WIDTH:]) for line in read(statement, {})]


_ALL = with_polymorphic(WorkEntry, [ProgressUpdate, WorkRecord])
_ABOUT = (_ALL.theme_code, Task.number, Task.title, Task.plan_year, Task.owner_id)


def _columns() -> Iterable[Any]:
    yield from (getattr(_ALL, column.key) for column in _ENTRY)
    yield from (getattr(_ALL.ProgressUpdate, column.key) for column in _PROGRESS)


def _waiting(actor: Actor, org_id: int, year: int) -> Any:
    me = actor.user_id
    others = and_(_ALL.author_id != me, or_(Task.owner_id.is_(None), Task.owner_id != me))
    return (
        select(*_columns(), *_ABOUT)
        .select_from(_ALL)
        .outerjoin(Task, Task.id == _ALL.ProgressUpdate.task_id)
        .where(_ALL.id.in_(select(WorkEntry.id).where(may_see(actor, WorkEntry))))
        .where(_ALL.org_id == org_id, _ALL.year == year, _ALL.state == EntryState.PENDING)
        .where(others, Task.voided_at.is_(None), _accepts(actor, org_id))
    )


def _accepts(actor: Actor, org_id: int) -> ColumnElement[bool]:
    """What the permission table says about accepting, as a condition: everywhere, or in the units of one's seats."""
    rule = RULES[Permission.ACCEPT]
    if actor.operator or rule.org & actor.roles_in(org_id):
        return true()
    units = sorted({seat.unit_id for seat in actor.seats if seat.org_id == org_id and rule.unit & seat.roles})
    leading: ColumnElement[int] = func.coalesce(Task.lead_unit_id, _ALL.unit_id)
    return leading.in_(units)


def entry_to_revise(actor: Actor, org_id: int, entry_id: int) -> WorkEntry:
    """An entry with its figures and evidence; NotFound if there is none here that the actor may see."""
    chosen = visible(actor, WorkEntry).where(WorkEntry.id == entry_id, WorkEntry.org_id == org_id)
    entry = db.session.scalar(chosen.options(selectinload(WorkEntry.figures), selectinload(WorkEntry.evidence)))
    if entry is None:
        raise NotFound("not_found")
    return entry
