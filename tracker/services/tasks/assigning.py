"""Assigning (分派, 改派): one task or many, all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm.attributes import flag_modified

from tracker.domain.deadlines import missed_date
from tracker.domain.errors import Invalid
from tracker.domain.notices import NoticeReason
from tracker.domain.org_settings import OrgSettings
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, can, require
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task, Unit
from tracker.queries.directory import Directory, directory_of
from tracker.queries.scope import visible
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.notices import notify
from tracker.services.tasks.assignment import Assignment, check, values_of
from tracker.services.tasks.stepping import leave_unassigned, missing_of
from tracker.services.tasks.taking import refuse_ended, refuse_stale, settings_of, subject_of, take_tasks


@dataclass(frozen=True, slots=True)
class Office:
    """What assigning asks of an organisation: who and what there is, and its settings."""

    directory: Directory
    settings: OrgSettings


def office_of(actor: Actor, org_id: int, today: date) -> Office:
    """The organisation's people, units, themes and settings."""
    return Office(directory_of(actor, org_id, today), settings_of(actor, org_id))


def assign(actor: Actor, now: datetime, versions: Mapping[int, int], changes: Assignment) -> list[Task]:
    """Set owner, sponsor, dates and units of tasks, given as id → version seen; all or none.

    A task leaves 待分派 by itself once it has owner, sponsor and date; that date stays as its first.
    Errors: NotAllowed, NotFound, Conflict("changed_meanwhile"), Invalid with the field at fault.
    """
    if not versions:
        raise Invalid("nothing_selected")
    tasks = take_tasks(actor, versions)
    for task in tasks:
        require(actor, Permission.ASSIGN, subject_of(task))
    refuse_stale(tasks, versions)
    office = office_of(actor, tasks[0].org_id, local_day(now))
    for task in tasks:
        edit(actor, now, task, changes, office)
    db.session.commit()
    return tasks


def edit(actor: Actor, now: datetime, task: Task, changes: Assignment, office: Office) -> None:
    """`assign` for one task that the actor may assign, inside the transaction of its caller."""
    refuse_ended(task)
    was = values_of(task)
    after = check({name: value for name, value in changes.values().items() if was[name] != value}, office.directory)
    before = {name: was[name] for name in after}
    _refuse_sponsor(actor, task, after)
    dates = _dates(actor, task, after, local_day(now))
    before |= {name: getattr(task, name) for name in dates}
    after |= dates
    set_values(actor, task, after)
    require(actor, Permission.ASSIGN, subject_of(task))  # nobody hands a task to a unit for which they may not assign
    if leave_unassigned(actor, now, task, office.settings, before, after) or not after:
        return
    record(actor, now, "changed", task, before=before, after=after)
    _tell(actor, now, task, before, after)


def _refuse_sponsor(actor: Actor, task: Task, after: Mapping[str, object]) -> None:
    """Who decides on dates and closes is named once: a unit head who could name another could become it."""
    if "sponsor_id" in after and _was_assigned(task) and not can(actor, Permission.SUPERVISE, subject_of(task)):
        raise Invalid("sponsor_stays", field="sponsor_id", number=task.number)


def _was_assigned(task: Task) -> bool:
    return task.state is not TaskState.UNASSIGNED or task.first_due_on is not None


def _dates(actor: Actor, task: Task, after: Mapping[str, object], today: date) -> dict[str, object]:
    """Which dates follow from a change: a missed date stays on record, and a task not yet received begins anew."""
    found: dict[str, object] = {}
    if "due_on" in after and _was_assigned(task):
        if not can(actor, Permission.SUPERVISE, subject_of(task)):
            raise Invalid("ask_for_extension", field="due_on", number=task.number)
        found["late_since"] = missed_date(task.due_on, task.late_since, today)
    if "owner_id" in after and task.state is TaskState.ASSIGNED:
        found["started_on"] = today
    return {name: value for name, value in found.items() if getattr(task, name) != value}


def _tell(actor: Actor, now: datetime, task: Task, before: Mapping[str, object], after: Mapping[str, object]) -> None:
    """A new owner gets the task, the former one is told, and the owner learns of another sponsor or date."""
    if "owner_id" in after and task.state is not TaskState.UNASSIGNED:
        former = before["owner_id"]
        notify(actor, now, [task.owner_id], NoticeReason.ASSIGNED, task=task)
        notify(actor, now, [former if isinstance(former, int) else None], NoticeReason.REASSIGNED, task=task)
    elif {"sponsor_id", "due_on"} & after.keys():
        notify(actor, now, [task.owner_id], NoticeReason.REASSIGNED, task=task)


def set_values(actor: Actor, task: Task, values: Mapping[str, object]) -> None:
    """Put checked values into the task; one that has left 待分派 keeps owner, sponsor and date."""
    for name, value in values.items():
        if isinstance(value, frozenset):
            task.supporting_units = list(db.session.scalars(visible(actor, Unit).where(Unit.id.in_(value))))
            flag_modified(task, "title")  # units stand in a table of their own; the version must rise all the same
        else:
            setattr(task, name, value)
    for name in missing_of(task):
        if _FIELDS[name] in values and task.state is not TaskState.UNASSIGNED:
            raise Invalid("assignment_incomplete", field=_FIELDS[name])
    if {"owner_id", "sponsor_id"} & values.keys() and task.owner_id is not None and task.owner_id == task.sponsor_id:
        raise Invalid("owner_is_sponsor", field="sponsor_id")


_FIELDS = {"owner": "owner_id", "sponsor": "sponsor_id", "due_on": "due_on"}
