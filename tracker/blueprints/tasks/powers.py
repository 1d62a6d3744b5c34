"""What this person may do with a task now."""

from dataclasses import dataclass
from functools import cached_property

from tracker.blueprints.tasks.acts import FORMS, INSTRUCT, Act, Place
from tracker.blueprints.tasks.facts import TaskFacts
from tracker.domain.deadlines import HAND_BACK_DAYS
from tracker.domain.org_settings import OrgSettings
from tracker.domain.permissions import Permission, can
from tracker.domain.tasks import ENDED, Move, TaskState, possible_moves
from tracker.web import clock


@dataclass
class TaskPowers(TaskFacts):
    """A task with the moves that the tables of states and permissions allow."""

    @cached_property
    def moves(self) -> list[Move]:
        """What this person may do with the task now."""
        return [move for move in possible_moves(self.here.actor, self.task.state, self.subject) if self._timely(move)]

    def _timely(self, move: Move) -> bool:
        """Handing back is offered for three working days alone."""
        if move is not Move.HAND_BACK or self.task.started_on is None:
            return True
        calendar = OrgSettings.read(self.here.org.settings).work_calendar
        return clock.today() <= calendar.after(self.task.started_on, HAND_BACK_DAYS)

    @property
    def acts(self) -> list[Act]:
        """Moves that are taken by a form of their own, and the instruction."""
        found = [Act(move.value) for move in self.moves if move in FORMS]
        return [*found, Act(INSTRUCT)] if self.may(Permission.INSTRUCT) and self.task.state not in ENDED else found

    def acts_in(self, place: str) -> list[Act]:
        """Those beside the other buttons ("main"), or below 更多 ("menu")."""
        return [act for act in self.acts if act.place is Place(place)]

    def can_move(self, move: str) -> bool:
        """Whether this person may take the move now."""
        return Move(move) in self.moves

    def may(self, permission: Permission) -> bool:
        """Whether the table allows this person the act on this task."""
        return can(self.here.actor, permission, self.subject)

    @property
    def can_assign(self) -> bool:
        """Whether this person may change who does it and by when."""
        return self.task.state not in ENDED and self.may(Permission.ASSIGN)

    @property
    def can_report(self) -> bool:
        """Whether this person may report progress now."""
        reporting = {TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.SUBMITTED}
        return self.task.state in reporting and self.may(Permission.REPORT)

    @property
    def can_issue_slip(self) -> bool:
        """Whether this person may issue a slip about it."""
        return self.task.state not in ENDED and self.may(Permission.ISSUE_SLIP)

    @property
    def is_owner(self) -> bool:
        """Whether it is this person's own task."""
        return self.task.owner_id is not None and self.task.owner_id == self.here.actor.user_id
