"""What a sweep is about to write, as plain values."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.messages import Channel, MessageKind
from tracker.domain.notices import NoticeReason
from tracker.domain.slips import SlipColour

Addressee = tuple[MessageKind, int | None, int | None]
"""The kind of a message, and the person or the unit that gets it."""


@dataclass(frozen=True, slots=True)
class PlannedSlip:
    """A slip that an escalation issues: once for a task, a step and the date that was missed."""

    org_id: int
    task_id: int
    step: str
    due_on: date
    colour: SlipColour
    unit_id: int
    owner_id: int | None


@dataclass(frozen=True, slots=True)
class PlannedNotice:
    """A notice that nobody has had yet. `for_id`: the person in whose place a delegate is told. `slip_id`: its slip, if
    that was issued before.
    """

    person_id: int
    org_id: int
    reason: NoticeReason
    key: str
    task_id: int | None = None
    entry_id: int | None = None
    step: str = ""
    due_on: date | None = None
    text: str = ""
    for_id: int | None = None
    slip: PlannedSlip | None = None
    slip_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """A message of a local day to a person, or to a unit's group, with new notices and existing ones (`carried`)."""

    kind: MessageKind
    channel: Channel
    org_id: int
    person_id: int | None
    unit_id: int | None
    day: date
    notices: list[PlannedNotice]
    carried: list[int]

    @property
    def addressee(self) -> Addressee:
        """Who has one such message a day."""
        return self.kind, self.person_id, self.unit_id


@dataclass(frozen=True, slots=True)
class SweepPlan:
    """All of it. `already`: messages of today that the tree has had before; `awake`: how many of its organisations may
    be disturbed at this time.
    """

    notices: list[PlannedNotice]
    slips: list[PlannedSlip]
    messages: list[PlannedMessage]
    already: int
    awake: int = 0
