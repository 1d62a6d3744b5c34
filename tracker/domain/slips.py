"""Supervision slips (督办单): numbered sheets, one matter each, from blue over yellow to red."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tracker.domain.tasks import ENDED, TaskState


class SlipColour(StrEnum):
    """How serious a slip is (三色督办单)."""

    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"


class SlipState(StrEnum):
    """A slip waits for the owner's answer, has one, or was taken back with a reason."""

    ISSUED = "issued"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class SlipStanding(StrEnum):
    """Where a slip stands for its readers: nobody answers one any more whose task has ended."""

    OPEN = "open"
    ANSWERED = "answered"
    OVERTAKEN = "overtaken"
    WITHDRAWN = "withdrawn"


REPLY_DAYS = 5
"""Working days in which a slip is answered, unless its issuer says otherwise."""
_STANDINGS = {SlipState.ANSWERED: SlipStanding.ANSWERED, SlipState.WITHDRAWN: SlipStanding.WITHDRAWN}


def standing_of(state: SlipState, task_state: TaskState) -> SlipStanding:
    """Where a slip stands, given where its task does. A task that is taken up again wants its answers again."""
    return _STANDINGS.get(state) or (SlipStanding.OVERTAKEN if task_state in ENDED else SlipStanding.OPEN)


def next_colour(before: Iterable[SlipColour]) -> SlipColour:
    """The colour that usually follows those issued before: one more serious than the worst, red at the end."""
    ranks = list(SlipColour)
    worst = max((ranks.index(colour) for colour in before), default=-1)
    return ranks[min(worst + 1, len(ranks) - 1)]


def makes_needless(colour: SlipColour, state: SlipState, planned: SlipColour) -> bool:
    """Whether a slip that somebody has issued stands in the place of one that a rule would issue: it is more serious,
    or as serious and waits for its answer.
    """
    ranks = list(SlipColour)
    ahead = ranks.index(colour) - ranks.index(planned)
    return state is not SlipState.WITHDRAWN and (ahead > 0 or (ahead == 0 and state is SlipState.ISSUED))


def days_late(due_on: date | None, day: date) -> int:
    """How many days after its date something stands on a day; 0 up to the date itself, and without one."""
    return max(0, (day - due_on).days) if due_on else 0
