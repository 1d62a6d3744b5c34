"""Who is to be told by hand: people without an address, with their messages, units and telephones."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from tracker.domain.messages import MessageState
from tracker.domain.people import Actor
from tracker.models import Membership, Message, Unit, User
from tracker.queries.deliveries.told import Told, told_by_message
from tracker.queries.kept import read
from tracker.queries.scope import may_see


@dataclass(slots=True)
class Listener:
    """A person who waits to be told: their messages (ids, the oldest first) and what these tell, the latest first."""

    id: int
    name: str
    post: str
    phone: str | None
    email: str | None
    unit_id: int | None = None
    message_ids: list[int] = field(default_factory=list)
    since: date = date.max
    told: list[Told] = field(default_factory=list)


def listeners(actor: Actor, org_id: int, today: date) -> list[Listener]:
    """All of an organisation, in three statements."""
    found: dict[int, Listener] = {}
    for message_id, day, *person in read(_waiting(actor, org_id), {}):
        listener = found.setdefault(person[0], Listener(*person))
        listener.message_ids.append(message_id)
        listener.since = min(listener.since, day)
    _seat(actor, org_id, today, found)
    _tell(actor, list(found.values()))
    return list(found.values())


def _waiting(actor: Actor, org_id: int) -> Any:
    columns = (Message.id, Message.day, User.id, User.name, User.post, User.phone, User.email)
    chosen = select(*columns).join(User, User.id == Message.person_id).where(may_see(actor, Message))
    return chosen.where(Message.org_id == org_id, Message.state == MessageState.TO_HAND).order_by(Message.id)


def _seat(actor: Actor, org_id: int, today: date, people: dict[int, Listener]) -> None:
    """Name the first of their units."""
    if not people:
        return
    valid = (Membership.from_on <= today, or_(Membership.to_on.is_(None), Membership.to_on >= today))
    seats: Any = select(Membership.user_id, Membership.unit_id).join(Unit, Unit.id == Membership.unit_id)
    mine = seats.where(may_see(actor, Membership), Membership.org_id == org_id, Membership.user_id.in_(people), *valid)
    for person_id, unit_id in read(mine.order_by(Unit.position, Unit.id), {}):
        people[person_id].unit_id = people[person_id].unit_id or unit_id


def _tell(actor: Actor, people: Sequence[Listener]) -> None:
    """Add what their messages tell, each notice once."""
    told = told_by_message(actor, [message_id for person in people for message_id in person.message_ids])
    for person in people:
        notices = {one.notice_id: one for message_id in person.message_ids for one in told.get(message_id, [])}
        person.told = sorted(notices.values(), key=lambda one: (one.at, -one.notice_id), reverse=True)
