"""What is still in somebody's or some unit's hands: to be handed over before they leave."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from tracker.domain.people import Actor
from tracker.domain.tasks import OPEN
from tracker.extensions import db
from tracker.models import Membership, Task, Unit
from tracker.queries.scope import may_see, visible

SHOWN = 20


@dataclass(frozen=True, slots=True)
class InHand:
    """Open tasks (the first few and their number), and units headed, led or lying below."""

    tasks: list[Task] = field(default_factory=list)
    task_count: int = 0
    units: list[Unit] = field(default_factory=list)
    seat_count: int = 0

    def __bool__(self) -> bool:
        return bool(self.task_count or self.units or self.seat_count)


def in_hands_of_user(actor: Actor, user_id: int) -> InHand:
    """Open tasks that a person owns or sponsors, and active units that they head or are in charge of."""
    tasks, count = _open_tasks(actor, or_(Task.owner_id == user_id, Task.sponsor_id == user_id))
    return InHand(tasks, count, _units(actor, or_(Unit.head_id == user_id, Unit.leader_id == user_id)))


def in_hands_of_unit(actor: Actor, unit_id: int, today: date) -> InHand:
    """Open tasks that a unit leads, active units below it, and the number of seats that are not over."""
    tasks, count = _open_tasks(actor, Task.lead_unit_id == unit_id)
    seats = select(func.count()).select_from(Membership).where(may_see(actor, Membership))
    seats = seats.where(Membership.unit_id == unit_id, or_(Membership.to_on.is_(None), Membership.to_on >= today))
    return InHand(tasks, count, _units(actor, Unit.parent_id == unit_id), db.session.scalar(seats) or 0)


def _open_tasks(actor: Actor, held: ColumnElement[bool]) -> tuple[list[Task], int]:
    condition = (may_see(actor, Task), held, Task.state.in_(OPEN), Task.voided_at.is_(None))
    count = db.session.scalar(select(func.count()).select_from(Task).where(*condition)) or 0
    rows = db.session.scalars(visible(actor, Task).where(*condition).order_by(Task.due_on, Task.id).limit(SHOWN))
    return list(rows), count


def _units(actor: Actor, held: ColumnElement[bool]) -> list[Unit]:
    rows = visible(actor, Unit).where(held, Unit.is_active).order_by(Unit.position, Unit.id)
    return list(db.session.scalars(rows))
