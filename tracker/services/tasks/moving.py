"""Moving tasks through their states: receipt, submission, return, closing, and the side ends."""

from datetime import datetime

from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, can
from tracker.domain.tasks import NEEDS_REASON, Move, TaskState, missing_for_assignment, next_state
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.scope import visible
from tracker.services.events import record
from tracker.services.tasks.taking import refuse_stale, subject_of, take_tasks

ALLOWED_BY: dict[Move, tuple[Permission, ...]] = {
    Move.ASSIGN: (Permission.ASSIGN,),
    Move.RECEIVE: (Permission.RECEIVE,),
    Move.SUBMIT: (Permission.SUBMIT,),
    Move.RETURN: (Permission.SUPERVISE, Permission.CLOSE),
    Move.CLOSE: (Permission.CLOSE,),
    Move.REOPEN: (Permission.SUPERVISE, Permission.CLOSE),
    Move.SUSPEND: (Permission.SUPERVISE,),
    Move.MERGE: (Permission.SUPERVISE,),
}
"""Any one of these permissions is enough."""
VERBS = {
    Move.ASSIGN: "assigned", Move.RECEIVE: "received", Move.SUBMIT: "submitted", Move.RETURN: "returned",
    Move.CLOSE: "closed", Move.REOPEN: "reopened", Move.SUSPEND: "suspended", Move.MERGE: "merged",
}  # fmt: skip
LONGEST_REASON = 1000


def move(actor: Actor, now: datetime, task_id: int, version: int, step: Move, reason: str = "") -> Task:
    """Take one step. Errors: NotAllowed (also for closing one's own work), NotFound, Conflict, Invalid."""
    if step is Move.MERGE:
        raise Invalid("merge_needs_target")
    task = _take(actor, task_id, version, step, reason)
    _step(actor, now, task, step, reason)
    db.session.commit()
    return task


def merge(actor: Actor, now: datetime, task_id: int, version: int, into_id: int, reason: str) -> Task:
    """End a task because another one of the same organisation and year holds the same work."""
    task = _take(actor, task_id, version, Move.MERGE, reason)
    same = (Task.org_id == task.org_id, Task.plan_year == task.plan_year, Task.voided_at.is_(None))
    into = db.session.scalar(visible(actor, Task).where(Task.id == into_id, *same))
    if into is None or into is task or into.state is TaskState.MERGED:
        raise Invalid("merge_target_invalid", field="into")
    task.merged_into_id = into.id
    _step(actor, now, task, Move.MERGE, reason)
    db.session.commit()
    return task


def _take(actor: Actor, task_id: int, version: int, step: Move, reason: str) -> Task:
    [task] = take_tasks(actor, {task_id: version})
    if not any(can(actor, permission, subject_of(task)) for permission in ALLOWED_BY[step]):
        raise NotAllowed("not_allowed", move=step.value)
    if step is Move.CLOSE and actor.user_id is not None and actor.user_id == task.owner_id:
        raise NotAllowed("own_work")
    refuse_stale([task], {task_id: version})
    if step in NEEDS_REASON and not reason.strip():
        raise Invalid("required", field="reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid("too_long", field="reason", most=LONGEST_REASON)
    return task


def _step(actor: Actor, now: datetime, task: Task, step: Move, reason: str) -> None:
    before = {"state": task.state}
    after: dict[str, object] = {"state": next_state(task.state, step)}
    if step is Move.ASSIGN:
        if missing_for_assignment(task.owner_id, task.sponsor_id, task.due_on):
            raise Invalid("assignment_incomplete", field="owner_id")
        task.first_due_on = task.first_due_on or task.due_on
    if step in {Move.CLOSE, Move.REOPEN}:
        task.closed_at = now if step is Move.CLOSE else None
    task.state = next_state(task.state, step)
    record(actor, now, VERBS[step], task, before=before, after=after, reason=reason.strip())
