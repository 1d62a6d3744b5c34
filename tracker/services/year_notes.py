"""Noting a problem or an intention when it shows (随记), so that the next report tells of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can, require
from tracker.domain.reports import ItemKind
from tracker.extensions import db
from tracker.models import Task, YearNote
from tracker.queries.directory import by_key, directory_of
from tracker.queries.scope import visible
from tracker.services.days import local_day
from tracker.services.events import change, record
from tracker.services.rows import take
from tracker.services.tasks.assignment import YEARS
from tracker.services.work.checking import author, past_day, prose

LONGEST = 500


@dataclass(frozen=True, slots=True)
class NewNote:
    """What somebody noted for the report on `year`; `noted_on` is today without one.

    At a task, theme and unit are the task's unless others are given. `author_id` is whose word it is, if a coordinator
    types it for somebody. The cause may be left for later: the draft asks for it.
    """

    year: int
    text: str
    kind: ItemKind = ItemKind.PROBLEM
    cause: str = ""
    theme_code: str | None = None
    unit_id: int | None = None
    task_id: int | None = None
    noted_on: date | None = None
    author_id: int | None = None


def note(actor: Actor, now: datetime, org_id: int, new: NewNote) -> YearNote:
    """Keep a note. Sent twice (the same words by the same person, still standing) it is kept once.

    Errors: NotAllowed, NotFound (the task), Invalid with the field at fault: required, too_long, unit_unknown,
    theme_unknown, date_in_future, date_out_of_range, person_unknown.
    """
    directory = directory_of(actor, org_id, local_day(now))
    author_id = author(actor, org_id, new.author_id, directory)
    values = _values(actor, now, org_id, new)
    require(actor, Permission.NOTE, Subject(org_id, values["unit_id"]))
    found = _twin(actor, org_id, author_id, values)
    if found is None:
        found = YearNote(org_id=org_id, author_id=author_id, recorder_id=actor.user_id, created_at=now, **values)
        db.session.add(found)
        record(actor, now, "noted", found, after={"author_id": author_id, **values})
    db.session.commit()
    return found


def revise(actor: Actor, now: datetime, note_id: int, version: int, new: NewNote) -> YearNote:
    """Change a note that stands; by its author, whoever typed it, or the coordinator. The author stays the author.

    Errors like `note`, Conflict("changed_meanwhile" | "note_withdrawn"), Invalid("author_stays").
    """
    found = _take(actor, note_id, version)
    if new.author_id not in (None, found.author_id):
        raise Invalid("author_stays", field="author_id")
    values = _values(actor, now, found.org_id, new)
    if values["unit_id"] != found.unit_id:
        require(actor, Permission.NOTE, Subject(found.org_id, values["unit_id"]))
    change(actor, now, "note_revised", found, values)
    db.session.commit()
    return found


def withdraw(actor: Actor, now: datetime, note_id: int, version: int) -> YearNote:
    """Take a note back: drafts no longer tell of it. Errors like `revise`."""
    found = _take(actor, note_id, version)
    change(actor, now, "note_withdrawn", found, {"withdrawn_at": now})
    db.session.commit()
    return found


def may_change(actor: Actor, found: YearNote) -> bool:
    """Whether the actor wrote or typed it, or coordinates."""
    mine = actor.grant is None and actor.user_id is not None and actor.user_id in (found.author_id, found.recorder_id)
    return mine or can(actor, Permission.SIGN_PAPER, Subject(found.org_id))


def _take(actor: Actor, note_id: int, version: int) -> YearNote:
    found = take(actor, YearNote, note_id)
    if not may_change(actor, found):
        raise NotAllowed("not_allowed", permission=Permission.NOTE.value)
    if found.withdrawn_at is not None:
        raise Conflict("note_withdrawn")
    return take(actor, YearNote, note_id, version)


def _values(actor: Actor, now: datetime, org_id: int, new: NewNote) -> dict[str, Any]:
    """The checked columns."""
    if new.year not in YEARS:
        raise Invalid("date_out_of_range", field="year")
    today, task = local_day(now), _task(actor, org_id, new.task_id)
    values = {
        "year": new.year,
        "kind": new.kind,
        "text": prose(new.text, "text", LONGEST, required=True),
        "cause": prose(new.cause, "cause", LONGEST),
        "theme_code": new.theme_code or (task.theme_code if task else None),
        "unit_id": new.unit_id or (task.lead_unit_id if task else None),
        "task_id": task.id if task else None,
        "noted_on": past_day(new.noted_on or today, today, "noted_on"),
    }
    _check_names(actor, org_id, today, values)
    return values


def _check_names(actor: Actor, org_id: int, today: date, values: dict[str, Any]) -> None:
    directory = directory_of(actor, org_id, today)
    if values["unit_id"] is not None and values["unit_id"] not in directory.units:
        raise Invalid("unit_unknown", field="unit_id")
    if values["theme_code"] and by_key(directory.themes.values(), values["theme_code"]) is None:
        raise Invalid("theme_unknown", field="theme_code")


def _task(actor: Actor, org_id: int, task_id: int | None) -> Task | None:
    if task_id is None:
        return None
    task = take(actor, Task, task_id)
    if task.org_id != org_id or task.voided_at is not None:
        raise Invalid("task_unknown", field="task_id")
    return task


def _twin(actor: Actor, org_id: int, author_id: int, values: dict[str, Any]) -> YearNote | None:
    """The same note, if it stands already: a button pressed twice."""
    mine = visible(actor, YearNote).where(YearNote.org_id == org_id, YearNote.author_id == author_id)
    same = mine.where(YearNote.withdrawn_at.is_(None)).filter_by(**values)
    return db.session.scalars(same.limit(1)).first()
