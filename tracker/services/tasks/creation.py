"""Tasks made by hand (新增事项), each with its source: a superior's document, a meeting, an inspection, other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.entries import line
from tracker.domain.errors import Invalid, NotFound
from tracker.domain.org_settings import OrgSettings
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Organisation, Source, Task
from tracker.queries.directory import Directory
from tracker.queries.scope import visible_organisations
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.numbers import lock_organisation, next_task_number
from tracker.services.tasks.assigning import office_of, set_values
from tracker.services.tasks.assignment import YEARS, Assignment, check
from tracker.services.tasks.source_files import SourceFile, keep_file
from tracker.services.tasks.stepping import leave_unassigned
from tracker.storage import Blobs

LONGEST_QUOTE = 4000


@dataclass(frozen=True, slots=True)
class NewSource:
    """Where the task comes from: any kind but a report, whose tasks come by import; `number` is its 文号."""

    kind: SourceKind
    name: str
    number: str = ""
    dated_on: date | None = None
    file: SourceFile | None = None


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task as somebody enters it. Without a title it is called by the first clause of its quote."""

    kind: TaskKind
    title: str
    quote: str
    source: NewSource
    assignment: Assignment


def create_task(actor: Actor, now: datetime, org_id: int, plan_year: int, new: NewTask, blobs: Blobs) -> Task:
    """Make a task with the next number of its year; it leaves 待分派 at once if owner, sponsor and date are given.

    Errors: NotAllowed, NotFound, Invalid with the field at fault; nothing is stored then.
    """
    known = db.session.scalar(visible_organisations(actor).where(Organisation.id == org_id))
    if known is None or plan_year not in YEARS:
        raise NotFound("not_found")
    office = office_of(actor, org_id, local_day(now))
    lead_unit_id = _lead_unit(new.assignment, office.directory)
    require(actor, Permission.CREATE_TASK, Subject(org_id, lead_unit_id))
    values = check(new.assignment.values(), office.directory)
    quote = quote_of(new.quote)
    title = line(new.title or first_clause(quote), "title", 120)
    lock_organisation(actor, org_id)
    source = _source(org_id, new.source, blobs)
    task = Task(
        org_id=org_id, plan_year=plan_year, number=next_task_number(actor, org_id, plan_year), kind=new.kind,
        title=title, quote=quote, lead_unit_id=lead_unit_id, source=source, state=TaskState.UNASSIGNED,
        state_since=local_day(now), created_by_id=actor.user_id, created_at=now,
    )  # fmt: skip
    db.session.add(task)
    db.session.flush()
    begin(actor, now, task, values, office.settings)
    db.session.commit()
    return task


def begin(actor: Actor, now: datetime, task: Task, values: Mapping[str, object], settings: OrgSettings) -> None:
    """Put checked values into a new task. Two events if it is complete then: made, and assigned."""
    set_values(actor, task, values)
    named = {name: getattr(task, name) for name in ("title", "kind", "part_of_id") if getattr(task, name) is not None}
    record(actor, now, "created", task, after={**named, **values})
    leave_unassigned(actor, now, task, settings)


def _lead_unit(assignment: Assignment, directory: Directory) -> int:
    unit_id = assignment.lead_unit_id
    if not isinstance(unit_id, int) or unit_id not in directory.units:
        raise Invalid("required", field="lead_unit_id")
    return unit_id


def quote_of(text: str) -> str:
    """The quote as typed, without white space around it and without characters that no text holds."""
    quote = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not quote:
        raise Invalid("required", field="quote")
    if len(quote) > LONGEST_QUOTE:
        raise Invalid("too_long", field="quote", most=LONGEST_QUOTE)
    return quote


def first_clause(quote: str) -> str:
    """The first clause of a sentence, at most 60 characters."""
    return re.split(r"[，。；：！？\n]", quote.lstrip(), maxsplit=1)[0][:60]


def _source(org_id: int, new: NewSource, blobs: Blobs) -> Source:
    if new.kind is SourceKind.REPORT:
        raise Invalid("source_kind_invalid", field="source_kind")
    if new.dated_on and new.dated_on.year not in YEARS:
        raise Invalid("date_out_of_range", field="dated_on")
    name = line(new.name, "source_name", 255)
    number = line(new.number, "source_number", 80, required=False)
    filename, sha256 = keep_file(new.file, blobs) if new.file else ("", None)
    return Source(
        org_id=org_id, kind=new.kind, name=name, number=number, dated_on=new.dated_on, filename=filename, sha256=sha256
    )
