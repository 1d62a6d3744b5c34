"""What was noted for the report on a year (随记)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Task, YearNote
from tracker.queries.kept import read
from tracker.queries.scope import may_see, visible


@dataclass(frozen=True, slots=True)
class TaskAt:
    """The task at which something is noted."""

    id: int
    plan_year: int
    number: int
    title: str
    theme_code: str | None
    lead_unit_id: int


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note that stands, and the task at which it was noted."""

    note: YearNote
    task: TaskAt | None


_TASK = (Task.id, Task.plan_year, Task.number, Task.title, Task.theme_code, Task.lead_unit_id)


def notes_of(actor: Actor, org_id: int, year: int) -> Sequence[NoteRow]:
    """Notes for the report on a year that nobody took back, the latest first. Two statements."""
    mine = visible(actor, YearNote).where(YearNote.org_id == org_id, YearNote.year == year)
    standing = mine.where(YearNote.withdrawn_at.is_(None)).order_by(YearNote.noted_on.desc(), YearNote.id.desc())
    notes = list(db.session.scalars(standing))
    at = {note.task_id for note in notes if note.task_id is not None}
    rows = read(select(*_TASK).where(may_see(actor, Task), Task.id.in_(at)), {}) if at else ()
    tasks = {row.id: TaskAt(*row) for row in rows}
    return [NoteRow(note, tasks.get(note.task_id or 0)) for note in notes]


def note_of(actor: Actor, org_id: int, note_id: int) -> YearNote:
    """A note of this organisation, taken back or not; NotFound for any other."""
    mine = visible(actor, YearNote).where(YearNote.org_id == org_id, YearNote.id == note_id)
    found = db.session.scalar(mine)
    if found is None:
        raise NotFound("not_found")
    return found


def task_at(actor: Actor, org_id: int, *, year: int = 0, number: int = 0, task_id: int | None = None) -> TaskAt | None:
    """A task by its year and number, or by its id; None for none that stands."""
    named = Task.id == task_id if task_id is not None else (Task.plan_year == year) & (Task.number == number)
    mine = select(*_TASK).where(may_see(actor, Task), Task.org_id == org_id, Task.voided_at.is_(None), named)
    rows = read(mine, {})
    return TaskAt(*rows[0]) if rows else None
