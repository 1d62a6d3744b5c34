"""Rules about dates: what a missed date leaves behind, extensions (延期), and how long a task may be handed back."""

from datetime import date
from enum import StrEnum

from tracker.domain.errors import Invalid
from tracker.domain.working_days import WorkCalendar

HAND_BACK_DAYS = 3
"""Working days after the assignment within which a task may be handed back (转办)."""


class ExtensionState(StrEnum):
    """What became of a request for a new date."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


def missed_date(due_on: date | None, late_since: date | None, today: date) -> date | None:
    """The date by which the task is late, once one is missed: it stays, whatever new date is agreed afterwards."""
    if late_since is not None or due_on is None or due_on >= today:
        return late_since
    return due_on


def closes_late(due_on: date | None, late_since: date | None, closed_on: date) -> bool:
    """Whether a task closed on this day is closed late (逾期办结)."""
    return missed_date(due_on, late_since, closed_on) is not None


def check_hand_back(started_on: date | None, today: date, calendar: WorkCalendar) -> None:
    """Raise Invalid if the task was assigned too long ago to be handed back."""
    if started_on is not None and today > calendar.after(started_on, HAND_BACK_DAYS):
        raise Invalid("hand_back_too_late", days=HAND_BACK_DAYS)


def check_extension(proposed: date, due_on: date | None, today: date, granted: int, most: int) -> None:
    """Raise Invalid unless a later date in the future is asked for, and fewer than `most` have been granted."""
    if due_on is None:
        raise Invalid("assignment_incomplete", field="proposed_on")
    if proposed <= due_on or proposed < today:
        raise Invalid("extension_not_later", field="proposed_on")
    if granted >= most:
        raise Invalid("extensions_used", most=most)
