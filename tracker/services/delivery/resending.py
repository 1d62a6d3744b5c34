"""Sending on purpose: a message once more to the present address, and a test."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import func, select

from config import Settings
from tracker.domain import entries
from tracker.domain.errors import Invalid
from tracker.domain.messages import WAITING, Channel, MessageKind, MessageState
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reminding.wishes import Wishes
from tracker.extensions import db
from tracker.models import Bot, Message, User
from tracker.queries.scope import may_see, visible
from tracker.services.backlog import defer_delivery
from tracker.services.days import local_day
from tracker.services.delivery.linking import add_links
from tracker.services.delivery.taking import take_messages
from tracker.services.events import record

UNSENT = WAITING | {MessageState.SENDING}


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody is reached at present."""

    channel: Channel
    state: MessageState
    address: str = ""


BY_HAND = Way(Channel.BY_HAND, MessageState.TO_HAND)


def send_again(actor: Actor, now: datetime, message_id: int) -> Message:
    """A new message with the same notices, to the present address: at once, since somebody wants it so.

    One that waited to be handed over is dropped for it when the person has an address by now.
    Errors: NotFound, NotAllowed; Invalid message_waiting, message_spoken, message_in_app, user_inactive, bot_missing.
    """
    [old] = take_messages(actor, [message_id])
    _refuse_waiting(actor, old)
    way = _way(actor, old)
    if old.state is MessageState.TO_HAND:
        if way.channel is Channel.BY_HAND:
            raise Invalid("message_waiting")
        old.state, old.settled_at = MessageState.DROPPED, now
    kind = MessageKind.TEST if old.kind is MessageKind.TEST else MessageKind.AGAIN
    again = _queued(actor, now, old.org_id, kind, way, _next_reference(actor, old))
    again.person_id, again.unit_id, again.again_of_id, again.notices = old.person_id, old.unit_id, old.id, old.notices
    db.session.add(again)
    add_links(actor, now, again)
    record(actor, now, "sent_again", again, after={"person_id": old.person_id, "unit_id": old.unit_id})
    if again.state is MessageState.QUEUED:
        defer_delivery(1)
    db.session.commit()
    return again


def test_message(actor: Actor, now: datetime, org_id: int, address: str) -> Message:
    """A message without notices that proves the way to an address. Errors: NotAllowed, Invalid email_invalid."""
    require(actor, Permission.DELIVER, Subject(org_id))
    to = entries.email(address)
    if to is None:
        raise Invalid("email_invalid", field="address")
    me = db.session.scalar(visible(actor, User).where(User.id == actor.user_id))
    way, reference = Way(Channel.EMAIL, MessageState.QUEUED, to), f"<test.{token_hex(12)}@{_host()}>"
    message = _queued(actor, now, org_id, MessageKind.TEST, way, reference)
    message.person_id = me.id if me and me.email == to else None
    db.session.add(message)
    record(actor, now, "tested", message, after={"address": to})
    defer_delivery(1)
    db.session.commit()
    return message


def _queued(actor: Actor, now: datetime, org_id: int, kind: MessageKind, way: Way, reference: str) -> Message:
    return Message(
        org_id=org_id, kind=kind, channel=way.channel, state=way.state, address=way.address, day=local_day(now),
        reference=reference, queued_at=now, queued_by_id=actor.user_id, next_try_at=now,
    )  # fmt: skip


def _refuse_waiting(actor: Actor, message: Message) -> None:
    if message.kind is MessageKind.URGE:
        raise Invalid("message_spoken")
    later = select(Message.id).where(may_see(actor, Message), Message.again_of_id == message.id)
    if message.state in UNSENT or db.session.scalar(later.where(Message.state.in_(UNSENT)).limit(1)):
        raise Invalid("message_waiting")


def _way(actor: Actor, message: Message) -> Way:
    if message.unit_id is not None:
        bot = visible(actor, Bot).where(Bot.unit_id == message.unit_id, Bot.is_active.is_(True))
        if db.session.scalar(bot) is None:
            raise Invalid("bot_missing")
        return Way(Channel.BOT, MessageState.QUEUED)
    if message.person is None:
        return Way(Channel.EMAIL, MessageState.QUEUED, message.address)
    return way_to(message.person)


def way_to(person: User) -> Way:
    """How a person is reached. Raises Invalid for those who left, and those who want to read in the application."""
    if person.deactivated_at is not None:
        raise Invalid("user_inactive")
    if not person.email:
        return BY_HAND
    if not Wishes.read(person.wishes).by_email:
        raise Invalid("message_in_app")
    return Way(Channel.EMAIL, MessageState.QUEUED, person.email)


def _next_reference(actor: Actor, message: Message) -> str:
    """The Message-ID of the next copy: two people who press at the same moment cannot both have it."""
    local, _at, host = message.reference.strip("<>").rpartition("@")
    before = select(func.count()).where(may_see(actor, Message), Message.again_of_id == message.id)
    return f"<{local}.a{(db.session.scalar(before) or 0) + 1}@{host or _host()}>"


def _host() -> str:
    settings: Settings = current_app.config["SETTINGS"]
    return urlsplit(settings.base_url).hostname or "localhost"
