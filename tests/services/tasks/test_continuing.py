"""Carrying a task over from an earlier year."""

from datetime import UTC, datetime

import pytest

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed
from tracker.extensions import db
from tracker.models import Event
from tracker.services.tasks import continue_task

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


def test_a_task_says_which_earlier_one_it_continues(world: World) -> None:
    earlier, task = add_task(world, plan_year=2025), add_task(world)
    continue_task(world.actor("yx-coord"), NOW, task.id, task.version_id, earlier.id)
    assert task.continues_task_id == earlier.id
    event = db.session.scalars(db.select(Event).order_by(Event.id.desc())).first()
    assert event is not None
    assert event.verb == "continued"
    assert event.after == {"continues_task_id": earlier.id, "plan_year": 2025, "number": earlier.number}


@pytest.mark.parametrize(
    ("org", "unit", "year"), [("yunxi", "zf", 2026), ("yunxi", "zf", 2027), ("heshan", "zf", 2025)]
)
def test_only_an_earlier_task_of_the_same_town_can_be_continued(world: World, org: str, unit: str, year: int) -> None:
    task, other = add_task(world), add_task(world, org, unit, plan_year=year)
    with pytest.raises(Invalid, match="earlier_task_invalid"):
        continue_task(world.actor("yx-coord"), NOW, task.id, task.version_id, other.id)


@pytest.mark.parametrize(("account", "stale", "error"), [("yx-staff", 0, NotAllowed), ("yx-coord", 1, Conflict)])
def test_staff_and_latecomers_carry_nothing_over(
    world: World, account: str, stale: int, error: type[DomainError]
) -> None:
    earlier, task = add_task(world, plan_year=2025), add_task(world)
    with pytest.raises(error):
        continue_task(world.actor(account), NOW, task.id, task.version_id - stale, earlier.id)
