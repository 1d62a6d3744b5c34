"""The life of a task: its states and the moves between them (design: 待分派 → 待签收 → 办理中 → 待审核 → 已销号)."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can


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


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the table: where a move leads from where, who may take it (any one permission is enough), by which verb
    its event is known, whether it asks for a reason, and whether it is never taken by the task's own owner.

    `unready`: where it leads instead if the task has no owner, sponsor or date.
    """

    sources: frozenset[TaskState]
    target: TaskState
    verb: str
    allowed_by: tuple[Permission, ...]
    needs_reason: bool = False
    by_others: bool = False
    unready: TaskState | None = None


def _from(*states: TaskState) -> frozenset[TaskState]:
    return frozenset(states)


_STEERED = (Permission.SUPERVISE,)
_SIGNED = (Permission.SUPERVISE, Permission.CLOSE)
STEPS: Mapping[Move, Step] = {
    Move.ASSIGN: Step(_from(TaskState.UNASSIGNED), TaskState.ASSIGNED, "assigned", (Permission.ASSIGN,)),
    Move.RECEIVE: Step(_from(TaskState.ASSIGNED), TaskState.IN_PROGRESS, "received", (Permission.RECEIVE,)),
    Move.HAND_BACK: Step(
        _from(TaskState.ASSIGNED), TaskState.UNASSIGNED, "handed_back", (Permission.HAND_BACK,), needs_reason=True
    ),
    Move.SUBMIT: Step(_from(TaskState.IN_PROGRESS), TaskState.SUBMITTED, "submitted", (Permission.SUBMIT,)),
    Move.RETURN: Step(_from(TaskState.SUBMITTED), TaskState.IN_PROGRESS, "returned", _SIGNED, needs_reason=True),
    Move.CLOSE: Step(_from(TaskState.SUBMITTED), TaskState.CLOSED, "closed", (Permission.CLOSE,), by_others=True),
    Move.REOPEN: Step(
        _from(TaskState.CLOSED, TaskState.SUSPENDED),
        TaskState.IN_PROGRESS,
        "reopened",
        _SIGNED,
        needs_reason=True,
        unready=TaskState.UNASSIGNED,
    ),
    Move.SUSPEND: Step(OPEN, TaskState.SUSPENDED, "suspended", _STEERED, needs_reason=True, by_others=True),
    Move.MERGE: Step(OPEN, TaskState.MERGED, "merged", _STEERED, needs_reason=True),
}
"""The life of a task in one table."""
NEEDS_REASON = frozenset(move for move, step in STEPS.items() if step.needs_reason)
MOVE_OF = {step.verb: move for move, step in STEPS.items()}
"""The move that an event tells of."""


def next_state(state: TaskState, move: Move, *, ready: bool = True) -> TaskState:
    """The state after `move`, or Invalid("move_not_possible"). `ready`: the task has owner, sponsor and date."""
    step = STEPS[move]
    if state not in step.sources:
        raise Invalid("move_not_possible", state=state.value, move=move.value)
    return step.target if ready else step.unready or step.target


def check_move(actor: Actor, move: Move, subject: Subject) -> None:
    """Raise NotAllowed unless the table lets the actor take this move on the task."""
    step = STEPS[move]
    if not any(can(actor, permission, subject) for permission in step.allowed_by):
        raise NotAllowed("not_allowed", move=move.value)
    if step.by_others and actor.user_id is not None and actor.user_id == subject.owner_id:
        raise NotAllowed("own_work")


def possible_moves(actor: Actor, state: TaskState, subject: Subject) -> list[Move]:
    """The moves that the actor may take from here, in the order of the table."""
    found = []
    for move, step in STEPS.items():
        with suppress(NotAllowed):
            check_move(actor, move, subject)
            found += [move] if state in step.sources else []
    return found


def missing_for_assignment(owner_id: int | None, sponsor_id: int | None, due_on: date | None) -> list[str]:
    """What a task still lacks before it can leave 待分派: names among owner, sponsor, due_on."""
    needed = {"owner": owner_id, "sponsor": sponsor_id, "due_on": due_on}
    return [name for name, value in needed.items() if value is None]
