"""What waits in an organisation, as a sweep reads it: plain values, nothing that can be changed."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.reminding.addressing import Beside
from tracker.domain.tasks import TaskState


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task with an owner in ASSIGNED, IN_PROGRESS or SUBMITTED. `state_since`: the day on which it came there.
    `heard_on`: the day of the latest report on it, or of its assignment as long as there is none.
    """

    id: int
    org_id: int
    unit_id: int
    owner_id: int
    sponsor_id: int | None
    state: TaskState
    due_on: date | None
    state_since: date | None
    heard_on: date | None

    @property
    def place(self) -> Beside:
        """Where it stands in the unit tree."""
        return Beside(self.org_id, self.unit_id, self.owner_id, self.sponsor_id)


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """Reported work that nobody has accepted or returned since a day; `task_id` is None for routine work."""

    id: int
    org_id: int
    unit_id: int
    author_id: int
    task_id: int | None
    since: date


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A request for a later date that nobody has decided on since a day."""

    id: int
    task_id: int
    place: Beside
    since: date
