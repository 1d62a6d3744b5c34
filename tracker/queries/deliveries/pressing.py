"""A unit's late and soon due tasks, for a word to the whole unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.domain.people import Actor
from tracker.domain.reminding.news import IN_HAND
from tracker.models import Task, User
from tracker.queries.kept import read
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class PressingTask:
    """A task in hand that is late or due soon."""

    id: int
    unit_id: int
    title: str
    due_on: date
    owner: str | None


def pressing_tasks(actor: Actor, org_id: int, until: date) -> Sequence[PressingTask]:
    """Those of an organisation that are due up to a day, the longest overdue first."""
    columns = (Task.id, Task.lead_unit_id, Task.title, Task.due_on, User.name)
    found: Any = select(*columns).outerjoin(User, User.id == Task.owner_id).where(may_see(actor, Task))
    pressing = found.where(
        Task.org_id == org_id, Task.voided_at.is_(None), Task.state.in_(IN_HAND), Task.due_on <= until
    ).order_by(Task.due_on, Task.id)
    return [PressingTask(*row) for row in read(pressing, {})]
