"""Messages in words: why they were sent, how they stand, what to do about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from tracker.domain.messages import MessageKind, MessageState
from tracker.domain.notices import GROUP_OF, Group
from tracker.domain.work import EntryKind
from tracker.queries.deliveries.piles import Pile
from tracker.queries.deliveries.rows import MessageRow
from tracker.queries.deliveries.told import Told
from tracker.web.answer_words import plain_answer
from tracker.web.notice_words import notice_sentence
from tracker.web.words import label

LAST = max(Group) + 1
LONGEST = 60
"""Characters of a record that name it."""
SHOWN = 2
"""Reasons that a line of the list shows; its own page shows all."""
TONES = {Pile.FAILED: "soon", Pile.TO_HAND: "plan", Pile.WAITING: ""}


@dataclass(frozen=True, slots=True)
class Reason:
    """A notice in words; `url` leads to its task, "" if there is none to see."""

    told: Told
    sentence: str
    number: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message in words."""

    row: MessageRow
    reasons: list[Reason]

    @property
    def url(self) -> str:
        """Its own page."""
        return url_for("deliveries.show", message_id=self.row.id)

    @property
    def to(self) -> str:
        """The person's name, the unit's, else the address."""
        return self.row.person or self.row.unit or self.row.address

    @property
    def tone(self) -> str:
        """The colour of its state."""
        if self.row.state in {MessageState.SENT, MessageState.HANDED}:
            return "done"
        return TONES.get(self.row.pile, "")

    @property
    def state(self) -> str:
        """How it stands; how it was handed over."""
        if self.row.handed is not None:
            return _("%(state)s（%(how)s）", state=label(self.row.state), how=label(self.row.handed))
        if self.row.state is MessageState.FAILED and self.row.pile is Pile.DONE and not self.is_test:
            return _("没有送到，已再发")
        return label(self.row.state)

    @property
    def answer(self) -> str:
        """What the provider's answer means; "" for a message that went well."""
        return "" if self.row.state in {MessageState.SENT, MessageState.HANDED} else plain_answer(self.row.answer)

    @property
    def is_test(self) -> bool:
        """Whether it carries nothing but itself."""
        return self.row.kind is MessageKind.TEST

    @property
    def can_send_again(self) -> bool:
        """Whether the list offers to send it again at once."""
        return self.row.pile is Pile.FAILED

    @property
    def shown(self) -> list[Reason]:
        """The first reasons."""
        return self.reasons[:SHOWN]

    @property
    def more(self) -> int:
        """How many reasons the list leaves out."""
        return max(len(self.reasons) - SHOWN, 0)


def views(rows: Iterable[MessageRow], about: int | None = None) -> list[MessageView]:
    """The rows in words, in each what is told of the task `about` first."""
    return [view(row, about) for row in rows]


def view(row: MessageRow, about: int | None = None) -> MessageView:
    """A row in words."""
    return MessageView(row, reasons_of(row.told, row.day, about))


def reasons_of(told: Iterable[Told], on: date, about: int | None = None) -> list[Reason]:
    """Notices in words, as of a day: those of the task `about`, then what presses most, as in the message."""

    def place(one: Told) -> tuple[bool, int]:
        return about is not None and one.task_id != about, GROUP_OF.get(one.reason, LAST)

    return [reason_of(one, on) for one in sorted(told, key=place)]


def reason_of(told: Told, on: date) -> Reason:
    """A notice in words, as of a day."""
    sentence = notice_sentence(
        told.reason, told.actor, step=told.step, due_on=told.due_on, on=on, for_name=told.for_name
    )
    if told.task_number is not None:
        number = f"{told.task_year}-{told.task_number:03d}"
        url = url_for("tasks.show", org=told.org, year=told.task_year, number=told.task_number)
        return Reason(told, sentence, number, told.task_title or "", url)
    if told.entry_kind is EntryKind.RECORD:
        url = url_for("records.show", org=told.org, year=told.entry_year, entry_id=told.entry_id)
        return Reason(told, sentence, "", (told.entry_text or "").split("\n")[0][:LONGEST], url)
    return Reason(told, sentence, "", told.text, "")
