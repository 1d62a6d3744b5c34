"""What others did with the tasks of a desk since its reader last looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, or_, select

from tracker.domain.people import Actor
from tracker.extensions import UtcDateTime
from tracker.models import Event, Task
from tracker.queries.desk.place import ME, DeskPlace, reached
from tracker.queries.kept import constant, kept, read
from tracker.queries.scope import may_see

MOST = 300
VERBS = (
    "closed", "assigned", "submitted", "returned", "reopened", "suspended", "merged", "handed_back", "instructed",
    "extended", "entry_accepted", "changed", "handed_over", "created",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """An event about a task."""

    at: datetime
    verb: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    number: int
    title: str


def changes(desk: DeskPlace) -> list[Change]:
    """The latest first, at most MOST; one's own acts are no news."""
    statement = kept(("changes", desk.whole), desk.actor, lambda: _happened(desk.actor, desk.whole))
    return [Change(*row) for row in read(statement, desk.values)]


def _happened(actor: Actor, whole: bool) -> Any:
    about = and_(Event.subject_type == constant("task"), Event.subject_id == Task.id)
    others = or_(Event.actor_id.is_(None), Event.actor_id != ME)
    return (
        select(Event.at, Event.verb, Event.before, Event.after, Task.number, Task.title)
        .join(Task, about)
        .where(may_see(actor, Event), reached(actor, whole), others)
        .where(Event.at > bindparam("since", type_=UtcDateTime()), Event.verb.in_([constant(verb) for verb in VERBS]))
        .order_by(Event.id.desc())
        .limit(MOST)
    )
