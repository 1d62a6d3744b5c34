"""Supervision slips: what a new one says of its task."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.domain.people import Actor
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import ProgressUpdate
from tracker.queries.scope import may_see

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
