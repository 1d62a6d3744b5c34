"""The life of a message: queued, handed to a provider (or to a person), and what became of it."""

from datetime import datetime, timedelta
from enum import StrEnum


class MessageKind(StrEnum):
    """What it is: a person's or a unit's news of the day, one sent again on purpose, a test, a spoken reminder."""

    DIGEST = "digest"
    UNIT_DIGEST = "unit_digest"
    AGAIN = "again"
    TEST = "test"
    URGE = "urge"


class Channel(StrEnum):
    """The way by which it reaches people."""

    EMAIL = "email"
    IN_APP = "in_app"
    BOT = "bot"
    BY_HAND = "by_hand"


class MessageState(StrEnum):
    """Where a message stands. `TO_HAND` waits for a coordinator, not for a machine, and never counts as failed."""

    QUEUED = "queued"
    SENDING = "sending"
    RETRY = "retry"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"
    TO_HAND = "to_hand"
    HANDED = "handed"


class Handed(StrEnum):
    """How a coordinator delivered a message, or reminded somebody."""

    WECHAT = "wechat"
    PHONE = "phone"
    IN_PERSON = "in_person"
    PAPER = "paper"


WAITING = frozenset({MessageState.QUEUED, MessageState.RETRY})
"""States in which a sender may take a message. One in SENDING whose lease has run out may be taken too."""
LEASE = timedelta(minutes=2)
"""How long a sender has for a message before another may take it."""
_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
GIVE_UP_AFTER = timedelta(days=7)
"""A provider that cannot take a message for so long will not: the message is dead and the delivery desk says so."""
FEWEST_TRIES = 8
"""A day and a half of trying: a message that waited while nobody tried to send it is not given up for its age."""


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts (1 or more) that the provider put off."""
    return _PAUSES[min(attempts, len(_PAUSES)) - 1]


def gives_up(queued_at: datetime, attempts: int, now: datetime) -> bool:
    """Whether a message has been put off for too long, and often enough."""
    return attempts >= FEWEST_TRIES and now - queued_at >= GIVE_UP_AFTER
