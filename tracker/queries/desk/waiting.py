"""What waits for a leader: tasks to close, dates to grant, difficulties that need a word. One query."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Select, Text, and_, func, literal_column, select, union_all

from tracker.domain.deadlines import ExtensionState
from tracker.domain.people import Actor
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.models import Event, ExtensionRequest, ProgressUpdate, Task
from tracker.models.evidence import entry_evidence
from tracker.queries.desk.place import ME, DeskPlace
from tracker.queries.kept import constant, kept, read
from tracker.queries.ledger import tasks_of
from tracker.queries.lights import OPEN_STATES
from tracker.queries.scope import may_see

MOST = 200
_NO_DAY, _NONE = literal_column("NULL", Date()), literal_column("0", Integer())
_SUBMITTED = Task.state == constant(TaskState.SUBMITTED)
_STANDING = (constant(EntryState.PENDING), constant(EntryState.ACCEPTED))


class PaperKind(StrEnum):
    """What is asked of the leader: to close, to grant a date, or to say a word."""

    CLOSE = "close"
    EXTENSION = "extension"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Paper:
    """One of them. `at` and `person_id`: who submitted, asked or reported; `text`: what they say.

    `row_id` and `version` are those of the request, of a task to close the task's own. `count`: pieces of accepted
    evidence, or extensions granted before. Names are looked up in the Directory.
    """

    kind: PaperKind
    task_id: int
    number: int
    title: str
    owner_id: int | None
    sponsor_id: int | None
    at: datetime | None
    person_id: int | None
    text: str | None
    row_id: int
    version: int
    due_on: date | None
    first_due_on: date | None
    proposed_on: date | None
    count: int


def waiting_papers(desk: DeskPlace, *, everybody: bool) -> list[Paper]:
    """The oldest first, at most MOST: those for this person, or also those for other leaders."""
    statement = kept(("papers", everybody), desk.actor, lambda: _waiting(desk.actor, everybody))
    return [Paper(PaperKind(row[0]), *row[1:]) for row in read(statement, desk.values)]


def _waiting(actor: Actor, everybody: bool) -> Any:
    parts = (_to_close(actor), _extensions(actor), _needing_leader(actor))
    mine = Task.sponsor_id == ME
    chosen = parts if everybody else tuple(part.where(mine) for part in parts)
    return union_all(*(part.where(tasks_of(actor)) for part in chosen)).order_by("kind", "at", "row_id").limit(MOST)


def paper_count(actor: Actor) -> Any:
    """How many wait for this person, as a part of another query; run with `org`, `year` and `me`."""
    mine = select(func.count(Task.id)).where(may_see(actor, Task), tasks_of(actor), Task.sponsor_id == ME)
    asked = mine.join(ExtensionRequest, ExtensionRequest.task_id == Task.id).where(*_asked(actor))
    needing = mine.join(ProgressUpdate, ProgressUpdate.task_id == Task.id).where(*_needed(actor))
    return select(mine.where(_SUBMITTED).scalar_subquery() + asked.scalar_subquery() + needing.scalar_subquery())


def _task(kind: PaperKind) -> tuple[Any, ...]:
    return (
        constant(kind).label("kind"), Task.id.label("task_id"), Task.number, Task.title, Task.owner_id,
        Task.sponsor_id,
    )  # fmt: skip


def _to_close(actor: Actor) -> Select[Any]:
    """Submitted tasks, with who submitted them and what was last reported."""
    event = select(func.max(Event.id)).where(*_about_task("submitted"))
    return (
        select(
            *_task(PaperKind.CLOSE), Event.at.label("at"), Event.actor_id.label("person_id"), ProgressUpdate.text,
            Task.id.label("row_id"), Task.version_id, Task.due_on, Task.first_due_on, _NO_DAY.label("proposed_on"),
            _evidence(actor).label("count"),
        )
        .select_from(Task)
        .outerjoin(Event, and_(Event.id == event.correlate(Task).scalar_subquery(), may_see(actor, Event)))
        .outerjoin(ProgressUpdate, ProgressUpdate.id == latest_entry(actor))
        .where(_SUBMITTED)
    )  # fmt: skip


def latest_entry(actor: Actor) -> Any:
    """The id of the latest standing progress on a task."""
    entry = ProgressUpdate  # its own, not that of the statement around it: only tasks are correlated
    mine = (entry.task_id == Task.id, entry.state.in_(_STANDING), may_see(actor, entry))
    return select(func.max(entry.id)).where(*mine).correlate(Task).scalar_subquery()


def _evidence(actor: Actor) -> Any:
    """How much of it proves something to the sponsor: what they did not report themselves."""
    entry = ProgressUpdate
    return (
        select(func.count(entry_evidence.c.evidence_id.distinct()))
        .join(entry, entry.id == entry_evidence.c.entry_id)
        .where(entry.task_id == Task.id, entry.state == constant(EntryState.ACCEPTED), may_see(actor, entry))
        .where(entry.author_id.is_distinct_from(Task.sponsor_id))
        .correlate(Task)
        .scalar_subquery()
    )


def _extensions(actor: Actor) -> Select[Any]:
    """Pending requests, with how many were granted before."""
    earlier = ExtensionRequest
    granted = select(func.count(earlier.id)).where(
        earlier.task_id == Task.id, earlier.state == constant(ExtensionState.APPROVED), may_see(actor, earlier)
    )
    asked = ExtensionRequest
    return (
        select(
            *_task(PaperKind.EXTENSION), asked.asked_at, asked.author_id, asked.reason, asked.id, asked.version_id,
            asked.due_on, Task.first_due_on, asked.proposed_on, granted.correlate(Task).scalar_subquery(),
        )
        .join(Task, Task.id == asked.task_id)
        .where(*_asked(actor))
    )  # fmt: skip


def _asked(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    pending = ExtensionRequest.state == constant(ExtensionState.PENDING)
    return may_see(actor, ExtensionRequest), pending, Task.state.in_(OPEN_STATES)


def _needing_leader(actor: Actor) -> Select[Any]:
    """Progress that asks for a leader and has had no instruction since."""
    entry = ProgressUpdate
    text = func.coalesce(func.nullif(entry.difficulties, literal_column("''", Text())), entry.text)
    return (
        select(
            *_task(PaperKind.LEADER), entry.created_at, entry.author_id, text, entry.id, entry.version_id,
            Task.due_on, Task.first_due_on, _NO_DAY, _NONE,
        )
        .join(Task, Task.id == entry.task_id)
        .where(may_see(actor, entry), *_needed(actor))
    )  # fmt: skip


def _needed(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    entry = ProgressUpdate
    answer = select(Event.id).where(*_about_task("instructed"), Event.at >= entry.created_at)
    standing = entry.state.in_(_STANDING)
    unanswered = ~answer.correlate(Task, entry).exists()
    return may_see(actor, entry), entry.needs_leader.is_(True), standing, Task.state.in_(OPEN_STATES), unanswered


def _about_task(verb: str) -> tuple[ColumnElement[bool], ...]:
    """Events of a visible task. By the thing alone: with the organisation beside it SQLite reads all of that's."""
    return Event.subject_type == constant("task"), Event.subject_id == Task.id, Event.verb == constant(verb)
