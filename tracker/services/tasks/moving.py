"""Moving tasks through their states: receipt, handing back, submission, return, closing, and the side ends."""

from datetime import datetime

from sqlalchemy import select

from tracker.domain.deadlines import check_hand_back, missed_date
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor, Role
from tracker.domain.tasks import ENDED, STEPS, Move, TaskState, check_move
from tracker.extensions import db
from tracker.models import Event, Task
from tracker.queries.posts import holders_of
from tracker.queries.scope import may_see, visible
from tracker.services.days import local_day
from tracker.services.notices import notify
from tracker.services.tasks.closing import Signature, close
from tracker.services.tasks.extension import drop_pending
from tracker.services.tasks.parts import hold_family, refuse_ended_whole, refuse_open_parts
from tracker.services.tasks.stepping import missing_of, take_step
from tracker.services.tasks.taking import hold, refuse_stale, settings_of, subject_of, take_task, words


def move(
    actor: Actor, now: datetime, task_id: int, version: int, step: Move, reason: str = "", *, exception: str = ""
) -> Task:
    """Take one step; `exception` is the sponsor's word for closing without evidence or with open sub-tasks.

    Errors: NotAllowed (also for one's own work), NotFound, Conflict("changed_meanwhile"), Invalid: required (reason),
    move_not_possible, hand_back_too_late, closing_needs_evidence, closing_parts_open, parts_open, whole_ended.
    """
    if step is Move.MERGE:
        raise Invalid("merge_needs_target")
    if step is Move.REOPEN:
        hold_family(actor, task_id)
    task, reason = _take(actor, task_id, version, step, reason)
    if step is Move.CLOSE:
        close(actor, now, task, Signature(actor.user_id, now), reason, exception)
    elif step is Move.HAND_BACK:
        _hand_back(actor, now, task, reason)
    else:
        _step(actor, now, task, step, reason)
    _settle(actor, now, task)
    db.session.commit()
    return task


def merge(actor: Actor, now: datetime, task_id: int, version: int, into_id: int, reason: str) -> Task:
    """End a task because another open one of the same organisation and year holds the same work."""
    hold(actor, {task_id, into_id})
    task, reason = _take(actor, task_id, version, Move.MERGE, reason)
    same = (Task.org_id == task.org_id, Task.plan_year == task.plan_year, Task.voided_at.is_(None))
    into = db.session.scalar(visible(actor, Task).where(Task.id == into_id, *same))
    if into is None or into is task or into.state in ENDED:
        raise Invalid("merge_target_invalid", field="into")
    refuse_open_parts(actor, task)
    after: dict[str, object] = {"merged_into_id": into.id}
    missed = missed_date(task.due_on, task.late_since, local_day(now))
    if missed != task.late_since:
        after["late_since"] = missed  # a date is not made good by merging
    task.merged_into_id, task.late_since = into.id, missed
    take_step(actor, now, task, Move.MERGE, reason=reason, after=after)
    _settle(actor, now, task)
    db.session.commit()
    return task


def _take(actor: Actor, task_id: int, version: int, step: Move, reason: str) -> tuple[Task, str]:
    task = take_task(actor, task_id)
    try:
        check_move(actor, step, subject_of(task))
    except NotAllowed:
        if task.version_id != version and _took_it(actor, task, step):
            raise Conflict("changed_meanwhile", numbers=[task.number]) from None
        raise
    refuse_stale([task], {task_id: version})
    return task, words(reason, "reason", required=STEPS[step].needs_reason)


def _took_it(actor: Actor, task: Task, step: Move) -> bool:
    """Whether the actor has just taken this step: a second click finds that the owner is gone, and may be told so."""
    mine = (may_see(actor, Event), Event.subject_type == Task.__tablename__, Event.subject_id == task.id)
    last = db.session.execute(
        select(Event.verb, Event.actor_id).where(*mine).order_by(Event.id.desc()).limit(1)
    ).first()
    return last is not None and tuple(last) == (STEPS[step].verb, actor.user_id)


def _step(actor: Actor, now: datetime, task: Task, step: Move, reason: str) -> None:
    if step is Move.ASSIGN and missing_of(task):
        raise Invalid("assignment_incomplete", field="owner_id")
    if step is Move.SUSPEND:
        refuse_open_parts(actor, task)
    if step is Move.REOPEN:
        refuse_ended_whole(actor, task)
        task.closed_at = None
    take_step(actor, now, task, step, reason=reason)


def _hand_back(actor: Actor, now: datetime, task: Task, reason: str) -> None:
    """The task waits for another owner; its dates stay. Coordinators and the former owner are told."""
    today, former = local_day(now), task.owner_id
    if task.state is TaskState.ASSIGNED:
        check_hand_back(task.started_on, today, settings_of(actor, task.org_id).work_calendar)
    task.owner_id = None
    changes = {"owner_id": former}, {"owner_id": None}
    take_step(actor, now, task, Move.HAND_BACK, reason=reason, before=changes[0], after=changes[1])
    told = [*holders_of(actor, task.org_id, Role.COORDINATOR, today), former]
    notify(actor, now, told, NoticeReason.HANDED_BACK, task=task, text=reason)


def _settle(actor: Actor, now: datetime, task: Task) -> None:
    """Nobody decides any more on a request for a task that has ended or lost its owner."""
    if task.state in ENDED or task.state is TaskState.UNASSIGNED:
        drop_pending(actor, now, task)
