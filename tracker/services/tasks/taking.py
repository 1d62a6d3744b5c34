"""Taking hold of tasks that are to change, in the versions that the person saw."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import selectinload

from tracker.domain.errors import Conflict, NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Subject
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.scope import visible

MOST = 500


def take_tasks(actor: Actor, versions: Mapping[int, int]) -> list[Task]:
    """The tasks by id, locked; NotFound if one is missing, voided or foreign. Ask the table, then `refuse_stale`."""
    chosen = visible(actor, Task).where(Task.id.in_(versions), Task.voided_at.is_(None)).order_by(Task.id)
    locked = chosen.options(selectinload(Task.supporting_units)).with_for_update()
    tasks = list(db.session.scalars(locked, execution_options={"populate_existing": True}))
    if len(tasks) != len(versions) or len({task.org_id for task in tasks}) != 1 or len(tasks) > MOST:
        raise NotFound("not_found")
    return tasks


def refuse_stale(tasks: Iterable[Task], versions: Mapping[int, int]) -> None:
    """Raise Conflict if a task is no longer in the version that the person saw."""
    stale = [task.number for task in tasks if task.version_id != versions[task.id]]
    if stale:
        raise Conflict("changed_meanwhile", numbers=stale)


def subject_of(task: Task, unit_id: int | None = None) -> Subject:
    """What the permission table is asked about."""
    return Subject(task.org_id, unit_id or task.lead_unit_id, task.owner_id, task.sponsor_id)
