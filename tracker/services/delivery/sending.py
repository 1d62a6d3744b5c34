"""Sending a batch: written, handed over outside of any transaction, and each result kept before the next goes out."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from tracker.domain.messages import LEASE, Channel, MessageState
from tracker.extensions import db
from tracker.mail.outlets import Answer, Outcome, Outlet
from tracker.services.delivery.claiming import Claim, Sender, keep
from tracker.services.delivery.composing import Composed, Unsent, compose_all
from tracker.services.delivery.settling import settle, settle_unsent

log = structlog.get_logger("nianlun")
NEEDED = timedelta(seconds=LEASE.total_seconds() * 0.9)
"""So much of a lease must be left before a message is handed over: a slow server takes most of it."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of messages: `retry` wait for another try, `failed` are dead, `dropped` had nothing left to tell.
    `to_hand` are for people to deliver.
    """

    sent: int = 0
    retry: int = 0
    failed: int = 0
    dropped: int = 0
    to_hand: int = 0

    @classmethod
    def counted(cls, states: Counter[MessageState]) -> "Delivered":
        """From how many messages came to each state."""
        kinds = (
            MessageState.SENT, MessageState.RETRY, MessageState.FAILED, MessageState.DROPPED, MessageState.TO_HAND,
        )  # fmt: skip
        return cls(*(states[state] for state in kinds))


def send_batch(
    sender: Sender, now_fn: Callable[[], datetime], outlet: Outlet, claims: Sequence[Claim]
) -> Counter[MessageState]:
    """Send what was claimed; how many messages came to each state."""
    composed = _written(sender, now_fn(), claims)
    states: Counter[MessageState] = Counter()
    broken: dict[Channel, Answer] = {}
    waiting = list(claims)
    while waiting:
        now = now_fn()
        if waiting[0].lease_until - now < NEEDED:
            waiting = keep(sender, now, waiting)
            if not waiting:
                break
        held = waiting.pop(0)
        state = _send(sender, now_fn, outlet, held, composed.get(held.id), broken)
        if state is not None:
            states[state] += 1
    return states


def _written(sender: Sender, now: datetime, claims: Sequence[Claim]) -> Mapping[int, Composed | Unsent | Answer]:
    """The messages in words. Their reading is over before the first goes out: nothing is held while a server thinks."""
    if not claims:
        return {}
    db.session.connection(execution_options={"reads_only": True})
    composed = compose_all(sender.actor, now, [held.id for held in claims])
    db.session.rollback()
    return composed


def _send(
    sender: Sender,
    now_fn: Callable[[], datetime],
    outlet: Outlet,
    held: Claim,
    composed: Composed | Unsent | Answer | None,
    broken: dict[Channel, Answer],
) -> MessageState | None:
    """Hand one over, unless its way out has just proved broken, and keep the result."""
    if composed is None:
        return None
    if isinstance(composed, Unsent):
        return _told(held, settle_unsent(sender, now_fn(), held, composed), composed.answer)
    if isinstance(composed, Answer):
        return _told(held, settle(sender, now_fn(), held, composed), composed.text)
    answer = broken.get(held.channel) or outlet.send(composed.prepared)
    if answer.outcome is Outcome.BROKEN:
        broken[held.channel] = answer
    state = settle(sender, now_fn(), held, answer, composed.address)
    return _told(held, state, answer.outcome.value)


def _told(held: Claim, state: MessageState | None, how: str) -> MessageState | None:
    """A line in the log: numbers and codes, never an address or a word of the message."""
    log.info("message", id=held.id, state=state.value if state else "lost", outcome=how, attempts=held.attempts)
    return state
