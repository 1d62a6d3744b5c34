"""Taking hold of tasks that are to change, in the versions that the person saw."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.org_settings import OrgSettings
from tracker.domain.people import Actor
from tracker.domain.permissions import Subject
from tracker.domain.tasks import ENDED
from tracker.extensions import db
from tracker.models import ExtensionRequest, Organisation, SupervisionNotice, Task
from tracker.queries.scope import may_see, visible, visible_organisations

MOST = 500
LONGEST_TEXT = 1000
About = TypeVar("About", ExtensionRequest, SupervisionNotice)


def take_tasks(actor: Actor, ids: Collection[int]) -> list[Task]:
    """The tasks by id, locked; NotFound if one is missing, voided or foreign. Ask the table, then `refuse_stale`.

    The lock leaves keys free: what others report on these tasks meanwhile points to them without waiting.
    """
    chosen = visible(actor, Task).where(Task.id.in_(ids), Task.voided_at.is_(None)).order_by(Task.id)
    locked = chosen.options(selectinload(Task.supporting_units)).with_for_update(key_share=True)
    tasks = list(db.session.scalars(locked, execution_options={"populate_existing": True}))
    if len(tasks) != len(ids) or len({task.org_id for task in tasks}) != 1 or len(tasks) > MOST:
        raise NotFound("not_found")
    return tasks


def hold(actor: Actor, ids: Collection[int]) -> None:
    """Lock several tasks in their order before one of them is taken: whoever needs two waits, and nobody for ever."""
    chosen = visible(actor, Task).where(Task.id.in_(ids)).order_by(Task.id).with_for_update(key_share=True)
    db.session.scalars(chosen, execution_options={"populate_existing": True}).all()


def take_task(actor: Actor, task_id: int) -> Task:
    """One task, locked."""
    return take_tasks(actor, {task_id})[0]


def take_with_task(actor: Actor, kind: type[About], row_id: int) -> tuple[About, Task]:
    """What is about a task, and the task, locked: of two who decide about the one thing the second waits."""
    mine = visible(actor, kind).where(kind.id == row_id)
    task_id = db.session.scalar(mine.with_only_columns(kind.task_id))
    if task_id is None:
        raise NotFound("not_found")
    task = take_task(actor, task_id)
    return db.session.scalars(mine, execution_options={"populate_existing": True}).one(), task


def refuse_stale(tasks: Iterable[Task], versions: Mapping[int, int]) -> None:
    """Raise Conflict if a task is no longer in the version that the person saw."""
    stale = [task.number for task in tasks if task.version_id != versions[task.id]]
    if stale:
        raise Conflict("changed_meanwhile", numbers=stale)


def refuse_ended(task: Task) -> None:
    """Raise Invalid if nothing more is done on the task."""
    if task.state in ENDED:
        raise Invalid("task_ended", number=task.number)


def subject_of(task: Task) -> Subject:
    """What the permission table is asked about."""
    supporting = frozenset(unit.id for unit in task.supporting_units)
    return Subject(task.org_id, task.lead_unit_id, task.owner_id, task.sponsor_id, supporting, task.id)


def org_id_of(actor: Actor, task_id: int) -> int:
    """The organisation of a task that is not locked yet; NotFound for none that the actor may see."""
    found = db.session.scalar(select(Task.org_id).where(may_see(actor, Task), Task.id == task_id))
    if found is None:
        raise NotFound("not_found")
    return found


def settings_of(actor: Actor, org_id: int) -> OrgSettings:
    """What the organisation has set: whether tasks are received, its calendar, …"""
    org = db.session.scalars(visible_organisations(actor).where(Organisation.id == org_id)).one()
    return OrgSettings.read(org.settings)


def words(text: str, field: str, *, required: bool = True) -> str:
    """A text of several lines as somebody typed it, without white space around it."""
    tidy = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not tidy and required:
        raise Invalid("required", field=field)
    if len(tidy) > LONGEST_TEXT:
        raise Invalid("too_long", field=field, most=LONGEST_TEXT)
    return tidy
