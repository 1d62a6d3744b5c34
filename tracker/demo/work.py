"""A task of the demo on its way, and the steps that people take on it."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.demo.stage import Stage
from tracker.demo.stories import Line
from tracker.domain.tasks import Move
from tracker.extensions import db
from tracker.models import Task, User
from tracker.services import tasks
from tracker.services.tasks import Assignment


@dataclass
class Work:
    """A task on its way from `begin` to `end`; `by` is the coordinator's account."""

    stage: Stage
    task_id: int
    line: Line
    by: str
    begin: date
    end: date
    last: datetime

    @property
    def task(self) -> Task:
        """The task as it stands."""
        return db.session.get_one(Task, self.task_id)

    def day(self) -> date:
        """The day on which the line's state was reached."""
        return self.day_of(self.line.when)

    def day_of(self, when: str | float) -> date:
        """A day of the task's time: a share of it, or a date."""
        if isinstance(when, str):
            return max(self.begin, self.stage.calendar.on(self.task.plan_year, when))
        return self.stage.calendar.within(self.begin, self.end, when)

    def at(self, day: date) -> datetime:
        """An instant of the day, later than what happened before."""
        self.last = self.stage.instant(max(day, self.begin), self.last)
        return self.last

    def step(self, who: int | str | None, day: date, move: Move, reason: str = "", exception: str = "") -> None:
        """A move by a person: an account or a user's id."""
        account = who if isinstance(who, str) else db.session.get_one(User, who).account
        task = self.task
        actor, at = self.stage.actor(account), self.at(day)
        tasks.move(actor, at, task.id, task.version_id, move, reason, exception=exception)

    def change(self, account: str, day: date, changes: Assignment) -> None:
        """A new owner or date, set by a person."""
        task = self.task
        tasks.assign(self.stage.actor(account), self.at(day), {task.id: task.version_id}, changes)
