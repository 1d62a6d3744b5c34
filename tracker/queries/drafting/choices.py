"""What a person may give a sentence of their own as its source: notes, tasks, and the latest accepted work."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, select

from tracker.domain.drafts import SourceType
from tracker.domain.people import Actor
from tracker.domain.periods import days_of
from tracker.domain.work import EntryKind, EntryState
from tracker.extensions import db
from tracker.models import Draft, Task, WorkEntry, YearNote
from tracker.queries.scope import may_see

MOST = 200
"""Sources of each kind that are offered."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A source by its type and id, with words to know it by."""

    type: SourceType
    id: int
    words: str


def sources_to_choose(actor: Actor, draft: Draft) -> list[Choice]:
    """Notes of the year, accepted work of the period from its end back, and the tasks of the plan year."""
    from_on, to_on = days_of(draft.period, draft.year)
    notes = select(YearNote.id, YearNote.text).where(
        may_see(actor, YearNote), YearNote.org_id == draft.org_id, YearNote.year == draft.year,
        YearNote.withdrawn_at.is_(None),
    )  # fmt: skip
    kind = case((WorkEntry.kind == EntryKind.RECORD, SourceType.RECORD.value), else_=SourceType.UPDATE.value)
    work = select(WorkEntry.id, WorkEntry.text, kind.label("kind")).where(
        may_see(actor, WorkEntry), WorkEntry.org_id == draft.org_id, WorkEntry.state == EntryState.ACCEPTED,
        WorkEntry.to_on.between(from_on, to_on),
    ).order_by(WorkEntry.to_on.desc(), WorkEntry.id.desc())  # fmt: skip
    tasks = select(Task.id, Task.title).where(
        may_see(actor, Task), Task.org_id == draft.org_id, Task.plan_year == draft.year, Task.voided_at.is_(None)
    )
    return [
        *(Choice(SourceType.NOTE, row[0], row[1]) for row in _rows(notes.order_by(YearNote.id.desc()))),
        *(Choice(SourceType(row[2]), row[0], row[1]) for row in _rows(work)),
        *(Choice(SourceType.TASK, row[0], row[1]) for row in _rows(tasks.order_by(Task.number))),
    ]


def _rows(chosen: Any) -> Any:
    return db.session.execute(chosen.limit(MOST))
