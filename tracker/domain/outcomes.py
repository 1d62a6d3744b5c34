"""Whether a promise was kept (兑现): proposed by rule, confirmed by a person."""

from dataclasses import dataclass
from enum import StrEnum


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
