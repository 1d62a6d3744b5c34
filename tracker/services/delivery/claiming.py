"""Taking messages to send: a sender holds each by a lease, and none is held by two."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flask import current_app
from sqlalchemy import ColumnElement, Select, and_, or_, select, true, update

from config import Settings
from tracker.domain.messages import LEASE, WAITING, Channel, MessageKind, MessageState
from tracker.domain.people import Actor
from tracker.domain.reminding.quiet import next_open
from tracker.extensions import db
from tracker.models import Message
from tracker.models.messages import UNSENT
from tracker.queries.policies import office_of
from tracker.queries.scope import may_see
from tracker.services.backlog import defer_delivery

BATCH = 20
MACHINES = (Channel.EMAIL, Channel.BOT)
ON_PURPOSE = frozenset({MessageKind.TEST, MessageKind.AGAIN})
"""Somebody has just asked for it: no hour is too late."""


@dataclass(frozen=True, slots=True)
class Sender:
    """One run of a sender. `name` is its own alone. `began`: what is put off during the run is left to the next one.
    `impatient`: whatever waits is tried, whenever its time comes, on rest days too.
    """

    actor: Actor
    name: str
    began: datetime
    impatient: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that a sender holds until `lease_until`."""

    id: int
    org_id: int
    channel: Channel
    attempts: int
    queued_at: datetime
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """What was taken, and whether there may be more."""

    claims: list[Claim]
    more: bool


def claim(sender: Sender, now: datetime, most: int = BATCH) -> Batch:
    """Take at most so many messages whose time has come; those of offices that rest now wait until they open."""
    found = db.session.execute(_waiting(sender, now).limit(most)).all()
    opens = {org_id: opens_at(org_id, now) for org_id in {row.org_id for row in found}}
    resting = [row for row in found if opens[row.org_id] and not (sender.impatient or row.kind in ON_PURPOSE)]
    for row in resting:
        state = MessageState.RETRY if row.state is MessageState.SENDING else row.state
        _change([row.id], state=state, next_try_at=opens[row.org_id])
    for at, count in Counter(opens[row.org_id] for row in resting).items():
        defer_delivery(count, at)
    taken, until = [row for row in found if row not in resting], now + LEASE
    held = {"state": MessageState.SENDING, "leased_by": sender.name, "lease_until": until}
    _change([row.id for row in taken], **held, attempts=Message.attempts + 1)
    db.session.commit()
    claims = [Claim(row.id, row.org_id, row.channel, row.attempts + 1, row.queued_at, until) for row in taken]
    return Batch(claims, more=len(found) == most)


def _waiting(sender: Sender, now: datetime) -> Select[int, int, MessageKind, Channel, MessageState, int, datetime]:
    """One left by another sender may be taken when its lease is over. Rows that another is just taking are passed."""
    time_has_come = true() if sender.impatient else Message.next_try_at <= sender.began
    waits = and_(Message.state.in_(WAITING), time_has_come, Message.leased_by != sender.name)
    left = and_(Message.state == MessageState.SENDING, Message.lease_until <= now)
    found = select(
        Message.id, Message.org_id, Message.kind, Message.channel, Message.state, Message.attempts, Message.queued_at
    ).where(may_see(sender.actor, Message), UNSENT, Message.channel.in_(MACHINES), or_(waits, left))
    return found.order_by(Message.next_try_at, Message.id).with_for_update(skip_locked=True)


def _change(message_ids: list[int], **values: object) -> None:
    row = update(Message).where(Message.id.in_(message_ids)).values(**values)
    db.session.execute(row, execution_options={"synchronize_session": False})


def keep(sender: Sender, now: datetime, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that are still this sender's, with a lease from now on."""
    until = now + LEASE
    mine = or_(*(is_held(sender, held) for held in claims))
    row = update(Message).where(mine).values(lease_until=until).returning(Message.id)
    kept = set(db.session.scalars(row, execution_options={"synchronize_session": False}))
    db.session.commit()
    return [replace(held, lease_until=until) for held in claims if held.id in kept]


def is_held(sender: Sender, held: Claim) -> ColumnElement[bool]:
    """The condition that a message is still held by this very claim."""
    mine = (Message.leased_by == sender.name) & (Message.lease_until == held.lease_until)
    return and_(Message.id == held.id, Message.state == MessageState.SENDING, mine)


def opens_at(org_id: int, now: datetime) -> datetime | None:
    """When an office may be disturbed again; None if that is now."""
    settings: Settings = current_app.config["SETTINGS"]
    office, local = office_of(org_id), now.astimezone(settings.timezone)
    opens = next_open(local, office.policy, office.calendar)
    return None if opens <= local else opens
