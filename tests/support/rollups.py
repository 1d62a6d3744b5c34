"""A town's year for tests of the rollup: work reported and accepted, tasks moved on, and what is made of it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from tests.support.desk import Desk as TaskDesk
from tests.support.work import Desk, figure
from tests.support.world import World
from tracker.domain.periods import Period
from tracker.domain.rollup import Rollup, TaskYear, Told
from tracker.domain.tasks import Move
from tracker.extensions import db
from tracker.models import ProgressUpdate, Task, WorkEntry, WorkRecord
from tracker.queries.drafting.rollup import rollup_of
from tracker.services import work
from tracker.services.tasks import merge
from tracker.services.work import NewProgress, NewRecord

DECEMBER = datetime(2026, 12, 28, 2, 0, tzinfo=UTC)


@dataclass
class Year:
    """云溪镇's year 2026, at whose end people report and accept; entries are accepted unless told otherwise."""

    world: World
    tasks: TaskDesk = field(init=False)
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.tasks, self.desk = TaskDesk(self.world, DECEMBER), Desk(self.world)

    def task(self, **values: Any) -> Task:
        """A task in progress of yx-staff, due on 30 November, of the theme T4."""
        return self.tasks.make(**{"state": "in_progress", "theme_code": "T4", **values})

    def progress(
        self, task: Task, text: str = "组织执法人员培训", on: date = date(2026, 5, 8), **values: Any
    ) -> ProgressUpdate:
        """Accepted progress by yx-staff on a day."""
        entry = self.waiting(task, text, on, **values)
        self.accept(entry)
        return entry

    def waiting(
        self, task: Task, text: str = "组织执法人员培训", on: date = date(2026, 5, 8), **values: Any
    ) -> ProgressUpdate:
        """Progress that nobody has accepted yet."""
        new = NewProgress(text, done_on=on, **values)
        return work.report_progress(self.world.actor("yx-staff"), DECEMBER, task.id, new)

    def record(
        self, text: str = "开展法治宣传", on: date = date(2026, 5, 8), theme: str | None = "T10", **values: Any
    ) -> WorkRecord:
        """An accepted record of routine work."""
        unit, org = self.world.unit("yunxi-zf").id, self.world.org("yunxi").id
        new = NewRecord(unit, theme, on, None, text, **values)
        record = work.record_work(self.world.actor("yx-staff"), DECEMBER, org, new)
        self.accept(record)
        return record

    def accept(self, entry: WorkEntry) -> None:
        """By the head of the unit."""
        work.accept(self.world.actor("yx-head"), DECEMBER, {entry.id: entry.version_id})

    def close(self, task: Task, exception: str = "现场核验过") -> None:
        """Submitted by its owner and closed by its sponsor; on an exception if there is no evidence."""
        db.session.refresh(task)
        self.tasks.go("yx-staff", task, Move.SUBMIT)
        self.tasks.go("yx-leader", task, Move.CLOSE, exception=exception)

    def merge(self, task: Task, into: Task) -> None:
        """By the coordinator."""
        db.session.refresh(task)
        merge(self.world.actor("yx-coord"), DECEMBER, task.id, task.version_id, into.id, "同一件事")

    def rollup(
        self, who: str = "yx-coord", org: str = "yunxi", period: Period = Period.YEAR, year: int = 2026
    ) -> Rollup:
        """The rollup as somebody may see it."""
        home = self.world.org(org).id
        return rollup_of(self.world.actor(who), home, year, period, today=date(2026, 12, 28))

    def of(self, task: Task, **asked: Any) -> TaskYear:
        """What became of one task."""
        return next(found for found in self.rollup(**asked).tasks if found.id == task.id)


def texts(entries: tuple[Told, ...]) -> list[str]:
    """What the entries say."""
    return [entry.text for entry in entries]


def sums(rollup: Rollup) -> dict[str, int]:
    """Totals in whole numbers by name and unit."""
    return {f"{total.name} {total.unit}": int(total.sum.value) for total in rollup.totals}


def trained(times: str, unit: str = "次", name: str = "行政执法培训") -> dict[str, Any]:
    """Figures of an entry."""
    return {"figures": (figure(name, times, unit),)}
