"""Whether what a notice told is still so when a message is about to carry it. Stale news disturbs nobody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.notices import NoticeReason
from tracker.domain.slips import SlipState
from tracker.domain.tasks import OPEN, TaskState
from tracker.domain.work import LIVE, EntryState

IN_HAND = frozenset({TaskState.ASSIGNED, TaskState.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class Situation:
    """How things stand for the person whom a notice tells, or in whose place somebody else is told.

    Of the task: its state (None if it concerns none, or that is void) and its present date, and whether the person owns
    or sponsors it, coordinates, or accepts what is reported. `is_author`: reported or typed the entry. `asked`: a
    request for a later date waits. `due_on`: the notice's own date. `draft_waits`: for this person's answer, or their
    signature.
    """

    state: TaskState | None = None
    is_owner: bool = False
    is_sponsor: bool = False
    is_coordinator: bool = False
    is_acceptor: bool = False
    is_author: bool = False
    entry: EntryState | None = None
    slip: SlipState | None = None
    asked: bool = False
    task_due_on: date | None = None
    due_on: date | None = None
    needs_receipt: bool = True
    draft_waits: bool = False


def _owned(now: Situation) -> bool:
    return now.is_owner and now.state in IN_HAND


def _to_receive(now: Situation) -> bool:
    """Where work begins without receipt, a new task is news all the same."""
    return now.is_owner and (now.state is TaskState.ASSIGNED or (_owned(now) and not now.needs_receipt))


def _in_hand_by(now: Situation) -> bool:
    return now.state in IN_HAND and now.task_due_on == now.due_on


def _to_accept(now: Situation) -> bool:
    return now.entry is EntryState.PENDING and now.is_acceptor and not now.is_author


def _returned(now: Situation) -> bool:
    return now.is_owner and now.state is TaskState.IN_PROGRESS


STILL_SO: Mapping[NoticeReason, Callable[[Situation], bool]] = {
    NoticeReason.ASSIGNED: _to_receive,
    NoticeReason.REASSIGNED: _owned,
    NoticeReason.INSTRUCTED: _owned,
    NoticeReason.URGED: lambda now: now.state in IN_HAND,
    NoticeReason.RETURNED: _returned,
    NoticeReason.REOPENED: _returned,
    NoticeReason.HANDED_BACK: lambda now: now.is_coordinator and now.state is TaskState.UNASSIGNED,
    NoticeReason.SUBMITTED: lambda now: now.is_sponsor and now.state is TaskState.SUBMITTED,
    NoticeReason.EXTENSION_ASKED: lambda now: now.is_sponsor and now.asked and now.state in OPEN,
    NoticeReason.LEADER_NEEDED: lambda now: now.is_sponsor and now.entry in LIVE and now.state in OPEN,
    NoticeReason.REPORTED: _to_accept,
    NoticeReason.ENTRY_RETURNED: lambda now: now.is_author and now.entry is EntryState.RETURNED,
    NoticeReason.SLIP_ISSUED: lambda now: now.slip is SlipState.ISSUED and now.state in IN_HAND,
    NoticeReason.SLIP_ANSWERED: lambda now: now.slip is SlipState.ANSWERED and now.state in OPEN,
    NoticeReason.DUE_SOON: _in_hand_by,
    NoticeReason.DUE_TODAY: _in_hand_by,
    NoticeReason.OVERDUE: _in_hand_by,
    NoticeReason.ESCALATED: _in_hand_by,
    NoticeReason.RECEIPT_OVERDUE: lambda now: now.state is TaskState.ASSIGNED,
    NoticeReason.VERIFICATION_OVERDUE: lambda now: now.state is TaskState.SUBMITTED,
    NoticeReason.ACCEPTANCE_OVERDUE: lambda now: now.entry is EntryState.PENDING,
    NoticeReason.DRAFT_ASKED: lambda now: now.draft_waits,
    NoticeReason.DRAFT_TO_SIGN: lambda now: now.draft_waits,
    NoticeReason.EXTENSION_OVERDUE: lambda now: now.asked and now.state in OPEN,
}
"""What must hold for each reason that messages carry and that tells of a task or an entry."""


ABOUT_NO_TASK = frozenset(
    {NoticeReason.QUARTER_DUE, NoticeReason.REPORT_DUE, NoticeReason.PUBLICATION_DUE, NoticeReason.HANDED_OVER}
)
"""Reasons that hold whatever a task's state: their own queries know when they end."""


def still_so(reason: NoticeReason, now: Situation) -> bool:
    """Whether a message may still say it."""
    return reason in ABOUT_NO_TASK or (reason in STILL_SO and STILL_SO[reason](now))
