"""One record of routine work with everything its page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Event, Evidence, ProgressUpdate, Task, User, WorkEntry, WorkRecord
from tracker.models.evidence import entry_evidence
from tracker.queries.scope import may_see, visible


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to an entry."""

    at: datetime
    verb: str
    person: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class RecordDetail:
    """A record with its evidence (as far as it may be seen), its history, and the correction that replaces it."""

    record: WorkRecord
    evidence: Sequence[Evidence]
    steps: Sequence[Step]
    correction: WorkEntry | None


def entry_of(actor: Actor, org_id: int, entry_id: int) -> WorkEntry:
    """An entry of the organisation with its figures; NotFound if there is none that the actor may see."""
    mine = visible(actor, WorkEntry).where(WorkEntry.org_id == org_id, WorkEntry.id == entry_id)
    entry = db.session.scalar(mine.options(selectinload(WorkEntry.figures), joinedload(WorkEntry.author)))
    if entry is None:
        raise NotFound("not_found")
    return entry


def task_of(actor: Actor, entry: WorkEntry) -> Task | None:
    """The task on which an entry reports progress."""
    task_id = entry.task_id if isinstance(entry, ProgressUpdate) else None
    return db.session.scalar(visible(actor, Task).where(Task.id == task_id)) if task_id is not None else None


def record_detail(actor: Actor, record: WorkRecord) -> RecordDetail:
    """What stands beside a record."""
    later = visible(actor, WorkEntry).where(WorkEntry.replaces_id == record.id).order_by(WorkEntry.id.desc())
    return RecordDetail(
        record=record,
        evidence=evidence_of(actor, record.id),
        steps=_steps(actor, record.id),
        correction=db.session.scalar(later.limit(1)),
    )


def evidence_of(actor: Actor, entry_id: int) -> Sequence[Evidence]:
    """The evidence of an entry that the actor may see."""
    linked = visible(actor, Evidence).join(entry_evidence, entry_evidence.c.evidence_id == Evidence.id)
    return db.session.scalars(linked.where(entry_evidence.c.entry_id == entry_id).order_by(Evidence.id)).all()


def evidence_by_id(actor: Actor, org_id: int, ids: Sequence[int]) -> Sequence[Evidence]:
    """Evidence of the organisation by its ids; unknown ones are left out."""
    mine = visible(actor, Evidence).where(Evidence.org_id == org_id, Evidence.id.in_(ids))
    return db.session.scalars(mine.order_by(Evidence.id)).all() if ids else []


def _steps(actor: Actor, entry_id: int) -> list[Step]:
    """The events of an entry, the latest first."""
    found = select(Event.at, Event.verb, User.name, Event.reason).outerjoin(User, User.id == Event.actor_id)
    mine = found.where(may_see(actor, Event), Event.subject_type == WorkEntry.__tablename__)
    rows = db.session.execute(mine.where(Event.subject_id == entry_id).order_by(Event.id.desc()))
    return [Step(*row) for row in rows]
