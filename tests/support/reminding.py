"""A place for tests of sweeps: a Tuesday in May, tasks of 云溪镇, and what its people have been told."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.people import OrgKind
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Membership, Message, Notice, Organisation, Task, Unit
from tracker.services.loops import sweep
from tracker.services.reminding.sweeping import Swept

NOW = datetime(2026, 5, 12, 2, 0, tzinfo=UTC)
"""10:00 on a Tuesday without holidays or checkpoints near it."""
TODAY = date(2026, 5, 12)


@dataclass
class Sweeps:
    """Tasks are in hand with yx-staff under yx-leader and zf's yx-head, unless told otherwise."""

    world: World

    def task(self, days: int | None = None, **values: Any) -> Task:
        """A task that is due in so many days."""
        given = {
            "owner_id": self.world.user("yx-staff").id, "sponsor_id": self.world.user("yx-leader").id,
            "state": TaskState.IN_PROGRESS, "due_on": None if days is None else TODAY + timedelta(days=days),
            "started_on": TODAY,
        }  # fmt: skip
        task = add_task(self.world, **{**given, **values})
        db.session.commit()
        return task

    def policy(self, org: str = "yunxi", **stored: Any) -> None:
        """What an organisation stores of its policy."""
        row = self.world.org(org)
        row.settings = {**row.settings, "reminders": stored}
        db.session.commit()

    def go(self, days: int = 0, **delta: float) -> Swept:
        """A sweep so many days later."""
        return sweep(NOW + timedelta(days=days, **delta))

    def told(self, account: str) -> list[str]:
        """Reasons and steps of a person's reminders, in their order."""
        mine = select(Notice).where(Notice.person_id == self.world.user(account).id, Notice.step != "")
        return [f"{notice.reason.value} {notice.step}" for notice in db.session.scalars(mine.order_by(Notice.id))]

    def message_of(self, account: str) -> Message:
        """A person's only message."""
        mine = select(Message).where(Message.person_id == self.world.user(account).id)
        return db.session.scalars(mine).one()

    def count(self, model: Any) -> int:
        """How many rows there are."""
        found = db.session.scalar(select(func.count(model.id)))
        db.session.commit()
        return found or 0


def seat_next_door(world: World, who: str) -> None:
    """Somebody has a seat in a county beside ours too: `linxian`, in its unit `sfj`."""
    world.orgs["linxian"] = other = Organisation(code="linxian", name="邻县人民政府", kind=OrgKind.COUNTY)
    db.session.add(other)
    db.session.flush()
    world.units["linxian-sfj"] = unit = Unit(org_id=other.id, code="sfj", name="县司法局")
    db.session.add(unit)
    db.session.flush()
    db.session.add(Membership(org_id=other.id, user_id=world.user(who).id, unit_id=unit.id, from_on=TODAY))
