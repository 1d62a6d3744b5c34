"""Messages in lists, and one by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, or_, select
from sqlalchemy.orm import aliased

from tracker.domain.errors import NotFound
from tracker.domain.messages import Channel, Handed, MessageKind, MessageState
from tracker.domain.people import Actor
from tracker.models import Message, Unit, User
from tracker.queries.deliveries.piles import DeliveryFilter, Pile, pile_column, wanted
from tracker.queries.deliveries.told import Told, told_by_message
from tracker.queries.kept import read
from tracker.queries.scope import may_see

PAGE_SIZE = 50
QueuedBy = aliased(User)
PLACES = {pile.value: place for place, pile in enumerate(Pile)}


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message: to whom, by which way, with which result. `told`: its notices; `queued_by` is None for the clock."""

    id: int
    kind: MessageKind
    channel: Channel
    state: MessageState
    pile: Pile
    person_id: int | None
    person: str | None
    person_email: str | None
    unit: str | None
    day: date
    address: str
    reference: str
    queued_at: datetime
    queued_by: str | None
    next_try_at: datetime
    attempts: int
    answer: str
    settled_at: datetime | None
    again_of_id: int | None
    handed: Handed | None
    note: str
    told: list[Told]


@dataclass(frozen=True, slots=True)
class Copy:
    """Another copy of a message: the one before it, or a later one."""

    id: int
    state: MessageState
    queued_at: datetime
    address: str


def message_rows(actor: Actor, org_id: int, asked: DeliveryFilter, offset: int = 0) -> list[MessageRow]:
    """A page of messages with their notices, in two statements: by pile, the latest first in each."""
    pile = pile_column()
    chosen = _columns(actor, pile).where(*wanted(org_id, asked))
    if asked.pile is not None:
        chosen = chosen.where(pile == asked.pile.value)
    ordered = chosen.order_by(case(PLACES, value=pile), Message.queued_at.desc(), Message.id.desc())
    return _with_notices(actor, read(ordered.limit(PAGE_SIZE).offset(offset), {}))


def message_row(actor: Actor, org_id: int, message_id: int) -> MessageRow:
    """One of them. Raises NotFound."""
    chosen = _columns(actor, pile_column()).where(Message.org_id == org_id, Message.id == message_id)
    rows = _with_notices(actor, read(chosen, {}))
    if not rows:
        raise NotFound("not_found")
    return rows[0]


def copies_of(actor: Actor, row: MessageRow) -> tuple[Copy | None, list[Copy]]:
    """The message of which this is a copy, and the copies of this one."""
    columns = (Message.id, Message.state, Message.queued_at, Message.address)
    kin = or_(Message.id == row.again_of_id, Message.again_of_id == row.id)
    found: Any = select(*columns).where(may_see(actor, Message), kin).order_by(Message.id)
    copies = [Copy(*each) for each in read(found, {})]
    before = next((copy for copy in copies if copy.id == row.again_of_id), None)
    return before, [copy for copy in copies if copy.id != row.again_of_id]


def _columns(actor: Actor, pile: Any) -> Any:
    return (
        select(
            Message.id, Message.kind, Message.channel, Message.state, pile, Message.person_id, User.name, User.email,
            Unit.name, Message.day, Message.address, Message.reference, Message.queued_at, QueuedBy.name,
            Message.next_try_at, Message.attempts, Message.answer, Message.settled_at, Message.again_of_id,
            Message.handed, Message.note,
        )
        .outerjoin(User, User.id == Message.person_id)
        .outerjoin(Unit, Unit.id == Message.unit_id)
        .outerjoin(QueuedBy, QueuedBy.id == Message.queued_by_id)
        .where(may_see(actor, Message))
    )  # fmt: skip


def _with_notices(actor: Actor, found: Sequence[Any]) -> list[MessageRow]:
    told = told_by_message(actor, [row[0] for row in found])
    return [_row([*row, told.get(row[0], [])]) for row in found]


def _row(values: list[Any]) -> MessageRow:
    values[4] = Pile(values[4])
    return MessageRow(*values)
