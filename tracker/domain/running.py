"""Whether the clock and the mail run as they should: verdicts over what they last did."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SWEEP = "sweep"
"""The job of the clock that looks for what is due."""
SWEEP_EVERY = timedelta(minutes=10)
LOOK_EVERY = timedelta(minutes=1)
"""How often the clock looks for work that waits."""
LOOK_FOR_JOBS_EVERY = timedelta(seconds=5)
"""The same for what somebody waits for in front of a page, where there is no queue that says so at once."""
LATE_AFTER = 3 * SWEEP_EVERY
"""A clock that has not swept for so long stands still."""
WAITS_TOO_LONG = timedelta(minutes=30)
"""A message whose time came so long ago should have been handed over, or put off, by now."""
PUT_OFF_TOO_LONG = timedelta(hours=6)
"""Providers put a message off for minutes; whoever does so for hours does not want it."""
DEAD_FOR = timedelta(days=7)
"""For how long messages that were refused for good are worth a line."""


class Pulse(StrEnum):
    """How a job of the clock goes."""

    OK = "ok"
    NEVER = "never"
    LATE = "late"
    FAILING = "failing"


class MailHealth(StrEnum):
    """How messages go out."""

    OK = "ok"
    FAILING = "failing"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class MailFacts:
    """What the messages say. All of it is about those that a machine hands over.

    `due`: how many a sender could take now, the oldest since `due_since`. `put_off`: how many e-mails the provider did
    not take at the last try, the oldest and the newest queued at these times; `answer`: what it said about the newest.
    `sent_at`: when an e-mail last got through.
    """

    due: int = 0
    due_since: datetime | None = None
    put_off: int = 0
    put_off_since: datetime | None = None
    put_off_newest: datetime | None = None
    answer: str = ""
    sent_at: datetime | None = None


def pulse_of(at: datetime | None, failed_at: datetime | None, now: datetime) -> Pulse:
    """The sweep's pulse, from when it last ended well and last failed."""
    if failed_at is not None and (at is None or failed_at > at):
        return Pulse.FAILING
    if at is None:
        return Pulse.NEVER
    return Pulse.LATE if now - at > LATE_AFTER else Pulse.OK


def mail_health(facts: MailFacts, now: datetime) -> MailHealth:
    """Failing: none got through since the newest that was put off. Waiting: some got stuck."""
    if facts.put_off_newest and (facts.sent_at is None or facts.sent_at < facts.put_off_newest):
        return MailHealth.FAILING
    stuck = facts.due_since is not None and now - facts.due_since > WAITS_TOO_LONG
    stuck |= facts.put_off_since is not None and now - facts.put_off_since > PUT_OFF_TOO_LONG
    return MailHealth.WAITING if stuck else MailHealth.OK
