"""Reported work for tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.extensions import db
from tracker.models import Event, Notice, ProgressUpdate, Task, TaskTarget, WorkEntry, WorkRecord
from tracker.services import work
from tracker.services.work import NewFigure, NewProgress, NewRecord

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
TODAY = date(2026, 9, 22)


@dataclass
class Desk:
    """People of 云溪镇 who report and accept at NOW."""

    world: World

    def task(self, **values: Any) -> Task:
        """A task of yx-staff under yx-leader in the unit of yx-head."""
        who = {"owner_id": self.world.user("yx-staff").id, "sponsor_id": self.world.user("yx-leader").id}
        task = add_task(self.world, **{**who, **values})
        db.session.commit()
        return task

    def target(self, task: Task, name: str, unit: str, value: int) -> None:
        """A number that the task is to reach."""
        db.session.add(TaskTarget(task_id=task.id, name=name, unit=unit, value=Decimal(value)))
        db.session.commit()

    def report(self, who: str, task: Task, text: str = "已经办了一部分", **values: Any) -> ProgressUpdate:
        """Progress by somebody."""
        return work.report_progress(self.world.actor(who), NOW, task.id, NewProgress(text, **values))

    def record(self, who: str, text: str = "召开专题会议", unit: str = "yunxi-zf", **values: Any) -> WorkRecord:
        """Routine work of a unit on this day."""
        given = {"theme_code": "T0", "from_on": TODAY, "to_on": None, **values}
        org_id = self.world.org("yunxi").id
        return work.record_work(
            self.world.actor(who), NOW, org_id, NewRecord(self.world.unit(unit).id, text=text, **given)
        )

    def accept(self, who: str, *entries: WorkEntry) -> list[WorkEntry]:
        """Accept them as they stand."""
        return work.accept(self.world.actor(who), NOW, seen(entries))

    def send_back(self, who: str, *entries: WorkEntry, reason: str = "请补签到表") -> list[WorkEntry]:
        """Return them as they stand."""
        return work.return_entries(self.world.actor(who), NOW, seen(entries), reason)


def seen(entries: Sequence[WorkEntry]) -> dict[int, int]:
    """Entries in the versions in which they are."""
    return {entry.id: entry.version_id for entry in entries}


def figure(name: str, value: str | Decimal, unit: str = "次", **values: Any) -> NewFigure:
    """A figure as typed."""
    return NewFigure(name, value, unit, **values)


def verbs(subject_type: str) -> list[str]:
    """What happened to things of one table, in order."""
    return list(db.session.scalars(select(Event.verb).where(Event.subject_type == subject_type).order_by(Event.id)))


def notices_of(world: World, who: str) -> list[str]:
    """Why somebody was told something, in order."""
    mine = select(Notice.reason).where(Notice.person_id == world.user(who).id)
    return [reason.value for reason in db.session.scalars(mine.order_by(Notice.id))]
