"""Playing a task's events again: they must lead where the task stands.

The ways are written down here once more, not taken from the table that the product uses: a fault there shows.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from tracker.domain.tasks import TaskState
from tracker.models import Task

OPEN = frozenset({"unassigned", "assigned", "in_progress", "submitted"})
WAYS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "assigned": (frozenset({"unassigned"}), frozenset({"assigned"})),
    "received": (frozenset({"assigned"}), frozenset({"in_progress"})),
    "handed_back": (frozenset({"assigned"}), frozenset({"unassigned"})),
    "submitted": (frozenset({"in_progress"}), frozenset({"submitted"})),
    "returned": (frozenset({"submitted"}), frozenset({"in_progress"})),
    "closed": (frozenset({"submitted"}), frozenset({"closed"})),
    "reopened": (frozenset({"closed", "suspended"}), frozenset({"in_progress", "unassigned"})),
    "suspended": (OPEN, frozenset({"suspended"})),
    "merged": (OPEN, frozenset({"merged"})),
}
"""From which states an event leads into which; nothing leads out of a merger."""


class Told(Protocol):
    """What an event says."""

    @property
    def verb(self) -> str: ...
    @property
    def before(self) -> dict[str, Any]: ...
    @property
    def after(self) -> dict[str, Any]: ...


def replayed(task: Task, events: Iterable[Told], start: TaskState | None = None) -> list[str]:
    """What is wrong with the states in a task's events, in their order; [] if they lead to the task's state.

    Without `start` the first of them says where it began.
    """
    found: list[str] = []
    state = start.value if start else None
    for event in events:
        found += faults(event, state)
        state = event.after.get("state", state) if event.verb in WAYS else state
    return found if state in (None, task.state.value) else [*found, f"ends at {state}, not at {task.state.value}"]


def faults(event: Told, state: str | None) -> list[str]:
    """What is wrong with an event that happens in this state; None if nobody knows which it is."""
    if event.verb not in WAYS:
        changes = event.verb != "created" and "state" in event.after
        return [f"{event.verb} changes the state"] if changes else []
    sources, targets = WAYS[event.verb]
    before, after = event.before.get("state"), event.after.get("state")
    right = before in sources and after in targets and state in (None, before)
    return [] if right else [f"{event.verb}: {state}, {before} → {after}"]
