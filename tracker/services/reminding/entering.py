"""Writing down what a round has found, portion by portion, inside the transaction of the sweep."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import current_app

from config import Settings
from tracker.domain.messages import WAITING, Channel, MessageKind, MessageState
from tracker.extensions import db
from tracker.models import Message, Notice
from tracker.models.messages import message_notice
from tracker.queries.reminding.told import Key
from tracker.queries.scope import may_see
from tracker.services.links import NewLink, add_links
from tracker.services.reminding.gathering import Portion
from tracker.services.reminding.once import insert_once
from tracker.services.reminding.plans import Addressee, PlannedMessage, PlannedNotice, PlannedSlip
from tracker.services.reminding.posting import FIRST_STATE
from tracker.services.reminding.rounds import Round
from tracker.services.reminding.slips import add_slips

AT_ONCE = 500
LINKED = frozenset({Channel.EMAIL, Channel.BY_HAND})
"""Messages that leave the application, to one person: links spare their reader the sign-in."""


def hold_tree(root_id: int) -> None:
    """Let a second sweep of the same tree wait for the first to end. SQLite lets one writer in at a time anyway."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(sa.select(sa.func.pg_advisory_xact_lock(SWEEP_LOCK, root_id)))


SWEEP_LOCK = 20_260_301
"""The first half of the lock's name; any number that nothing else in the program uses."""


class Entering:
    """What has been written so far. `waiting`: messages that a sender is to take."""

    def __init__(self, round_: Round) -> None:
        settings: Settings = current_app.config["SETTINGS"]
        self._host = urlsplit(settings.base_url).hostname or "localhost"
        self._round = round_
        self._messages: dict[Addressee, int] = {}
        self.queued = self.waiting = self.notices = self.slips = 0

    def enter(self, portion: Portion, messages: Sequence[PlannedMessage]) -> None:
        """Write a portion and its messages. A notice that somebody else has written meanwhile is left out of them."""
        slip_ids = self._issue(portion)
        ids = self._note(portion.notices, slip_ids)
        told = [message for message in messages if message.carried or any(_key(one) in ids for one in message.notices)]
        self._open(told)
        self._fill(told, ids)
        self._link(portion)
        self._settle([*portion.stale, *(one for carried in portion.carried.values() for one in carried)])

    def _issue(self, portion: Portion) -> dict[PlannedSlip, int]:
        new = portion.slips
        if not new:
            return {}
        offices = {place.id: place.office for place in self._round.open}
        slips = add_slips(self._round.actor, self._round.now, new, offices)
        self.slips += len(new)
        return {plan: slip.id for plan, slip in zip(new, slips, strict=True)}

    def _note(self, notices: Sequence[PlannedNotice], slip_ids: Mapping[PlannedSlip, int]) -> dict[Key, int]:
        rows = [self._row(notice, slip_ids) for notice in notices]
        columns = (Notice.id, Notice.person_id, Notice.key)
        ids = {(person, key): number for number, person, key in insert_once(Notice, rows, columns)}
        self.notices += len(ids)
        return ids

    def _row(self, notice: PlannedNotice, slip_ids: Mapping[PlannedSlip, int]) -> dict[str, Any]:
        slip_id = notice.slip_id or (slip_ids[notice.slip] if notice.slip else None)
        return {
            "org_id": notice.org_id, "person_id": notice.person_id, "reason": notice.reason, "key": notice.key,
            "at": self._round.now, "actor_id": None, "task_id": notice.task_id, "entry_id": notice.entry_id,
            "text": notice.text, "step": notice.step, "due_on": notice.due_on, "for_id": notice.for_id,
            "slip_id": slip_id, "carried_at": self._round.now, "read_at": None,
        }  # fmt: skip

    def _open(self, messages: Sequence[PlannedMessage]) -> None:
        """Make the messages that are not there yet."""
        new = [message for message in messages if message.addressee not in self._messages]
        columns = (Message.kind, Message.person_id, Message.unit_id, Message.id)
        made = {tuple(row[:3]): row[3] for row in insert_once(Message, [self._message(one) for one in new], columns)}
        self._messages |= made
        self.queued += len(made)
        self.waiting += sum(FIRST_STATE[one.channel] in WAITING for one in new if one.addressee in made)

    def _message(self, message: PlannedMessage) -> dict[str, Any]:
        state, now = FIRST_STATE[message.channel], self._round.now
        return {
            "org_id": message.org_id, "kind": message.kind, "channel": message.channel, "state": state,
            "person_id": message.person_id, "unit_id": message.unit_id, "day": message.day,
            "reference": f"<{token_hex(16)}@{self._host}>", "address": "", "queued_at": now, "queued_by_id": None,
            "next_try_at": now, "leased_by": "", "attempts": 0, "answer": "", "note": "",
            "settled_at": now if state is MessageState.SENT else None,
        }  # fmt: skip

    def _fill(self, messages: Sequence[PlannedMessage], ids: Mapping[Key, int]) -> None:
        """Put the notices into the messages."""
        rows = [
            {"message_id": self._messages[message.addressee], "notice_id": notice_id}
            for message in messages
            for notice_id in (*message.carried, *(ids[_key(one)] for one in message.notices if _key(one) in ids))
            if message.addressee in self._messages
        ]
        if rows:
            db.session.execute(sa.insert(message_notice), rows)

    def _link(self, portion: Portion) -> None:
        """A link for every task in a message on which its reader is to report."""
        days = {place.id: place.office.policy.link_days for place in self._round.open}
        until = self._round.now + timedelta(days=days[portion.org_id])
        new: list[NewLink] = []
        for person, task_id in sorted(portion.reporters):
            message_id = self._messages.get((MessageKind.DIGEST, person, None))
            if message_id is not None and self._round.channel_to(person) in LINKED:
                about = NewLink(org_id=portion.org_id, person_id=person, task_id=task_id, expires_at=until)
                new.append({**about, "message_id": message_id})
        add_links(self._round.now, new)

    def _settle(self, notice_ids: Sequence[int]) -> None:
        """These are taken along, or of no use any more: either way they never come again."""
        for start in range(0, len(notice_ids), AT_ONCE):
            some = Notice.id.in_(notice_ids[start : start + AT_ONCE])
            mine = sa.update(Notice).where(may_see(self._round.actor, Notice), some)
            db.session.execute(mine.values(carried_at=self._round.now), execution_options=UNSYNCHRONISED)


UNSYNCHRONISED = {"synchronize_session": False}


def _key(notice: PlannedNotice) -> Key:
    return notice.person_id, notice.key
