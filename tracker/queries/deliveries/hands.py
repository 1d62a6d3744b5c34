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
    """All of an organisation, in two statements."""
    found: dict[int, Listener] = {}
    for message_id, day, *person in read(_waiting(actor, org_id, today), {}):
        listener = found.setdefault(person[0], Listener(*person))
        listener.message_ids.append(message_id)
        listener.since = min(listener.since, day)
    _tell(actor, list(found.values()))
    return list(found.values())


def _waiting(actor: Actor, org_id: int, today: date) -> Any:
    columns = (Message.id, Message.day, User.id, User.name, User.post, User.phone, User.email)
    chosen = select(*columns, _first_unit(actor, org_id, today)).join(User, User.id == Message.person_id)
    mine = (may_see(actor, Message), Message.org_id == org_id, Message.state == MessageState.TO_HAND)
    return chosen.where(*mine).order_by(Message.id)


def _first_unit(actor: Actor, org_id: int, today: date) -> Any:
    """The first of the units in which the person sits."""
    seats = select(Membership.unit_id).join(Unit, Unit.id == Membership.unit_id).where(Membership.user_id == User.id)
    here = (may_see(actor, Membership), Membership.org_id == org_id)
    valid = (Membership.from_on <= today, or_(Membership.to_on.is_(None), Membership.to_on >= today))
    first = seats.where(*here, *valid).order_by(Unit.position, Unit.id).limit(1)
    return first.correlate(User).scalar_subquery()


def _tell(actor: Actor, people: Sequence[Listener]) -> None:
    """Add what their messages tell, each notice once."""
    told = told_by_message(actor, [message_id for person in people for message_id in person.message_ids])
    for person in people:
        notices = {one.notice_id: one for message_id in person.message_ids for one in told.get(message_id, [])}
        person.told = sorted(notices.values(), key=lambda one: (one.at, -one.notice_id), reverse=True)
