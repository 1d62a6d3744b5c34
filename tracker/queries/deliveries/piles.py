"""The piles of the delivery desk, and the filter by which its address narrows them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from tracker.domain.messages import WAITING, Channel, MessageKind, MessageState
from tracker.domain.people import Actor
from tracker.models import Message, Notice
from tracker.models.messages import message_notice
from tracker.queries.kept import constant, read
from tracker.queries.scope import may_see


class Pile(StrEnum):
    """In the order in which a coordinator looks at them. What failed and was sent again is done: the copy counts."""

    FAILED = "failed"
    WAITING = "waiting"
    TO_HAND = "to_hand"
    DONE = "done"


UNSENT = (*sorted(WAITING), MessageState.SENDING)
Later = aliased(Message)


@dataclass(frozen=True, slots=True)
class DeliveryFilter:
    """Which messages: a pile, a way, a person (id), a local day, a task (id); None for all."""

    pile: Pile | None = None
    channel: Channel | None = None
    person_id: int | None = None
    day: date | None = None
    task_id: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything but the pile is asked for."""
        return any(value is not None for value in (self.channel, self.person_id, self.day, self.task_id))


def sent_again() -> ColumnElement[bool]:
    """Whether a later copy of the message was sent."""
    return exists().where(Later.again_of_id == Message.id)


def pile_column() -> ColumnElement[str]:
    """The pile of each message. A test that failed is no failure of delivery."""
    is_dead = (Message.state == MessageState.FAILED) & (Message.kind != MessageKind.TEST) & ~sent_again()
    return case(
        (Message.state.in_(UNSENT), Pile.WAITING.value),
        (Message.state == MessageState.TO_HAND, Pile.TO_HAND.value),
        (is_dead, Pile.FAILED.value),
        else_=Pile.DONE.value,
    )


def wanted(org_id: int, asked: DeliveryFilter) -> list[ColumnElement[bool]]:
    """The conditions of an organisation and a filter, its pile apart; what may be seen at all is asked beside them."""
    found = [Message.org_id == org_id]
    if asked.channel is not None:
        found.append(Message.channel == asked.channel)
    if asked.person_id is not None:
        found.append(Message.person_id == asked.person_id)
    if asked.task_id is not None:
        found.append(_tells_of(asked.task_id))
    return [*found, Message.day == asked.day] if asked.day is not None else found


def _tells_of(task_id: int) -> ColumnElement[bool]:
    """Whether a message carries a notice about this task."""
    carried = select(message_notice.c.message_id).join(Notice, Notice.id == message_notice.c.notice_id)
    return Message.id.in_(carried.where(Notice.task_id == task_id))


def pile_counts(actor: Actor, org_id: int, asked: DeliveryFilter) -> dict[Pile, int]:
    """How many messages of the filter lie in each pile."""
    pile = pile_column().label("pile")
    counted: Any = select(pile, func.count()).where(may_see(actor, Message), *wanted(org_id, asked))
    numbers = {row[0]: row[1] for row in read(counted.group_by(pile), {})}
    return {each: numbers.get(each.value, 0) for each in Pile}


def people_to_tell(actor: Actor, org_id: int) -> int:
    """How many people of an organisation wait to be told by hand."""
    people = select(func.count(Message.person_id.distinct())).where(may_see(actor, Message), Message.org_id == org_id)
    rows = read(people.where(Message.state == MessageState.TO_HAND), {})
    return int(rows[0][0])


def undelivered(actor: Actor) -> Select[int]:
    """How many messages of the organisation `org` wait for a coordinator: they failed, or are to be told by hand."""
    failed, to_hand = constant(MessageState.FAILED), constant(MessageState.TO_HAND)
    dead = (Message.kind != constant(MessageKind.TEST)) & ~sent_again()
    here = (may_see(actor, Message), Message.org_id == bindparam("org", type_=Integer))
    return select(func.count()).where(*here, Message.state.in_([failed, to_hand]), or_(Message.state == to_hand, dead))
