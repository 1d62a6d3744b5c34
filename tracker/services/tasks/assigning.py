"""Assigning (分派, 改派): one task or many, all or nothing."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified

from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.tasks import ENDED, Move, TaskState, missing_for_assignment, next_state
from tracker.extensions import db
from tracker.models import Task, Unit
from tracker.queries.directory import Directory, directory_of
from tracker.queries.scope import visible
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.tasks.assignment import Assignment, check, values_of
from tracker.services.tasks.taking import refuse_stale, subject_of, take_tasks


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
    directory = directory_of(actor, tasks[0].org_id, local_day(now))
    for task in tasks:
        edit(actor, now, task, changes, directory)
    db.session.commit()
    return tasks


def edit(actor: Actor, now: datetime, task: Task, changes: Assignment, directory: Directory) -> None:
    """`assign` for one task that the actor may assign, inside the transaction of its caller."""
    if task.state in ENDED:
        raise Invalid("task_ended", number=task.number)
    before = values_of(task)
    changed = {name: value for name, value in changes.values().items() if before[name] != value}
    after = check(changed, directory)
    before |= {"state": task.state, "first_due_on": task.first_due_on}
    set_values(actor, task, after)
    require(actor, Permission.ASSIGN, subject_of(task))  # nobody hands a task to a unit for which they may not assign
    after |= leave_unassigned(task)
    if after:
        verb = "assigned" if "state" in after else "changed"
        record(actor, now, verb, task, before={name: before[name] for name in after}, after=after)


def set_values(actor: Actor, task: Task, values: Mapping[str, object]) -> None:
    """Put checked values into the task; one that has left 待分派 keeps owner, sponsor and date."""
    for name, value in values.items():
        if isinstance(value, frozenset):
            task.supporting_units = list(db.session.scalars(visible(actor, Unit).where(Unit.id.in_(value))))
            flag_modified(task, "title")  # units stand in a table of their own; the version must rise all the same
        else:
            setattr(task, name, value)
    for name in missing_for_assignment(task.owner_id, task.sponsor_id, task.due_on):
        if _FIELDS[name] in values and task.state is not TaskState.UNASSIGNED:
            raise Invalid("assignment_incomplete", field=_FIELDS[name])


_FIELDS = {"owner": "owner_id", "sponsor": "sponsor_id", "due_on": "due_on"}


def leave_unassigned(task: Task) -> dict[str, object]:
    """Move a complete task to 待签收 and keep its first date; what changed."""
    if task.state is not TaskState.UNASSIGNED or missing_for_assignment(task.owner_id, task.sponsor_id, task.due_on):
        return {}
    task.state, task.first_due_on = next_state(task.state, Move.ASSIGN), task.first_due_on or task.due_on
    return {"state": task.state, "first_due_on": task.first_due_on}
