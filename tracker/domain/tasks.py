"""The life of a task: its states and the moves between them (design: 待分派 → 待签收 → 办理中 → 待审核 → 已销号)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from tracker.domain.errors import Invalid


class TaskKind(StrEnum):
    """A task answers a stated problem (rectification) or a promised piece of work (plan)."""

    RECTIFICATION = "rectification"
    PLAN = "plan"


class TaskState(StrEnum):
    """Where a task stands. Lateness is a date, not a state."""

    UNASSIGNED = "unassigned"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    MERGED = "merged"


class Move(StrEnum):
    """What a person does to a task's state."""

    ASSIGN = "assign"
    RECEIVE = "receive"
    HAND_BACK = "hand_back"
    SUBMIT = "submit"
    RETURN = "return"
    CLOSE = "close"
    REOPEN = "reopen"
    SUSPEND = "suspend"
    MERGE = "merge"


class Priority(StrEnum):
    """How urgent the office considers a task (特急 and 急件 are the words of official correspondence)."""

    NORMAL = "normal"
    URGENT = "urgent"
    TOP = "top"


PATH = (TaskState.UNASSIGNED, TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.SUBMITTED, TaskState.CLOSED)
SIDE_ENDS = frozenset({TaskState.SUSPENDED, TaskState.MERGED})
ENDED = SIDE_ENDS | {TaskState.CLOSED}
OPEN = frozenset(TaskState) - ENDED

_MOVES: Mapping[Move, tuple[frozenset[TaskState], TaskState]] = {
    Move.ASSIGN: (frozenset({TaskState.UNASSIGNED}), TaskState.ASSIGNED),
    Move.RECEIVE: (frozenset({TaskState.ASSIGNED}), TaskState.IN_PROGRESS),
    Move.HAND_BACK: (frozenset({TaskState.ASSIGNED}), TaskState.UNASSIGNED),
    Move.SUBMIT: (frozenset({TaskState.IN_PROGRESS}), TaskState.SUBMITTED),
    Move.RETURN: (frozenset({TaskState.SUBMITTED}), TaskState.IN_PROGRESS),
    Move.CLOSE: (frozenset({TaskState.SUBMITTED}), TaskState.CLOSED),
    Move.REOPEN: (frozenset({TaskState.CLOSED, TaskState.SUSPENDED}), TaskState.IN_PROGRESS),
    Move.SUSPEND: (OPEN, TaskState.SUSPENDED),
    Move.MERGE: (OPEN, TaskState.MERGED),
}
NEEDS_REASON = frozenset({Move.HAND_BACK, Move.RETURN, Move.REOPEN, Move.SUSPEND, Move.MERGE})


def next_state(state: TaskState, move: Move) -> TaskState:
    """The state after `move`, or Invalid("move_not_possible")."""
    sources, target = _MOVES[move]
    if state not in sources:
        raise Invalid("move_not_possible", state=state.value, move=move.value)
    return target


def missing_for_assignment(owner_id: int | None, sponsor_id: int | None, due_on: date | None) -> list[str]:
    """What a task still lacks before it can leave 待分派: names among owner, sponsor, due_on."""
    needed = {"owner": owner_id, "sponsor": sponsor_id, "due_on": due_on}
    return [name for name, value in needed.items() if value is None]
