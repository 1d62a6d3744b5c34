"""Taking hold of entries that are to change: their tasks first, then the entries, each in the order of their ids."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can
from tracker.domain.tasks import ENDED, TaskState
from tracker.extensions import db
from tracker.models import ProgressUpdate, Task, WorkEntry
from tracker.queries.scope import may_see, visible
from tracker.services.tasks.taking import take_tasks

MOST = 500


def refuse_closed(task: Task) -> None:
    """Raise Invalid unless work on the task goes on."""
    if task.state is TaskState.UNASSIGNED:
        raise Invalid("task_not_assigned", number=task.number)
    if task.state in ENDED:
        raise Invalid("task_ended", number=task.number)


def take_entries(actor: Actor, ids: Collection[int]) -> list[WorkEntry]:
    """The entries, locked with their tasks. NotFound if one is missing, foreign or of a voided task."""
    mine = select(ProgressUpdate.task_id).where(may_see(actor, ProgressUpdate), ProgressUpdate.id.in_(ids))
    task_ids = {task_id for task_id in db.session.scalars(mine) if task_id is not None}
    if task_ids:
        take_tasks(actor, task_ids)
    chosen = visible(actor, WorkEntry).where(WorkEntry.id.in_(ids)).order_by(WorkEntry.id).with_for_update()
    entries = list(db.session.scalars(chosen, execution_options={"populate_existing": True}))
    if len(entries) != len(set(ids)) or len({entry.org_id for entry in entries}) != 1 or len(entries) > MOST:
        raise NotFound("not_found")
    return entries


def refuse_stale(entries: Collection[WorkEntry], versions: Mapping[int, int]) -> None:
    """Raise Conflict if an entry is no longer in the version that the person saw."""
    if any(entry.version_id != versions[entry.id] for entry in entries):
        raise Conflict("changed_meanwhile")


def subject(entry: WorkEntry) -> Subject:
    """What the permission table is asked about: the unit that did the work, be it the leading or a supporting one."""
    return Subject(entry.org_id, entry.unit_id)


def may_revise(actor: Actor, entry: WorkEntry) -> bool:
    """Whether the actor is its author, typed it, or coordinates. Links add, they never change what was reported."""
    mine = actor.grant is None and actor.user_id is not None and actor.user_id in (entry.author_id, entry.recorder_id)
    return mine or can(actor, Permission.SIGN_PAPER, Subject(entry.org_id))
