"""Messages in words, written from their notices each time they are sent. Reads only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address

import structlog
from flask import current_app
from flask_babel import force_locale

from config import Settings
from tracker.domain.messages import Channel, MessageKind, MessageState
from tracker.domain.people import Actor
from tracker.mail import digest, writing
from tracker.mail.envelope import Written, compose, sender_of
from tracker.mail.outlets import Answer, Letter, Outcome, Posting, Prepared
from tracker.queries.digest_rows import Head, Helper, Said
from tracker.queries.digests import heads, helpers, said
from tracker.services.delivery.addresses import Addresses
from tracker.services.delivery.matters import Matters

log = structlog.get_logger("nianlun")
LOCALE = "zh_Hans_CN"
UNTRUE, GONE, NO_ADDRESS, BAD_ADDRESS, NO_BOT = (
    "nothing left to tell", "person deactivated", "no address", "address unusable", "no bot",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unsent:
    """Why a message does not go out, and the state that it comes to."""

    state: MessageState
    answer: str


@dataclass(frozen=True, slots=True)
class Composed:
    """What is to be handed over, and the address at which it is aimed."""

    prepared: Prepared
    address: str


def compose_all(actor: Actor, now: datetime, message_ids: Collection[int]) -> dict[int, Composed | Unsent | Answer]:
    """These messages as they go out now, by id. One that cannot be written must not keep the others back."""
    desk = _Desk(actor, now, message_ids)
    found: dict[int, Composed | Unsent | Answer] = {}
    for head in desk.heads:
        try:
            found[head.id] = desk.outgoing(head)
        except Exception as error:
            log.exception("message_unwritten", id=head.id)
            found[head.id] = Answer(Outcome.PUT_OFF, f"not written: {type(error).__name__}")
    return found


class _Desk:
    """The facts of a batch of messages, read at once."""

    def __init__(self, actor: Actor, now: datetime, message_ids: Collection[int]) -> None:
        self.settings: Settings = current_app.config["SETTINGS"]
        self.now = now.astimezone(self.settings.timezone)
        self.addresses = Addresses()
        today = self.now.date()
        self.heads = heads(actor, message_ids)
        self.said: dict[int, list[Said]] = said(actor, message_ids, today, now)
        self.helpers: dict[int, Helper] = helpers(actor, {head.org_id for head in self.heads}, today)

    def outgoing(self, head: Head) -> Composed | Unsent:
        """What a sender hands over."""
        if head.deactivated_at is not None:
            return Unsent(MessageState.DROPPED, GONE)
        return self._posting(head) if head.channel is Channel.BOT else self._letter(head)

    def _letter(self, head: Head) -> Composed | Unsent:
        address = head.address if head.kind is MessageKind.TEST else head.email
        if not address:
            return Unsent(MessageState.TO_HAND, NO_ADDRESS)
        to = _to(head, address)
        if to is None:
            return Unsent(MessageState.FAILED, BAD_ADDRESS)
        written = self.written(head)
        if written is None:
            return Unsent(MessageState.DROPPED, UNTRUE)
        sender = sender_of(self.settings)
        email = compose(written, reference=head.reference, sender=sender, to=to, at=self.now)
        return Composed(Letter(head.reference, to.addr_spec, email), to.addr_spec)

    def _posting(self, head: Head) -> Composed | Unsent:
        if head.bot_kind is None or head.bot_url is None:
            return Unsent(MessageState.DROPPED, NO_BOT)
        told = self.digest(head)
        if told is None:
            return Unsent(MessageState.DROPPED, UNTRUE)
        with force_locale(LOCALE):
            written = writing.write_group(told)
        posting = Posting(
            head.reference, head.bot_kind, head.bot_url, head.bot_secret or "", written.subject, written.text
        )
        return Composed(posting, "")

    def written(self, head: Head) -> Written | None:
        """The words of an e-mail; None if nothing is left to tell."""
        with force_locale(head.locale or LOCALE):
            if head.kind is MessageKind.TEST:
                return writing.write_test(head.org_name, self.addresses.home)
            told = self.digest(head)
            return writing.write_digest(told) if told else None

    def digest(self, head: Head) -> digest.Digest | None:
        """The facts of a digest, as of the message's day; None if nothing is left to tell."""
        is_group = head.channel is Channel.BOT
        maker = Matters(self.addresses, self.settings.timezone, head.org_id, is_group=is_group)
        with force_locale(head.locale or LOCALE):
            matters = maker.of(self.said.get(head.id, []))
        if not matters:
            return None
        here = {"org": head.org_code, "year": head.day.year}
        helper = self.helpers.get(head.org_id)
        if helper is not None and helper.person_id == head.person_id:
            helper = None
        return digest.Digest(
            reader=(head.unit_name if is_group else head.name) or "",
            org=head.org_name,
            day=head.day,
            matters=matters,
            desk_url=self.addresses.to("desk.index", **here) or self.addresses.home,
            wishes_url=self.addresses.to("me.reminders"),
            helper=digest.Helper(helper.name, helper.phone or "") if helper else None,
            is_unit=is_group,
        )


def _to(head: Head, address: str) -> Address | None:
    """The reader's address as mail servers are told it; None if they cannot be."""
    try:
        return Address(display_name=head.name or "", addr_spec=address) if address.isascii() else None
    except (ValueError, IndexError, MessageError):
        return None
