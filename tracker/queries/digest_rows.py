"""Rows of what messages tell: to whom they go, each notice with task, entry and slip as they stand, and whom to ask."""

from datetime import date, datetime
from typing import Any, NamedTuple

from tracker.domain.bots import BotKind
from tracker.domain.messages import Channel, MessageKind
from tracker.domain.notices import NoticeReason
from tracker.domain.periods import Period
from tracker.domain.reports import SourceKind
from tracker.domain.slips import SlipColour, SlipState
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryKind, EntryState


class Head(NamedTuple):
    """A message and where it goes: a person with or without an address, or a unit's group with or without a bot."""

    id: int
    kind: MessageKind
    channel: Channel
    day: date
    reference: str
    address: str
    org_id: int
    org_code: str
    org_name: str
    person_id: int | None
    name: str | None
    email: str | None
    locale: str | None
    deactivated_at: datetime | None
    unit_name: str | None
    bot_kind: BotKind | None
    bot_url: str | None
    bot_secret: str | None


class Said(NamedTuple):
    """A notice of a message and what it is about. Of a task made from several items, the place is the first one's.

    `reader_sits` and the like: they have a seat in the notice's organisation (or above it) on the day, and are active.
    `proposed_on`: the later date that was asked for and not decided on. `salt` is that of a link that the message holds
    for its reader; None without one, or if it has ended. `inquiry_id`: the question about a draft that it tells of;
    `draft_waits`: for an answer to it, or for the person's signature.
    """

    message_id: int
    reason: NoticeReason
    at: datetime
    text: str
    step: str
    notice_due_on: date | None
    person_id: int
    for_id: int | None
    for_name: str | None
    who: str | None
    org_id: int
    org_code: str
    org_name: str
    org_settings: dict[str, Any]
    reader_sits: bool
    task_id: int | None
    plan_year: int | None
    number: int | None
    title: str | None
    quote: str | None
    state: TaskState | None
    due_on: date | None
    reported_on: date | None
    percent: int | None
    voided_at: datetime | None
    owner_id: int | None
    owner: str | None
    owner_sits: bool
    sponsor_id: int | None
    sponsor: str | None
    sponsor_sits: bool
    unit: str | None
    source_kind: SourceKind | None
    source_name: str | None
    source_number: str | None
    report_year: int | None
    heading_path: list[str] | None
    enumerator: str | None
    proposed_on: date | None
    entry_id: int | None
    entry_kind: EntryKind | None
    entry_state: EntryState | None
    entry_year: int | None
    entry_author_id: int | None
    entry_recorder_id: int | None
    entry_text: str | None
    entry_unit: str | None
    slip_id: int | None
    slip_number: int | None
    slip_year: int | None
    slip_colour: SlipColour | None
    slip_state: SlipState | None
    slip_reply_by: date | None
    salt: str | None
    draft_id: int | None
    draft_title: str | None
    draft_year: int | None
    draft_period: Period | None
    inquiry_id: int | None
    draft_waits: bool | None


class Helper(NamedTuple):
    """Whom to ask: a coordinator of an organisation."""

    org_id: int
    person_id: int
    name: str
    phone: str | None
