"""Handing over (移交) all work of a person who leaves, or who gets other tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select

from tracker.domain.deadlines import ExtensionState
from tracker.domain.errors import Invalid
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.tasks import OPEN, TaskState
from tracker.extensions import db
from tracker.models import ExtensionRequest, Task, Unit
from tracker.queries.directory import directory_of
from tracker.queries.scope import may_see, visible
from tracker.services.days import local_day
from tracker.services.events import change
from tracker.services.notices import notify

VERB = "handed_over"
TASK_POSTS, UNIT_POSTS = ("owner_id", "sponsor_id"), ("head_id", "leader_id")


@dataclass(frozen=True, slots=True)
class Handed:
    """How many tasks changed their owner or their sponsor, units their head or leader, requests their author."""

    tasks: int = 0
    sponsored: int = 0
    units: int = 0
    extensions: int = 0

    def __bool__(self) -> bool:
        return bool(self.tasks or self.sponsored or self.units or self.extensions)


def hand_over(actor: Actor, now: datetime, org_id: int, from_user_id: int, to_user_id: int) -> Handed:
    """Give one person's open tasks, units and pending requests of an organisation to another; all or none.

    Errors: NotAllowed, Invalid: person_unknown (from_user_id, to_user_id), hand_over_to_self, and
    hand_over_same_person (numbers) for tasks of which one person would be owner and sponsor.
    """
    require(actor, Permission.HAND_OVER, Subject(org_id))
    _check(actor, org_id, from_user_id, to_user_id, local_day(now))
    tasks = _tasks(actor, org_id, from_user_id)
    _refuse_doubled(tasks, from_user_id, to_user_id)
    given = [_give(actor, now, task, from_user_id, to_user_id) for task in tasks]
    requests = _requests(actor, org_id, from_user_id, to_user_id)
    for request in requests:
        change(actor, now, VERB, request, {"author_id": to_user_id})
    units = sum(_pass(actor, now, unit, UNIT_POSTS, from_user_id, to_user_id) for unit in _units(actor, org_id))
    handed = Handed(
        sum("owner_id" in names for names in given), sum("sponsor_id" in names for names in given), units, len(requests)
    )
    if handed:
        notify(actor, now, [to_user_id], NoticeReason.HANDED_OVER, org_id=org_id)
    db.session.commit()
    return handed


def _check(actor: Actor, org_id: int, from_user_id: int, to_user_id: int, today: date) -> None:
    """Who leaves may have left already; who takes over is active."""
    people = directory_of(actor, org_id, today).people
    if from_user_id not in people:
        raise Invalid("person_unknown", field="from_user_id")
    if to_user_id not in people or not people[to_user_id].active:
        raise Invalid("person_unknown", field="to_user_id")
    if from_user_id == to_user_id:
        raise Invalid("hand_over_to_self", field="to_user_id")


def _tasks(actor: Actor, org_id: int, user_id: int) -> list[Task]:
    """Open tasks that the person owns or sponsors, or for which they wait for a new date; locked in their order."""
    asked = select(ExtensionRequest.task_id).where(may_see(actor, ExtensionRequest), *_waiting(org_id, user_id))
    held = or_(Task.owner_id == user_id, Task.sponsor_id == user_id, Task.id.in_(asked))
    mine = visible(actor, Task).where(Task.org_id == org_id, held, Task.state.in_(OPEN), Task.voided_at.is_(None))
    locked = mine.order_by(Task.id).with_for_update(key_share=True)
    return list(db.session.scalars(locked, execution_options={"populate_existing": True}))


def _waiting(org_id: int, user_id: int) -> tuple[ColumnElement[bool], ...]:
    state, author = ExtensionRequest.state, ExtensionRequest.author_id
    return ExtensionRequest.org_id == org_id, state == ExtensionState.PENDING, author == user_id


def _refuse_doubled(tasks: Sequence[Task], from_user_id: int, to_user_id: int) -> None:
    """Nobody becomes owner and sponsor of one task: these are given to somebody else first."""
    both = {from_user_id, to_user_id}
    doubled = [task for task in tasks if {task.owner_id, task.sponsor_id} <= both]
    if doubled:
        raise Invalid("hand_over_same_person", field="to_user_id", numbers=[task.number for task in doubled])


def _give(actor: Actor, now: datetime, task: Task, from_user_id: int, to_user_id: int) -> list[str]:
    """Change owner or sponsor, in one event; what changed. A task not yet received begins anew with its new owner."""
    names = [name for name in TASK_POSTS if getattr(task, name) == from_user_id]
    values: dict[str, object] = dict.fromkeys(names, to_user_id)
    if "owner_id" in names and task.state is TaskState.ASSIGNED:
        values["started_on"] = local_day(now)
    change(actor, now, VERB, task, values)
    return names


def _pass(actor: Actor, now: datetime, row: Unit, posts: Sequence[str], from_user_id: int, to_user_id: int) -> bool:
    names = [name for name in posts if getattr(row, name) == from_user_id]
    return change(actor, now, VERB, row, dict.fromkeys(names, to_user_id))


def _requests(actor: Actor, org_id: int, from_user_id: int, to_user_id: int) -> list[ExtensionRequest]:
    """Pending requests of the person; not those on which the other one is to decide."""
    mine = visible(actor, ExtensionRequest).where(*_waiting(org_id, from_user_id)).order_by(ExtensionRequest.id)
    undecided = mine.join(Task, Task.id == ExtensionRequest.task_id).where(Task.sponsor_id != to_user_id)
    return list(db.session.scalars(undecided, execution_options={"populate_existing": True}))


def _units(actor: Actor, org_id: int) -> list[Unit]:
    return list(db.session.scalars(visible(actor, Unit).where(Unit.org_id == org_id).order_by(Unit.id)))
