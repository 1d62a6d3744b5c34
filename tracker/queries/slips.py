"""Supervision slips: what a new one says of its task, one by itself, and those of a task."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import ProgressUpdate, SupervisionNotice, Task
from tracker.queries.scope import may_see, visible

AT_ONCE = 500
"""Tasks asked for in one query: databases bound the length of a list."""


@dataclass(frozen=True, slots=True)
class LastWords:
    """The latest accepted progress on a task: its last day, what was done, what stands in the way ("" for nothing)."""

    on: date
    text: str
    difficulties: str


def last_words(actor: Actor, task_ids: Sequence[int]) -> dict[int, LastWords]:
    """The latest accepted progress by task; tasks without any are left out. One query for every 500 tasks."""
    found: dict[int, LastWords] = {}
    for start in range(0, len(task_ids), AT_ONCE):
        found |= _last_words(actor, task_ids[start : start + AT_ONCE])
    return found


def _last_words(actor: Actor, task_ids: Sequence[int]) -> dict[int, LastWords]:
    latest_first = (ProgressUpdate.to_on.desc(), ProgressUpdate.id.desc())
    place = func.row_number().over(partition_by=ProgressUpdate.task_id, order_by=latest_first).label("place")
    columns = (ProgressUpdate.task_id, ProgressUpdate.to_on, ProgressUpdate.text, ProgressUpdate.difficulties, place)
    accepted = (ProgressUpdate.state == EntryState.ACCEPTED, ProgressUpdate.task_id.in_(task_ids))
    ranked = select(*columns).where(may_see(actor, ProgressUpdate), *accepted).subquery()
    rows = db.session.execute(select(ranked).where(ranked.c.place == 1))
    return {row.task_id: LastWords(row.to_on, row.text, row.difficulties or "") for row in rows}


def slip_of(actor: Actor, org_id: int, slip_id: int) -> SupervisionNotice:
    """A slip of this organisation with its task; NotFound if there is none that the actor may see, or it is voided."""
    beside = joinedload(SupervisionNotice.task).selectinload(Task.supporting_units)
    chosen = visible(actor, SupervisionNotice).join(Task, Task.id == SupervisionNotice.task_id).options(beside)
    mine = (SupervisionNotice.id == slip_id, SupervisionNotice.org_id == org_id, Task.voided_at.is_(None))
    slip = db.session.scalar(chosen.where(*mine))
    if slip is None:
        raise NotFound("not_found")
    return slip


def slips_of_task(actor: Actor, task_id: int) -> Sequence[SupervisionNotice]:
    """The slips about a task, the latest first."""
    chosen = visible(actor, SupervisionNotice).where(SupervisionNotice.task_id == task_id)
    return db.session.scalars(chosen.order_by(SupervisionNotice.id.desc())).all()
