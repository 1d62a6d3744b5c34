"""A person's own notices. Nobody sees those of others, not even in the same organisation."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, func, select
from sqlalchemy.orm import aliased

from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.domain.work import EntryKind
from tracker.models import Draft, Inquiry, Notice, Task, User, WorkEntry
from tracker.queries.drafting.draft_notices import asks
from tracker.queries.kept import kept, read
from tracker.queries.scope import may_see

PAGE_SIZE = 50
_InPlaceOf = aliased(User)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice with the task and the entry that it is about, as far as its reader may see them."""

    id: int
    reason: NoticeReason
    at: datetime
    read_at: datetime | None
    text: str
    actor: str | None
    task_year: int | None
    task_number: int | None
    task_title: str | None
    entry_id: int | None
    entry_kind: EntryKind | None
    entry_year: int | None
    entry_text: str | None
    step: str
    due_on: date | None
    for_name: str | None
    slip_id: int | None
    draft_year: int | None
    draft_period: Period | None
    draft_title: str | None
    inquiry_id: int | None


@dataclass(frozen=True, slots=True)
class NoticeCounts:
    """All notices of the person in an organisation, and the unread ones."""

    total: int
    unread: int


def _mine(actor: Actor) -> ColumnElement[bool]:
    here = Notice.org_id == bindparam("org", type_=Integer)
    return may_see(actor, Notice) & here & (Notice.person_id == bindparam("person", type_=Integer))


def _values(actor: Actor, org_id: int) -> dict[str, Any]:
    return {"org": org_id, "person": actor.user_id or -1}


def notice_counts(actor: Actor, org_id: int) -> NoticeCounts:
    """How many there are."""

    def build() -> Any:
        unread = func.count().filter(Notice.read_at.is_(None))
        return select(func.count(), unread).where(_mine(actor))

    [numbers] = read(kept("notice counts", actor, build), _values(actor, org_id))
    return NoticeCounts(*numbers)


def notices(actor: Actor, org_id: int, offset: int = 0) -> list[NoticeRow]:
    """A page of them: unread ones first, the latest first among each."""
    found = read(kept("notices", actor, lambda: _rows(actor)), _values(actor, org_id) | {"offset": offset})
    return [NoticeRow(*row) for row in found]


def notice_by_id(actor: Actor, org_id: int, notice_id: int) -> NoticeRow | None:
    """One of them."""

    def build() -> Any:
        return _joined(actor).where(Notice.id == bindparam("notice", type_=Integer))

    found = read(kept("a notice", actor, build), _values(actor, org_id) | {"notice": notice_id})
    return NoticeRow(*found[0]) if found else None


def _rows(actor: Actor) -> Any:
    ordered = _joined(actor).order_by(Notice.read_at.is_not(None), Notice.at.desc(), Notice.id.desc())
    return ordered.limit(PAGE_SIZE).offset(bindparam("offset", type_=Integer))


def _joined(actor: Actor) -> Any:
    """What a notice is about is left out where the person may no longer see it."""
    seen_task = (Task.id == Notice.task_id) & may_see(actor, Task) & Task.voided_at.is_(None)
    seen_entry = (WorkEntry.id == Notice.entry_id) & may_see(actor, WorkEntry)
    return (
        select(
            Notice.id, Notice.reason, Notice.at, Notice.read_at, Notice.text, User.name,
            Task.plan_year, Task.number, Task.title, WorkEntry.id, WorkEntry.kind, WorkEntry.year, WorkEntry.text,
            Notice.step, Notice.due_on, _InPlaceOf.name, Notice.slip_id,
            Draft.year, Draft.period, Draft.title, Inquiry.id,
        )
        .outerjoin(User, User.id == Notice.actor_id)
        .outerjoin(_InPlaceOf, _InPlaceOf.id == Notice.for_id)
        .outerjoin(Draft, (Draft.id == Notice.draft_id) & may_see(actor, Draft))
        .outerjoin(Inquiry, asks() & may_see(actor, Inquiry))
        .outerjoin(Task, seen_task)
        .outerjoin(WorkEntry, seen_entry)
        .where(_mine(actor))
    )  # fmt: skip
