"""The ways out of the house. An outlet hands one prepared message over and says what became of it."""

from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from typing import Protocol

from tracker.domain.bots import BotKind

LONGEST_ANSWER = 500


class Outcome(StrEnum):
    """`PUT_OFF`: this message may go later. `REFUSED`: never, as it is. `BROKEN`: nothing goes out this way at present,
    whatever the message: no connection, no sign-in, a sender that is not accepted.
    """

    ACCEPTED = "accepted"
    PUT_OFF = "put_off"
    REFUSED = "refused"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a message, with the provider's words. They hold no secrets of ours and no content."""

    outcome: Outcome
    text: str

    @classmethod
    def of(cls, outcome: Outcome, text: str) -> "Answer":
        """With words that fit into a line: no control characters, not too long."""
        line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
        return cls(outcome, line[:LONGEST_ANSWER])


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail ready to be handed over. `reference` is its Message-ID; `to` the bare address."""

    reference: str
    to: str
    email: EmailMessage


@dataclass(frozen=True, slots=True)
class Posting:
    """What a bot says in a group chat: text, and for a webhook the same as data."""

    reference: str
    kind: BotKind
    url: str
    secret: str
    title: str
    text: str


Prepared = Letter | Posting


class Outlet(Protocol):
    """Hands messages over, one at a time, and never raises for what a provider does."""

    def send(self, prepared: Prepared) -> Answer:
        """Hand it over and wait for the provider's answer, within a time limit."""

    def close(self) -> None:
        """End connections that were kept for the next message."""
