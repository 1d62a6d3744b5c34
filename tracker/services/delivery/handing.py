"""Delivery by hand: somebody told the person, or nobody need be told any more."""

from collections.abc import Collection
from datetime import datetime

from tracker.domain.messages import Handed, MessageState
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Message
from tracker.services.delivery.taking import refuse_settled, take_messages
from tracker.services.events import record
from tracker.services.tasks.taking import words

HANDABLE = frozenset({MessageState.TO_HAND, MessageState.FAILED})
"""What a person delivers: messages to people without an address, and those that an address refused."""
TO_HAND = frozenset({MessageState.TO_HAND})


def mark_handed(actor: Actor, now: datetime, message_id: int, how: Handed, note: str = "") -> Message:
    """Record that a message was delivered by a person; see `mark_all_handed`."""
    return mark_all_handed(actor, now, [message_id], how, note)[0]


def mark_all_handed(
    actor: Actor, now: datetime, message_ids: Collection[int], how: Handed, note: str = ""
) -> list[Message]:
    """Record that these messages were delivered by a person, all of them or none, with an event each.

    Errors: NotFound, NotAllowed, Conflict("message_settled") for one that does not wait for it, Invalid(note).
    """
    messages = take_messages(actor, message_ids)
    refuse_settled(messages, HANDABLE)
    said = words(note, "note", required=False)
    for message in messages:
        message.state, message.settled_at, message.handed, message.note = MessageState.HANDED, now, how, said
        record(actor, now, "handed", message, after={"person_id": message.person_id, "how": how}, reason=said)
    db.session.commit()
    return messages


def drop(actor: Actor, now: datetime, message_ids: Collection[int], note: str = "") -> list[Message]:
    """Record that these messages need not be delivered by hand any more. Errors as in `mark_all_handed`."""
    messages = take_messages(actor, message_ids)
    refuse_settled(messages, TO_HAND)
    said = words(note, "note", required=False)
    for message in messages:
        message.state, message.settled_at, message.note = MessageState.DROPPED, now, said
        record(actor, now, "message_dropped", message, after={"person_id": message.person_id}, reason=said)
    db.session.commit()
    return messages
