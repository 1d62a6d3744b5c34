"""A desk at which people work on tasks: acts by account, always with the version that they see."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.org_settings import OrgSettings
from tracker.domain.people import Actor
from tracker.domain.tasks import Move
from tracker.extensions import db
from tracker.models import Event, Notice, Task
from tracker.services.tasks import Ask, Assignment, Part, ask_extension, assign, move, split

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


@dataclass
class Desk:
    """Acts on tasks of 云溪镇; the clock moves a minute with every act."""

    world: World
    now: datetime = NOW

    def actor(self, account: str) -> Actor:
        """Who acts, a minute later than the act before."""
        self.now += timedelta(minutes=1)
        return self.world.actor(account)

    def user(self, account: str) -> int:
        """A person's id."""
        return self.world.user(account).id

    def make(self, **values: Any) -> Task:
        """A received task of yx-staff under yx-leader, begun on 1 September and due on 30 November."""
        given = {
            "owner_id": self.user("yx-staff"), "sponsor_id": self.user("yx-leader"), "first_due_on": date(2026, 11, 30),
            "started_on": date(2026, 9, 1),
        }  # fmt: skip
        task = add_task(self.world, **{**given, **values})
        db.session.commit()
        return task

    def go(self, who: str, task: Task, step: Move, reason: str = "", exception: str = "") -> Task:
        """A move."""
        actor = self.actor(who)
        return move(actor, self.now, task.id, task.version_id, step, reason, exception=exception)

    def give(self, who: str, task: Task, **changes: Any) -> Task:
        """Another owner, sponsor, date, …"""
        actor = self.actor(who)
        return assign(actor, self.now, {task.id: task.version_id}, Assignment(**changes))[0]

    def ask(self, who: str, task: Task, proposed_on: date = date(2026, 12, 20), **values: Any) -> Any:
        """A request for a later date."""
        actor = self.actor(who)
        asked = Ask(proposed_on, values.pop("reason", "等县里的批复"), **values)
        return ask_extension(actor, self.now, task.id, task.version_id, asked)

    def split(self, who: str, task: Task, *titles: str, **changes: Any) -> list[Task]:
        """Sub-tasks of these titles."""
        actor = self.actor(who)
        parts = [Part(title, assignment=Assignment(**changes)) for title in titles]
        return split(actor, self.now, task.id, task.version_id, parts)

    def settings(self, **changed: Any) -> None:
        """The town's settings."""
        self.world.org("yunxi").settings = OrgSettings(**changed).stored()
        db.session.commit()

    def events(self, task: Task) -> list[Event]:
        """What happened to a task."""
        mine = select(Event).where(Event.subject_type == "task", Event.subject_id == task.id)
        return list(db.session.scalars(mine.order_by(Event.id)))

    def verbs(self, task: Task) -> list[str]:
        """The same in verbs."""
        return [event.verb for event in self.events(task)]

    def told(self, account: str) -> list[str]:
        """Why a person was told something."""
        mine = select(Notice.reason).where(Notice.person_id == self.user(account)).order_by(Notice.id)
        return [reason.value for reason in db.session.scalars(mine)]
