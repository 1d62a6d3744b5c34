"""One task with everything its page shows, and the tasks in which a person has a part."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, Integer, bindparam, case, func, literal_column, or_, select, union_all
from sqlalchemy.orm import aliased

from tracker.domain.deadlines import ExtensionState
from tracker.domain.editions import bare
from tracker.domain.errors import NotFound
from tracker.domain.people import Actor, Role, Via
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import (
    Edition,
    Event,
    ExtensionRequest,
    Membership,
    MembershipRole,
    Reading,
    ReportItem,
    Source,
    Task,
    TaskAnswer,
    User,
)
from tracker.models.tasks import task_item, task_supporting_unit
from tracker.queries.kept import constant, kept, read
from tracker.queries.scope import may_see

TASK, DAY = bindparam("task", type_=Integer), bindparam("day", type_=Date)
_NONE, _STATE = literal_column("0", Integer), Task.state.type
AROUND = 240
"""Characters of the report's text that are fetched before and after a quoted sentence."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a task's sentence stands: its place, and a piece of the edition's text in which it begins at `offset`."""

    item_id: int
    reading_id: int
    year: int | None
    heading_path: list[str]
    enumerator: str
    text: str
    edition_number: int
    piece: str
    offset: int
    length: int


class Link(StrEnum):
    """How another task belongs to this one, seen from this one: it is the problem that this one answers, …"""

    ANSWERS = "answers"
    ANSWERED_BY = "answered_by"
    PART_OF = "part_of"
    PARTS = "parts"
    CONTINUES = "continues"
    CONTINUED_BY = "continued_by"
    MERGED_INTO = "merged_into"
    MERGED_FROM = "merged_from"


@dataclass(frozen=True, slots=True)
class Linked:
    """Another task that belongs to this one."""

    number: int
    plan_year: int
    title: str
    state: TaskState


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the timeline."""

    at: datetime
    verb: str
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str
    via: Via
    person: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """A request for a new date, in the columns of its table. Names are looked up in the Directory."""

    id: int
    version_id: int
    author_id: int | None
    recorder_id: int | None
    asked_at: datetime
    due_on: date
    proposed_on: date
    reason: str
    progress: str
    is_late: bool
    state: ExtensionState
    granted_on: date | None
    decided_by_id: int | None
    decided_at: datetime | None
    note: str
    signed_sheet_id: int | None


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """A task with what belongs to it."""

    task: Task
    source: Source
    quoted: list[Quoted]
    supporting_unit_ids: frozenset[int]
    coordinator_ids: list[int]
    linked: dict[Link, list[Linked]]
    events: list[Happened]


def task_detail(actor: Actor, org_id: int, year: int, number: int, today: date) -> TaskDetail:
    """A task by its number, in three queries; NotFound if there is none that the actor may see, or it is voided."""
    found = kept("task", actor, lambda: _with_quotes(actor))
    lines = db.session.execute(found, {"org": org_id, "year": year, "number": number}).all()
    if not lines:
        raise NotFound("not_found")
    task, source = lines[0][0], lines[0][1]
    quoted = _newest([Quoted(*line[2:]) for line in lines if line[2] is not None])
    beside = read(kept("beside a task", actor, lambda: _beside(actor)), {"task": task.id, "day": today})
    return TaskDetail(
        task=task,
        source=source,
        quoted=quoted,
        supporting_unit_ids=frozenset(row.number for row in beside if row.shelf == "unit"),
        coordinator_ids=[row.number for row in beside if row.shelf == "coordinator"],
        linked={link: _linked(beside, link) for link in Link},
        events=_events(actor, task.id),
    )


def _with_quotes(actor: Actor) -> Any:
    """One row for each item from which the task was made; one without an item if it was made by hand."""
    start = case((ReportItem.span_start > AROUND, ReportItem.span_start - AROUND), else_=0)
    length = ReportItem.span_end - ReportItem.span_start
    offset = ReportItem.span_start - start
    piece = func.substr(Edition.text, start + 1, offset + length + AROUND)
    return (
        select(
            Task, Source, ReportItem.id, Reading.id, Reading.year, ReportItem.heading_path, ReportItem.enumerator,
            ReportItem.text, Edition.number, piece, offset, length,
        )
        .join(Source, Source.id == Task.source_id)
        .outerjoin(task_item, task_item.c.task_id == Task.id)
        .outerjoin(ReportItem, ReportItem.id == task_item.c.item_id)
        .outerjoin(Reading, Reading.id == ReportItem.reading_id)
        .outerjoin(Edition, Edition.id == Reading.edition_id)
        .where(may_see(actor, Task), Task.org_id == bindparam("org", type_=Integer), Task.voided_at.is_(None))
        .where(Task.plan_year == bindparam("year", type_=Integer), Task.number == bindparam("number", type_=Integer))
        .order_by(ReportItem.span_start)
    )  # fmt: skip


def _newest(quoted: list[Quoted]) -> list[Quoted]:
    """Of the same words in several editions those of the newest; other words after those whose place they took."""
    ordered = sorted(quoted, key=lambda one: one.edition_number)
    return list({bare(one.text): one for one in ordered}.values())


def _beside(actor: Actor) -> Any:
    """Supporting units and the organisation's coordinators (by id), and the tasks that belong to this one."""
    shelves = [select(*_ids("unit", task_supporting_unit.c.unit_id)).where(task_supporting_unit.c.task_id == TASK)]
    shelves += [_coordinators(actor), *(_others(actor, link) for link in Link)]
    return union_all(*shelves).order_by("plan_year", "number")


