"""Whether a promise was kept (兑现): proposed by rule, confirmed by a person."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.domain.tasks import TaskState


class Outcome(StrEnum):
    """What became of a commitment at the end of its year."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    CARRIED_OVER = "carried_over"


class Why(StrEnum):
    """What a proposed outcome rests on."""

    CLOSED_IN_TIME = "closed_in_time"
    CLOSED_LATE = "closed_late"
    CLOSED_ON_EXCEPTION = "closed_on_exception"
    TARGET_MISSED = "target_missed"
    GOES_ON = "goes_on"
    STILL_OPEN = "still_open"
    NOTHING_DONE = "nothing_done"
    SUSPENDED = "suspended"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The proposal with its reason, and what a person has confirmed, if somebody has."""

    proposed: Outcome
    why: Why
    confirmed: Outcome | None = None

    @property
    def outcome(self) -> Outcome:
        """The person's word; before there is one, the proposal."""
        return self.confirmed or self.proposed


@dataclass(frozen=True, slots=True)
class Facts:
    """What a proposal rests on.

    `worked`: work was accepted in the period, on the task, a sub-task or one merged into it. `percent` is the accepted
    share of its numeric targets (None without any). `on_exception`: closed without evidence or with open sub-tasks.
    `goes_on`: a task of a later year continues it.
    """

    state: TaskState
    closed_on: date | None = None
    first_due_on: date | None = None
    due_on: date | None = None
    late_since: date | None = None
    percent: int | None = None
    worked: bool = False
    on_exception: bool = False
    goes_on: bool = False


def propose(facts: Facts, ends_on: date, main: Verdict | None = None) -> Verdict:
    """The outcome that the rules propose for a period that ends on `ends_on`; the first line that fits counts.

    | the task | outcome | why |
    |---|---|---|
    | merged into another (`main` is that one's verdict) | the other's; not kept if that is gone | MERGED |
    | continued by a task of a later year (长期坚持, 结转) | carried over | GOES_ON |
    | suspended | not kept | SUSPENDED |
    | closed, but a numeric target not reached | partly | TARGET_MISSED |
    | closed without evidence or with open sub-tasks | partly | CLOSED_ON_EXCEPTION |
    | closed after its first date, or a date was missed | kept | CLOSED_LATE |
    | closed | kept | CLOSED_IN_TIME |
    | open, its date lies after the period | carried over | STILL_OPEN |
    | open, some work accepted | partly | STILL_OPEN |
    | open, no work accepted | not kept | NOTHING_DONE |

    A task that was closed after the period had ended counts as open if it was not due before, and as closed if it was.
    """
    if facts.state is TaskState.MERGED:
        return Verdict(main.outcome if main else Outcome.NOT_KEPT, Why.MERGED)
    if facts.goes_on:
        return Verdict(Outcome.CARRIED_OVER, Why.GOES_ON)
    if facts.state is TaskState.SUSPENDED:
        return Verdict(Outcome.NOT_KEPT, Why.SUSPENDED)
    if facts.state is TaskState.CLOSED and not _closed_ahead(facts, ends_on):
        return _of_closed(facts)
    return _of_open(facts, ends_on)


def confirmed(verdict: Verdict, outcome: Outcome | None) -> Verdict:
    """The verdict with a person's word."""
    return replace(verdict, confirmed=outcome)


def _of_closed(facts: Facts) -> Verdict:
    if facts.percent is not None and facts.percent < 100:
        return Verdict(Outcome.PARTLY, Why.TARGET_MISSED)
    if facts.on_exception:
        return Verdict(Outcome.PARTLY, Why.CLOSED_ON_EXCEPTION)
    return Verdict(Outcome.KEPT, Why.CLOSED_LATE if _is_late(facts) else Why.CLOSED_IN_TIME)


def _of_open(facts: Facts, ends_on: date) -> Verdict:
    if _due_later(facts, ends_on):
        return Verdict(Outcome.CARRIED_OVER, Why.STILL_OPEN)
    return Verdict(Outcome.PARTLY, Why.STILL_OPEN) if facts.worked else Verdict(Outcome.NOT_KEPT, Why.NOTHING_DONE)


def _closed_ahead(facts: Facts, ends_on: date) -> bool:
    """Closed after the period in which it did not have to be."""
    return facts.closed_on is not None and facts.closed_on > ends_on and _due_later(facts, ends_on)


def _due_later(facts: Facts, ends_on: date) -> bool:
    return facts.due_on is not None and facts.due_on > ends_on


def _is_late(facts: Facts) -> bool:
    """By the first date, whatever was agreed on later."""
    after_first = bool(facts.closed_on and facts.first_due_on and facts.closed_on > facts.first_due_on)
    return after_first or facts.late_since is not None
