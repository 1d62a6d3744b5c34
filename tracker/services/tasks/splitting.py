"""Splitting a task (分解) into sub-tasks of their own numbers; the whole stays with its owner."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified

from tracker.domain.entries import line
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.numbers import lock_organisation, next_task_number
from tracker.services.tasks.assigning import Office, office_of
from tracker.services.tasks.assignment import Assignment, check
from tracker.services.tasks.creation import begin, quote_of
from tracker.services.tasks.taking import org_id_of, refuse_ended, refuse_stale, subject_of, take_task

MOST = 30
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-task as somebody enters it. Without a quote it keeps the whole's; what KEEP leaves open is the whole's."""

    title: str
    quote: str = ""
    assignment: Assignment = field(default_factory=Assignment)


def split(actor: Actor, now: datetime, task_id: int, version: int, parts: Sequence[Part]) -> list[Task]:
    """Make sub-tasks with the next numbers of the year. They have the same source, and are not split again.

    Errors: NotAllowed, NotFound, Conflict, Invalid: parts_missing, too_many_parts, part_of_part, task_ended,
    move_not_possible (submitted), and the fields of an assignment or a title as parts-N-…, N from 0.
    """
    org_id = org_id_of(actor, task_id)
    lock_organisation(actor, org_id)
    whole = take_task(actor, task_id)
    require(actor, Permission.ASSIGN, subject_of(whole))
    refuse_stale([whole], {task_id: version})
    _check(whole, parts)
    office = office_of(actor, org_id, local_day(now))
    first = next_task_number(actor, org_id, whole.plan_year)
    made = []
    for place, part in enumerate(parts):
        with _at(place):
            made.append(_make(actor, now, _part(actor, now, whole, part, first + place), part, office))
    flag_modified(whole, "title")  # nothing of the row itself changes; it counts as changed all the same
    record(actor, now, "split", whole, after={"parts": [part.number for part in made]})
    db.session.commit()
    return made


def _check(whole: Task, parts: Sequence[Part]) -> None:
    if not parts:
        raise Invalid("parts_missing")
    if len(parts) > MOST:
        raise Invalid("too_many_parts", most=MOST)
    if whole.part_of_id is not None:
        raise Invalid("part_of_part", number=whole.number)
    refuse_ended(whole)
    if whole.state is TaskState.SUBMITTED:
        raise Invalid("move_not_possible", state=whole.state.value, move="split")


def _make(actor: Actor, now: datetime, task: Task, part: Part, office: Office) -> Task:
    values = check(part.assignment.values(), office.directory)
    db.session.add(task)
    db.session.flush()
    begin(actor, now, task, values, office.settings)
    require(actor, Permission.ASSIGN, subject_of(task))
    return task


@contextmanager
def _at(place: int) -> Iterator[None]:
    """Name the part at fault in the field."""
    try:
        yield
    except Invalid as error:
        error.field = f"parts-{place}-{error.field}" if error.field else None
        raise


def _part(actor: Actor, now: datetime, whole: Task, part: Part, number: int) -> Task:
    return Task(
        org_id=whole.org_id, plan_year=whole.plan_year, number=number, kind=whole.kind,
        title=line(part.title, "title", LONGEST_TITLE), quote=quote_of(part.quote or whole.quote),
        lead_unit_id=whole.lead_unit_id, theme_code=whole.theme_code, priority=whole.priority,
        state=TaskState.UNASSIGNED, state_since=local_day(now), source_id=whole.source_id, part_of_id=whole.id,
        created_by_id=actor.user_id, created_at=now,
    )  # fmt: skip
