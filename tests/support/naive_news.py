"""Whether news is still so, in plain words: to compare the program's rules with."""

from dataclasses import dataclass

from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.models import Notice, Task, WorkEntry

ENDED = {TaskState.CLOSED, TaskState.SUSPENDED, TaskState.MERGED}
LIVE = {"pending", "accepted", "returned"}
IN_HAND = {TaskState.ASSIGNED, TaskState.IN_PROGRESS}
NEWS = {
    "assigned", "reassigned", "handed_over", "reported", "entry_returned", "submitted", "returned", "reopened",
    "extension_asked", "handed_back", "leader_needed", "instructed",
}  # fmt: skip
"""Reasons of notices that messages carry."""


@dataclass(frozen=True)
class Known:
    """Who coordinates, who heads the unit of the entry, and whether a request for a later date waits."""

    coordinators: list[int]
    heads: list[int]
    asked: bool


def still_so(notice: Notice, task: Task | None, entry: WorkEntry | None, known: Known) -> bool:
    """The rule of each reason, in plain words."""
    person, reason = notice.person_id, notice.reason.value
    if task is not None and task.voided_at is not None:
        return False
    state = task.state if task else None
    owns, sponsors = task is not None and task.owner_id == person, task is not None and task.sponsor_id == person
    coordinates = person in known.coordinators
    rules = {
        "assigned": owns and state is TaskState.ASSIGNED,
        "reassigned": owns and state in IN_HAND,
        "instructed": owns and state in IN_HAND,
        "returned": owns and state is TaskState.IN_PROGRESS,
        "reopened": owns and state is TaskState.IN_PROGRESS,
        "submitted": sponsors and state is TaskState.SUBMITTED,
        "handed_back": coordinates and state is TaskState.UNASSIGNED,
        "handed_over": True,
    }
    rules["extension_asked"] = sponsors and known.asked and state not in ENDED
    if entry is not None:
        accepts = coordinates or person in known.heads
        live = entry.state.value in LIVE
        rules["reported"] = entry.state is EntryState.PENDING and accepts and person != entry.author_id
        rules["entry_returned"] = entry.state is EntryState.RETURNED and person in (entry.author_id, entry.recorder_id)
        rules["leader_needed"] = sponsors and live and state not in ENDED
    return bool(rules.get(reason))
