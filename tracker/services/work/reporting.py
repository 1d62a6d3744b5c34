"""Reporting progress on a task (进展)."""

from datetime import datetime

from tracker.domain.errors import Conflict
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.tasks import Move, TaskState, next_state
from tracker.extensions import db
from tracker.models import ProgressUpdate, Task
from tracker.queries.directory import directory_of
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.tasks.taking import subject_of, take_tasks
from tracker.services.work import checking
from tracker.services.work.content import progress_values, refuse_other, set_details
from tracker.services.work.entered import NewProgress
from tracker.services.work.once import once, tidy_key
from tracker.services.work.seating import unit_of
from tracker.services.work.taking import refuse_closed
from tracker.services.work.telling import announce


def report_progress(actor: Actor, now: datetime, task_id: int, new: NewProgress) -> ProgressUpdate:
    """Add progress, which waits for acceptance. The first one on a task that is not received yet receives it.

    Errors: NotAllowed, NotFound, Conflict("key_taken" | "already_sent"), Invalid with the field at fault; "task_ended"
    and "task_not_assigned" without one.
    """
    [task] = take_tasks(actor, {task_id})  # in whatever version it is: adding never conflicts
    require(actor, Permission.REPORT, subject_of(task))
    key = tidy_key(new.key)
    made = once(actor, task.org_id, key, ProgressUpdate, lambda: _report(actor, now, task, new, key))
    if made.task_id != task_id:
        raise Conflict("key_taken")
    refuse_other(actor, made, new)
    return made


def _report(actor: Actor, now: datetime, task: Task, new: NewProgress, key: str) -> ProgressUpdate:
    refuse_closed(task)
    today = local_day(now)
    author_id = checking.author(actor, task.org_id, new.author_id, directory_of(actor, task.org_id, today))
    entry = ProgressUpdate(
        org_id=task.org_id, task_id=task.id, task=task, year=task.plan_year, theme_code=task.theme_code,
        unit_id=unit_of(actor, task, author_id, today), author_id=author_id, recorder_id=actor.user_id,
        created_at=now, key=key, **progress_values(new, today),
    )  # fmt: skip
    set_details(actor, entry, new)
    db.session.add(entry)
    _receive(actor, now, task)
    announce(actor, now, entry, "reported")
    return entry


def _receive(actor: Actor, now: datetime, task: Task) -> None:
    if task.state is TaskState.ASSIGNED:
        before, task.state = task.state, next_state(task.state, Move.RECEIVE)
        task.state_since = local_day(now)
        record(actor, now, "received", task, before={"state": before}, after={"state": task.state})
