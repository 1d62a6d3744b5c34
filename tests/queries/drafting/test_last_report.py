"""What last year's report said: the newest confirmed edition, its accepted items and the tasks made of them."""

from decimal import Decimal

import pytest

from tests.support.reports import yunxi_report
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.reports import Decision, ItemKind
from tracker.domain.rollup import LastReport
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.drafting.last_report import last_report
from tracker.services import imports, review
from tracker.web import clock

pytestmark = pytest.mark.usefixtures("app")


def told(world: World, year: int = 2026, who: str = "yx-coord") -> LastReport | None:
    return last_report(world.actor(who), world.org("yunxi").id, year)


def confirmed(world: World) -> tuple[Review, list[Task]]:
    """The report on 2025, reviewed and confirmed; its tasks."""
    desk = Review(world, clock.now())
    desk.ready()
    return desk, desk.confirm()


def test_a_report_speaks_once_it_is_confirmed(world: World) -> None:
    desk = Review(world, clock.now())
    desk.ready()
    assert told(world) is None
    tasks = desk.confirm()
    found = told(world)
    assert found is not None
    assert (found.year, found.text) == (2025, desk.reading.edition.text)
    assert [item.task_id for item in found.items] == [task.id for task in tasks]
    assert [item.kind for item in found.items] == [ItemKind.PROBLEM] * 5 + [ItemKind.PLAN] * 8
    assert ("法治讲座", Decimal(26), "场") in found.figures
    assert told(world, 2027) is None


def test_items_that_were_rejected_are_no_promises(world: World) -> None:
    desk = Review(world, clock.now())
    desk.ready()
    first = desk.plan(1)
    review.decide_many(desk.actor, desk.now, {first.id: first.version_id}, Decision.REJECTED)
    desk.confirm()
    found = told(world)
    assert found is not None
    assert len(found.items) == 12
    assert first.text not in [item.text for item in found.items]


def test_of_two_editions_the_newest_speaks_and_of_a_voided_one_nothing(world: World) -> None:
    desk, _tasks = confirmed(world)
    first = desk.reading.edition_id
    desk.reading_id = desk.upload(yunxi_report().replace("开展法治讲座26场", "开展法治讲座30场")).id
    desk.ready()
    assert _edition(world) == first
    desk.confirm()
    second = desk.reading.edition
    assert _edition(world) == second.id
    imports.void(desk.actor, desk.now, second.id, second.version_id, "传错了")
    assert _edition(world) == first


def test_an_item_whose_task_was_voided_has_none(world: World) -> None:
    _desk, tasks = confirmed(world)
    tasks[0].voided_at = clock.now()
    db.session.commit()
    found = told(world)
    assert found is not None
    assert [item.task_id for item in found.items] == [None, *(task.id for task in tasks[1:])]


def test_a_county_reads_its_towns_confirmed_report_and_a_neighbour_does_not(world: World) -> None:
    confirmed(world)
    above = told(world, who="qh-coord")
    assert above is not None
    assert len(above.items) == 13
    assert told(world, who="hs-coord") is None


def _edition(world: World) -> int:
    """The edition that speaks."""
    found = told(world)
    assert found is not None
    return found.edition_id