def _ids(shelf: str, column: Any) -> list[Any]:
    """The columns of a shelf that holds ids alone."""
    empty = (_NONE.label("plan_year"), constant("").label("title"))
    state = constant(TaskState.UNASSIGNED, _STATE).label("state")
    return [constant(shelf).label("shelf"), column.label("number"), *empty, state]


def _coordinators(actor: Actor) -> Any:
    """People with that seat today in the organisation of the task."""
    home = select(Task.org_id).where(Task.id == TASK, may_see(actor, Task)).scalar_subquery()
    return (
        select(*_ids("coordinator", Membership.user_id))
        .join(MembershipRole, MembershipRole.membership_id == Membership.id)
        .where(
            may_see(actor, Membership),
            Membership.org_id == home,
            MembershipRole.role == Role.COORDINATOR,
            Membership.from_on <= DAY,
        )
        .where(or_(Membership.to_on.is_(None), Membership.to_on >= DAY))
    )


def _others(actor: Actor, link: Link) -> Any:
    """One shelf of other tasks. Whoever may see the task may see those of its organisation that it names."""
    other = aliased(Task)
    columns = (constant(link), other.number, other.plan_year, other.title, other.state)
    found = select(*columns).select_from(Task).where(Task.id == TASK, may_see(actor, Task), other.voided_at.is_(None))
    if link is Link.ANSWERS:
        return found.join(TaskAnswer, TaskAnswer.plan_id == Task.id).join(other, other.id == TaskAnswer.problem_id)
    if link is Link.ANSWERED_BY:
        return found.join(TaskAnswer, TaskAnswer.problem_id == Task.id).join(other, other.id == TaskAnswer.plan_id)
    condition = {
        Link.PART_OF: other.id == Task.part_of_id, Link.PARTS: other.part_of_id == Task.id,
        Link.CONTINUES: other.id == Task.continues_task_id, Link.CONTINUED_BY: other.continues_task_id == Task.id,
        Link.MERGED_INTO: other.id == Task.merged_into_id, Link.MERGED_FROM: other.merged_into_id == Task.id,
    }  # fmt: skip
    return found.join(other, condition[link])


def _linked(rows: Sequence[Any], shelf: Link) -> list[Linked]:
    return [Linked(row.number, row.plan_year, row.title, row.state) for row in rows if row.shelf == shelf]


def _events(actor: Actor, task_id: int) -> list[Happened]:
    """What happened to the task, the latest first."""
    found = kept("events of a task", actor, lambda: _timeline(actor))
    lines = read(found, {"task": task_id})
    return [Happened(*line) for line in lines]


def _timeline(actor: Actor) -> Any:
    return (
        select(
            Event.at, Event.verb, Event.before, Event.after, Event.reason, Event.via, func.coalesce(User.name, ""),
            Event.id,
        )
        .outerjoin(User, User.id == Event.actor_id)
        .where(may_see(actor, Event), Event.subject_type == Task.__tablename__, Event.subject_id == TASK)
        .order_by(Event.at.desc(), Event.id.desc())
    )  # fmt: skip


def task_id(actor: Actor, org_id: int, year: int, number: int) -> int:
    """The id of a task by its number; NotFound as above."""
    found = db.session.scalar(
        select(Task.id)
        .where(may_see(actor, Task), Task.org_id == org_id, Task.plan_year == year, Task.number == number)
        .where(Task.voided_at.is_(None))
    )
    if found is None:
        raise NotFound("not_found")
    return found


def extensions_of_task(actor: Actor, task_id: int) -> list[ExtensionRow]:
    """Requests for a new date, the latest first."""
    found = kept("extensions of a task", actor, lambda: _requests(actor))
    return [ExtensionRow(*line) for line in read(found, {"task": task_id})]


def _requests(actor: Actor) -> Any:
    columns = [getattr(ExtensionRequest, item.name) for item in fields(ExtensionRow)]
    chosen = select(*columns).where(may_see(actor, ExtensionRequest), ExtensionRequest.task_id == TASK)
    return chosen.order_by(ExtensionRequest.id.desc())
