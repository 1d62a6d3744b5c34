"""The five steps of a task, each with its date and person: who took it, or who is to take it."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from tracker.domain.reports import SourceKind
from tracker.domain.tasks import PATH, TaskState
from tracker.queries.tasks import Happened
from tracker.web import dates
from tracker.web.words import TASK_STATES

Step = tuple[str, list[str], str]
REACHED = {
    TaskState.UNASSIGNED: "created",
    TaskState.ASSIGNED: "assigned",
    TaskState.IN_PROGRESS: "received",
    TaskState.SUBMITTED: "submitted",
    TaskState.CLOSED: "closed",
}
"""The event by which a state is reached."""


def steps(
    state: TaskState, events: Sequence[Happened], source: SourceKind, waited_for: Mapping[TaskState, str]
) -> list[Step]:
    """Title, notes and place (past, current or "") of each step. Side ends leave the path where it was.

    `waited_for` names who is to take the steps that lie ahead.
    """
    here = PATH.index(state) if state in PATH else _left_at(events)
    return [
        (str(TASK_STATES[step]), _notes(step, index <= here, events, source, waited_for), _place(index, here, state))
        for index, step in enumerate(PATH)
    ]


def _place(index: int, here: int, state: TaskState) -> str:
    if index < here:
        return "past"
    return "current" if index == here and state in PATH else ""


def _left_at(events: Sequence[Happened]) -> int:
    """How far a suspended or merged task had come."""
    found = next((event.before.get("state") for event in events if event.verb in {"suspended", "merged"}), None)
    return PATH.index(TaskState(found)) if found in PATH else 0


def _notes(
    step: TaskState, reached: bool, events: Sequence[Happened], source: SourceKind, waited_for: Mapping[TaskState, str]
) -> list[str]:
    event = next((event for event in events if event.verb == REACHED[step]), None) if reached else None
    if event is None and reached and step is TaskState.ASSIGNED:
        event = next((event for event in events if event.verb == "created"), None)
    if event is not None:
        who = _origin(source) if step is TaskState.UNASSIGNED else event.person
        return [dates.day(event.at), who]
    if step is TaskState.SUBMITTED:
        return [waited_for.get(step) or _("督办员"), _("审核")]
    return [waited_for.get(step) or _("责任领导"), _("签批")] if step is TaskState.CLOSED else []


def _origin(source: SourceKind) -> str:
    return _("导入") if source is SourceKind.REPORT else _("新增")
