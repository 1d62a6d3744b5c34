"""Carrying over (结转): a task of this year goes on with one of an earlier year."""

from datetime import datetime

from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.scope import visible
from tracker.services.events import record
from tracker.services.tasks.taking import refuse_stale, subject_of, take_tasks


def continue_task(actor: Actor, now: datetime, task_id: int, version: int, earlier_id: int) -> Task:
    """Say that a task continues an earlier year's. A person says it; the program never decides that two are the same.

    Errors: NotAllowed, NotFound, Conflict, Invalid("earlier_task_invalid") unless it is of the same organisation and
    an earlier plan year.
    """
    [task] = take_tasks(actor, {task_id})
    require(actor, Permission.SUPERVISE, subject_of(task))
    refuse_stale([task], {task_id: version})
    earlier = db.session.scalar(visible(actor, Task).where(Task.id == earlier_id, Task.voided_at.is_(None)))
    if earlier is None or earlier.org_id != task.org_id or earlier.plan_year >= task.plan_year:
        raise Invalid("earlier_task_invalid", field="continues_task_id")
    before, task.continues_task_id = {"continues_task_id": task.continues_task_id}, earlier.id
    named = {"plan_year": earlier.plan_year, "number": earlier.number}
    record(actor, now, "continued", task, before=before, after={"continues_task_id": earlier.id, **named})
    db.session.commit()
    return task
