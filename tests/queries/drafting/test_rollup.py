"""The year's work as one object: what counts, with which task and theme, and what became of each task."""

from datetime import date

import pytest

from tests.support.work import Desk, figure
from tests.support.world import World
from tracker.queries.drafting.rollup import rollup_of

pytestmark = pytest.mark.usefixtures("app")
TODAY = date(2026, 9, 22)


def test_accepted_progress_stands_with_its_task_and_in_the_total(world: World) -> None:
    desk = Desk(world)
    task = desk.task(theme_code="T4")
    entry = desk.report("yx-staff", task, figures=(figure("行政执法培训", "3"),))
    desk.accept("yx-head", entry)
    rollup = rollup_of(world.actor("yx-coord"), world.org("yunxi").id, 2026, today=TODAY)
    [found] = rollup.tasks
    assert [told.id for told in found.entries] == [entry.id]
    assert [(total.name, total.sum.value) for total in rollup.totals] == [("行政执法培训", 3)]
