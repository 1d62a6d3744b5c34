"""A task and its sub-tasks: what one may do depends on the others."""

from sqlalchemy import select

from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.tasks import ENDED, OPEN
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.scope import may_see, visible
from tracker.services.tasks.taking import hold


def open_parts(actor: Actor, task: Task) -> list[int]:
    """The numbers of its sub-tasks that have not ended."""
    parts = select(Task.number).where(may_see(actor, Task), Task.part_of_id == task.id, Task.voided_at.is_(None))
    return list(db.session.scalars(parts.where(Task.state.in_(OPEN)).order_by(Task.number)))


def hold_family(actor: Actor, task_id: int) -> None:
    """Lock a task together with the one of which it is a part."""
    whole = db.session.scalar(select(Task.part_of_id).where(may_see(actor, Task), Task.id == task_id))
    if whole is not None:
        hold(actor, {whole, task_id})


def refuse_open_parts(actor: Actor, task: Task) -> None:
    """A whole is not put aside while its parts go on: they are ended, or merged into another task, first."""
    numbers = open_parts(actor, task)
    if numbers:
        raise Invalid("parts_open", numbers=numbers)


def refuse_ended_whole(actor: Actor, task: Task) -> None:
    """A part is not taken up again while its whole has ended."""
    whole = db.session.scalar(visible(actor, Task).where(Task.id == task.part_of_id, Task.voided_at.is_(None)))
    if whole is not None and whole.state in ENDED:
        raise Invalid("whole_ended", number=whole.number)
