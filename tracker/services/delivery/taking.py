"""Taking hold of messages on which a person acts."""

from collections.abc import Collection

from tracker.domain.errors import Conflict, NotFound
from tracker.domain.messages import MessageState
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import Message
from tracker.queries.scope import visible

MOST = 500


def take_messages(actor: Actor, ids: Collection[int]) -> list[Message]:
    """The messages by id, locked; NotFound if one is missing or foreign, NotAllowed for whoever delivers none there."""
    wanted = set(ids)
    chosen = visible(actor, Message).where(Message.id.in_(wanted)).order_by(Message.id).with_for_update()
    found = list(db.session.scalars(chosen, execution_options={"populate_existing": True}))
    if not found or len(found) != len(wanted) or len(found) > MOST:
        raise NotFound("not_found")
    for org_id in {message.org_id for message in found}:
        require(actor, Permission.DELIVER, Subject(org_id))
    return found


def refuse_settled(messages: Collection[Message], states: frozenset[MessageState]) -> None:
    """Raise Conflict unless all are in one of these states: somebody, or a sender, was there first."""
    if any(message.state not in states for message in messages):
        raise Conflict("message_settled")
