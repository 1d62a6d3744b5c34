"""Playing a task's events again: they must lead where the task stands."""

from collections.abc import Iterable

from tracker.domain.errors import Invalid
from tracker.domain.tasks import MOVE_OF, STEPS, TaskState, next_state
from tracker.models import Event, Task


def replayed(task: Task, events: Iterable[Event], start: TaskState | None = None) -> list[str]:
    """What is wrong with the states in a task's events, in their order; [] if they lead to the task's state.

    Without `start` the first of them says where it began.
    """
    found, state = [], start
    for event in events:
        if event.verb not in MOVE_OF:
            if event.verb != "created" and "state" in event.after:
                found.append(f"{event.verb} changes the state")
            continue
        step = STEPS[MOVE_OF[event.verb]]
        state = state or TaskState(event.before["state"])
        after = TaskState(event.after["state"])
        try:
            expected = next_state(state, MOVE_OF[event.verb], ready=after is not step.unready)
        except Invalid:
            found.append(f"{event.verb} from {state.value}")
            expected = after
        if (event.before["state"], after) != (state.value, expected):
            found.append(f"{event.verb}: {event.before['state']} → {after.value}")
        state = after
    return found if state in (None, task.state) else [*found, f"ends at {state}, not at {task.state.value}"]
