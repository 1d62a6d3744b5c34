"""Keeping what became of a message, each in a short transaction, if it is still held by whom sent it."""

from datetime import datetime

from sqlalchemy import update

from tracker.domain.messages import Channel, MessageState, gives_up, pause_after
from tracker.extensions import db
from tracker.mail.outlets import Answer, Outcome
from tracker.models import Message
from tracker.services.backlog import defer_delivery
from tracker.services.delivery.claiming import Claim, Sender, is_held, opens_at
from tracker.services.delivery.composing import Unsent


def settle(sender: Sender, now: datetime, held: Claim, answer: Answer, address: str = "") -> MessageState | None:
    """Keep a provider's answer; the state to which it brings the message, None if somebody else holds it by now.

    What is tried by hand is never given up for its age: somebody is just mending the way.
    """
    said = {"answer": answer.text, **({"address": address} if address else {})}
    if answer.outcome is Outcome.ACCEPTED:
        return _keep(sender, held, MessageState.SENT, **said, settled_at=now)
    given_up = not sender.impatient and gives_up(held.queued_at, held.attempts, now)
    if answer.outcome is Outcome.REFUSED or given_up:
        return _keep(sender, held, MessageState.FAILED, **said, settled_at=now)
    again = now + pause_after(held.attempts)
    next_try_at = opens_at(held.org_id, again) or again
    defer_delivery(1, next_try_at)
    return _keep(sender, held, MessageState.RETRY, **said, next_try_at=next_try_at)


def settle_unsent(sender: Sender, now: datetime, held: Claim, unsent: Unsent) -> MessageState | None:
    """Keep why a message does not go out. One to a person who has lost their address is handed over by people."""
    if unsent.state is MessageState.TO_HAND:
        return _keep(sender, held, unsent.state, answer=unsent.answer, channel=Channel.BY_HAND)
    return _keep(sender, held, unsent.state, answer=unsent.answer, settled_at=now)


def _keep(sender: Sender, held: Claim, state: MessageState, **values: object) -> MessageState | None:
    row = update(Message).where(is_held(sender, held)).values(state=state, lease_until=None, **values)
    kept = db.session.scalar(row.returning(Message.id), execution_options={"synchronize_session": False})
    db.session.commit()
    return None if kept is None else state
