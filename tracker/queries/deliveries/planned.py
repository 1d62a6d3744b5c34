"""Names for what a sweep plans: the tasks that it would tell of, and what waits to be carried."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.models import Notice, Organisation, Task, User
from tracker.queries.kept import read
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class TaskName:
    """A task as lists name it, with the code of its organisation."""

    org: str
    year: int
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class News:
    """A notice that waits to be carried."""

    reason: NoticeReason
    actor: str | None
    task_id: int | None
    text: str


def task_names(actor: Actor, ids: Collection[int]) -> dict[int, TaskName]:
    """The names of tasks, as far as the actor may see them."""
    columns = (Task.id, Organisation.code, Task.plan_year, Task.number, Task.title)
    found: Any = select(*columns).join(Organisation, Organisation.id == Task.org_id)
    rows = read(found.where(may_see(actor, Task), Task.id.in_(ids)), {}) if ids else ()
    return {row[0]: TaskName(*row[1:]) for row in rows}


def news(actor: Actor, ids: Collection[int]) -> dict[int, News]:
    """Notices by id."""
    columns = (Notice.id, Notice.reason, User.name, Notice.task_id, Notice.text)
    found: Any = select(*columns).outerjoin(User, User.id == Notice.actor_id)
    rows = read(found.where(may_see(actor, Notice), Notice.id.in_(ids)), {}) if ids else ()
    return {row[0]: News(*row[1:]) for row in rows}
