"""The one place where a task changes its state, inside the transaction of the use case."""

from collections.abc import Mapping
from datetime import datetime

from tracker.domain.notices import NoticeReason
from tracker.domain.org_settings import OrgSettings
from tracker.domain.people import Actor
from tracker.domain.tasks import STEPS, Move, TaskState, missing_for_assignment, next_state
from tracker.models import Task
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.notices import notify

Values = Mapping[str, object]
NOTHING: Values = {}
TOLD = {
    Move.RETURN: NoticeReason.RETURNED, Move.CLOSE: NoticeReason.CLOSED, Move.REOPEN: NoticeReason.REOPENED,
    Move.SUSPEND: NoticeReason.SUSPENDED, Move.MERGE: NoticeReason.MERGED, Move.ASSIGN: NoticeReason.ASSIGNED,
}  # fmt: skip
"""What the owner is told of."""


def take_step(
    actor: Actor, now: datetime, task: Task, move: Move, *,
    reason: str = "", before: Values = NOTHING, after: Values = NOTHING,
) -> None:  # fmt: skip
    """Change the state, record it together with what else changes, and tell whom it concerns."""
    was, task.state = task.state, next_state(task.state, move, ready=not missing_of(task))
    task.state_since = local_day(now)
    both = {"state": was, **before}, {"state": task.state, **after}
    record(actor, now, STEPS[move].verb, task, before=both[0], after=both[1], reason=reason)
    if move in TOLD:
        notify(actor, now, [task.owner_id], TOLD[move], task=task, text=reason)
    if move is Move.SUBMIT:
        notify(actor, now, [task.sponsor_id], NoticeReason.SUBMITTED, task=task, text=reason)


def missing_of(task: Task) -> list[str]:
    """What a task lacks before it can be assigned."""
    return missing_for_assignment(task.owner_id, task.sponsor_id, task.due_on)


def leave_unassigned(
    actor: Actor, now: datetime, task: Task, settings: OrgSettings, before: Values = NOTHING, after: Values = NOTHING
) -> bool:
    """Assign a complete task: it begins today, and its date stays as the first. False if there is nothing to do.

    Where an organisation does without receipt (签收), the work begins at once, which is an event of its own.
    """
    if task.state is not TaskState.UNASSIGNED or missing_of(task):
        return False
    dates = {"first_due_on": task.first_due_on or task.due_on, "started_on": local_day(now)}
    changed = {name: value for name, value in dates.items() if getattr(task, name) != value}
    before = {**before, **{name: getattr(task, name) for name in changed}}
    for name, value in changed.items():
        setattr(task, name, value)
    take_step(actor, now, task, Move.ASSIGN, before=before, after={**after, **changed})
    if not settings.receipt_required:
        take_step(actor, now, task, Move.RECEIVE)
    return True
