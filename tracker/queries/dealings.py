"""What is being decided about a task beside its progress: requests for a new date, sub-tasks, targets."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from tracker.domain.deadlines import ExtensionState
from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import ExtensionRequest, Task, TaskTarget
from tracker.queries.scope import may_see, visible


def task_by_number(actor: Actor, org_id: int, year: int, number: int) -> Task:
    """A task with its supporting units; NotFound if there is none that the actor may see, or it is voided."""
    place = (Task.org_id == org_id, Task.plan_year == year, Task.number == number, Task.voided_at.is_(None))
    chosen = visible(actor, Task).where(*place).options(selectinload(Task.supporting_units))
    task = db.session.scalar(chosen)
    if task is None:
        raise NotFound("not_found")
    return task


def extension_of(actor: Actor, task_id: int, request_id: int) -> ExtensionRequest:
    """A request of this task; NotFound for any other."""
    chosen = visible(actor, ExtensionRequest).where(
        ExtensionRequest.id == request_id, ExtensionRequest.task_id == task_id
    )
    found = db.session.scalar(chosen)
    if found is None:
        raise NotFound("not_found")
    return found


def extensions_granted(actor: Actor, task_id: int) -> int:
    """How often the date of a task was put off."""
    granted = select(func.count()).where(may_see(actor, ExtensionRequest), ExtensionRequest.task_id == task_id)
    return db.session.scalar(granted.where(ExtensionRequest.state == ExtensionState.APPROVED)) or 0


def targets_of(actor: Actor, task_id: int) -> Sequence[TaskTarget]:
    """The numbers that a task is to reach, in their order."""
    chosen = select(TaskTarget).join(Task, Task.id == TaskTarget.task_id).where(may_see(actor, Task))
    return db.session.scalars(chosen.where(Task.id == task_id).order_by(TaskTarget.position, TaskTarget.id)).all()
