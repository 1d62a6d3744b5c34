"""The supervision slips about a task, read from its timeline: no query of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.documents.slip import slip_number
from tracker.domain.slips import SlipColour, SlipStanding, SlipState, standing_of
from tracker.domain.tasks import TaskState
from tracker.queries.tasks import Happened

ISSUED = "slip_issued"
ENDS = {"slip_answered": SlipState.ANSWERED, "slip_withdrawn": SlipState.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class SlipLine:
    """A slip as the page of its task shows it."""

    id: int
    year: int
    number: str
    colour: SlipColour
    reply_by: date
    standing: SlipStanding


def slip_lines(events: Sequence[Happened], state: TaskState) -> list[SlipLine]:
    """The slips that the events tell of, the latest first."""
    ended = {event.after["slip_id"]: ENDS[event.verb] for event in events if event.verb in ENDS}
    return [
        SlipLine(
            id=told["slip_id"],
            year=told["year"],
            number=slip_number(told["year"], told["number"]),
            colour=SlipColour(told["colour"]),
            reply_by=date.fromisoformat(told["reply_by"]),
            standing=standing_of(ended.get(told["slip_id"], SlipState.ISSUED), state),
        )
        for told in (event.after for event in events if event.verb == ISSUED)
    ]
