"""The draft and the ring say the same of every promise: both go by one rule."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.support.rollups import DECEMBER, Year, trained
from tests.support.tasks import add_proof
from tests.support.world import World
from tracker.domain.outcomes import Outcome
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.ring.standing import Look, standings

JANUARY = datetime(2027, 1, 8, 2, 0, tzinfo=UTC)
LATER = date(2027, 3, 31)


@pytest.fixture
def year(world: World) -> Year:
    return Year(world)


@dataclass
class Promises:
    """Tasks of many fates."""

    year: Year

    def made(self) -> None:
        """Open, worked on before the year and in it, suspended, carried over, confirmed, and closed in every way."""
        year = self.year
        for values in ({}, {"state": TaskState.UNASSIGNED}, {"due_on": LATER}, {"outcome": Outcome.NOT_KEPT}):
            year.task(**values)
            year.progress(year.task(**{**values, "state": TaskState.IN_PROGRESS}))
        year.tasks.go("yx-coord", year.task(), Move.SUSPEND, "上级调整")
        year.task(plan_year=2027, continues_task_id=self.closed().id)
        self.closed(exception="现场核验过")
        self.closed(due_on=LATER, first_due_on=LATER)
        self.closed(target=6)
        self.closed_in_january()
        self.closed_in_january(due_on=LATER, first_due_on=LATER)
        whole = year.task()
        year.progress(year.task(part_of_id=whole.id))
        year.progress(year.task(), on=date(2025, 12, 20))
        older = year.task(plan_year=2025)
        year.task(continues_task_id=older.id)
        year.progress(older)
        db.session.commit()

    def closed(self, exception: str = "", target: int = 0, **values: Any) -> Task:
        """A task closed on evidence, or on an exception; below its target if there is one."""
        task = self.year.task(**values)
        if target:
            self.year.desk.target(task, "行政执法培训", "次", target)
            self.year.progress(task, **trained("2"))
            task.percent = 33
        if not exception:
            add_proof(self.year.world, task)
        db.session.commit()
        self.year.close(task, exception)
        return task

    def closed_in_january(self, **values: Any) -> None:
        """A task closed after the year."""
        task = self.year.task(**values)
        task.state, task.closed_at = TaskState.CLOSED, JANUARY
        db.session.commit()


def test_the_draft_and_the_ring_propose_the_same(year: Year, world: World) -> None:
    Promises(year).made()
    look = Look(world.actor("yx-coord"), DECEMBER.date(), 480)
    ring = {one.id: one.verdict for one in standings(look, world.org("yunxi").id, 2026)}
    rollup = {task.id: task.verdict for task in year.rollup().tasks if task.part_of_id is None}
    assert rollup == ring
    assert len({verdict.why for verdict in ring.values()}) >= 8
    assert {verdict.proposed for verdict in ring.values()} == set(Outcome)


def test_what_was_done_after_the_year_counts_for_what_was_closed_after_it(year: Year) -> None:
    task = year.task(state=TaskState.CLOSED, closed_at=JANUARY, percent=100)
    year.desk.target(task, "行政执法培训", "次", 6)
    found = year.of(task)
    assert (found.percent, found.verdict.proposed) == (0, Outcome.KEPT)
