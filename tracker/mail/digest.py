"""What a digest tells, as plain facts: matters with the reasons for which they are told. Knows no database."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.notices import GROUP_OF, Group, NoticeReason
from tracker.domain.slips import SlipColour
from tracker.domain.tasks import TaskState


@dataclass(frozen=True, slots=True)
class Slip:
    """A supervision slip as messages name it."""

    number: int
    year: int
    colour: SlipColour
    reply_by: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """One reason: since which day, by whom, in which words, in whose place. `due_on` and `step` are a reminder's."""

    reason: NoticeReason
    on: date
    who: str = ""
    text: str = ""
    due_on: date | None = None
    step: str = ""
    for_name: str = ""
    slip: Slip | None = None

    @property
    def group(self) -> Group:
        """The part of the digest that it asks for."""
        return GROUP_OF.get(self.reason, Group.TO_DECIDE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a task comes from: its sentence, and the place in a report or the document that it stands in."""

    quote: str
    report_year: int | None = None
    passage: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for the reader, once in a digest, with all reasons for which it is told.

    `is_doer`: the reader (or the person in whose place they read) is the one to work on it. `url` is where the button
    leads; `personal`: a link of this message's own, which asks for no sign-in. `org` is named if it is not the home.
    `waiting_for`: the person who has to decide on the new date that was asked for, `proposed_on`. `unit`: whose work it
    is. `report_url`: the form for progress, beside a button that leads elsewhere.
    """

    told: tuple[Told, ...]
    title: str
    url: str
    personal: bool = False
    is_doer: bool = False
    state: TaskState | None = None
    due_on: date | None = None
    quoted: Quoted | None = None
    owner: str = ""
    unit: str = ""
    org: str = ""
    percent: int | None = None
    reported_on: date | None = None
    waiting_for: str = ""
    proposed_on: date | None = None
    report_url: str = ""

    @property
    def lead(self) -> Told:
        """The weightiest reason, of equal ones the latest."""
        return min(reversed(self.told), key=lambda told: told.group)


@dataclass(frozen=True, slots=True)
class Helper:
    """Whom to ask."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """A person's day, or a unit's. `org` is the home organisation; addresses are whole.

    `reader`: the person's name, or the unit's if `is_unit`. `desk_url`: where to sign in; `wishes_url`: where to say
    when and how one wants to be reminded, "" if there is no such page.
    """

    reader: str
    org: str
    day: date
    matters: tuple[Matter, ...]
    desk_url: str
    wishes_url: str = ""
    helper: Helper | None = None
    is_unit: bool = False

    @property
    def ordered(self) -> list[Matter]:
        """The weightiest group first; within it what was due first, and what has no date at the end."""
        return sorted(self.matters, key=lambda matter: (matter.lead.group, matter.due_on or date.max))
