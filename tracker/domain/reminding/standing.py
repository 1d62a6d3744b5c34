"""Whether a notice is still true: what has been settled since, or concerns somebody else now, is not sent any more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.notices import NoticeReason
from tracker.domain.slips import SlipState
from tracker.domain.tasks import ENDED, TaskState
from tracker.domain.work import EntryState


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """How a task stands. `owner_works`: its owner is active and still has a seat there."""

    state: TaskState
    due_on: date | None
    owner_id: int | None
    sponsor_id: int | None
    reported_on: date | None = None
    owner_works: bool = True
    is_voided: bool = False
    extension_pending: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice and what it is about, as they stand on a day. `about_id`: whom it concerns, the reader or the absent
    person for whom a delegate reads. `due_on` is the notice's own date.
    """

    reason: NoticeReason
    about_id: int
    due_on: date | None = None
    task: TaskStanding | None = None
    entry: EntryState | None = None
    slip: SlipState | None = None


def still_true(now: Standing) -> bool:
    """Whether it may still be said. A reason about which there is no rule is news, and stays true."""
    if now.task is not None and (now.task.is_voided or now.task.state in ENDED):
        return False
    rule = _RULES.get(now.reason)
    return rule is None or rule(now)


UNDER_WAY = frozenset({TaskState.ASSIGNED, TaskState.IN_PROGRESS})


def _dated(now: Standing) -> bool:
    """The date that it is about is still the task's, and the work is still the owner's turn."""
    return now.task is None or (now.task.state in UNDER_WAY and now.task.due_on == now.due_on)


def _owner(now: Standing) -> bool:
    """It concerns the owner, or whoever stands in for one who has left."""
    return now.task is None or now.task.owner_id == now.about_id or not now.task.owner_works


def _sponsor(now: Standing) -> bool:
    return now.task is None or now.task.sponsor_id == now.about_id


def _in_state(*states: TaskState) -> Callable[[Standing], bool]:
    return lambda now: now.task is None or now.task.state in states


def _entry_in(state: EntryState) -> Callable[[Standing], bool]:
    return lambda now: now.entry is None or now.entry is state


def _slip_in(state: SlipState) -> Callable[[Standing], bool]:
    return lambda now: now.slip is None or now.slip is state


def _asked(now: Standing) -> bool:
    return now.task is None or now.task.extension_pending


def _all(*rules: Callable[[Standing], bool]) -> Callable[[Standing], bool]:
    return lambda now: all(rule(now) for rule in rules)


def _owner_or_sponsor(now: Standing) -> bool:
    return _owner(now) or _sponsor(now)


_DEADLINE = _all(_dated, _owner)
_TO_RECEIVE = _all(_in_state(TaskState.ASSIGNED), _owner)
_TO_REDO = _all(_in_state(TaskState.IN_PROGRESS), _owner)
_TO_ACCEPT = _entry_in(EntryState.PENDING)
_TO_VERIFY = _all(_in_state(TaskState.SUBMITTED), _sponsor)
_TO_GRANT = _all(_asked, _sponsor)
_RULES: Mapping[NoticeReason, Callable[[Standing], bool]] = {
    NoticeReason.DUE_SOON: _DEADLINE, NoticeReason.DUE_TODAY: _DEADLINE, NoticeReason.OVERDUE: _DEADLINE,
    NoticeReason.ESCALATED: _dated, NoticeReason.URGED: _owner, NoticeReason.INSTRUCTED: _owner,
    NoticeReason.SLIP_ISSUED: _slip_in(SlipState.ISSUED), NoticeReason.SLIP_ANSWERED: _slip_in(SlipState.ANSWERED),
    NoticeReason.ASSIGNED: _TO_RECEIVE, NoticeReason.RECEIPT_OVERDUE: _TO_RECEIVE,
    NoticeReason.REASSIGNED: _owner_or_sponsor, NoticeReason.HANDED_OVER: _owner_or_sponsor,
    NoticeReason.HANDED_BACK: _in_state(TaskState.UNASSIGNED),
    NoticeReason.REPORTED: _TO_ACCEPT, NoticeReason.ACCEPTANCE_OVERDUE: _TO_ACCEPT,
    NoticeReason.SUBMITTED: _TO_VERIFY, NoticeReason.VERIFICATION_OVERDUE: _TO_VERIFY,
    NoticeReason.EXTENSION_ASKED: _TO_GRANT, NoticeReason.EXTENSION_OVERDUE: _TO_GRANT,
    NoticeReason.LEADER_NEEDED: _sponsor,
    NoticeReason.RETURNED: _TO_REDO, NoticeReason.REOPENED: _TO_REDO,
    NoticeReason.ENTRY_RETURNED: _entry_in(EntryState.RETURNED),
    NoticeReason.QUARTER_DUE: _all(_in_state(TaskState.IN_PROGRESS), _owner),
}  # fmt: skip
