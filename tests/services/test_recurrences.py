"""A person says whether two problems of different years are one."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.support.ring import add_report
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.extensions import db
from tracker.models import Event, Recurrence, ReportItem
from tracker.services.recurrences import decide_recurrence

NOW = datetime(2027, 1, 12, 2, 0, tzinfo=UTC)


@pytest.fixture
def pair(world: World) -> tuple[ReportItem, ReportItem]:
    """The same problem in the reports on 2024 and 2025."""
    [earlier] = add_report(world, 2024, ["村级公开栏更新滞后"])
    [later] = add_report(world, 2025, ["部分村公开栏更新不及时"])
    db.session.commit()
    return earlier, later


def decide(
    world: World,
    who: str,
    pair: tuple[ReportItem, ReportItem],
    *,
    same: bool,
    reason: str = "",
    version: int | None = None,
) -> Recurrence:
    ids = pair[0].id, pair[1].id
    return decide_recurrence(world.actor(who), NOW, ids, same=same, reason=reason, version=version)


def test_a_coordinator_decides_and_the_record_says_so(world: World, pair: tuple[ReportItem, ReportItem]) -> None:
    row = decide(world, "yx-coord", (pair[1], pair[0]), same=True, reason=" 都是公开栏没有人管 ")
    assert (row.earlier_id, row.later_id, row.same) == (pair[0].id, pair[1].id, True)
    assert (row.reason, row.decided_by_id, row.decided_at) == ("都是公开栏没有人管", world.user("yx-coord").id, NOW)
    event = db.session.scalars(select(Event).where(Event.verb == "recurrence_decided")).one()
    assert (event.subject_type, event.subject_id, event.after["same"]) == ("recurrence", row.id, True)


def test_who_finds_a_difference_says_which(world: World, pair: tuple[ReportItem, ReportItem]) -> None:
    with pytest.raises(Invalid) as refusal:
        decide(world, "yx-leader", pair, same=False, reason="  ")
    assert (refusal.value.code, refusal.value.field) == ("required", "reason")
    assert not decide(world, "yx-leader", pair, same=False, reason="一处是村里，一处是镇上").same


def test_a_word_can_be_changed_by_whoever_saw_it(world: World, pair: tuple[ReportItem, ReportItem]) -> None:
    row = decide(world, "yx-coord", pair, same=True)
    for version in (None, row.version_id + 1):
        with pytest.raises(Conflict):
            decide(world, "yx-leader", pair, same=False, reason="不是", version=version)
        db.session.rollback()
    again = decide(world, "yx-leader", pair, same=False, reason="不是一处", version=row.version_id)
    assert (again.id, again.same) == (row.id, False)
    assert len(db.session.scalars(select(Recurrence)).all()) == 1


@pytest.mark.parametrize("who", ["yx-head", "yx-staff", "yx-viewer", "yx-admin", "qh-coord"])
def test_others_do_not_decide(world: World, pair: tuple[ReportItem, ReportItem], who: str) -> None:
    with pytest.raises(NotAllowed):
        decide(world, who, pair, same=True)


def test_other_towns_do_not_know_of_it(world: World, pair: tuple[ReportItem, ReportItem]) -> None:
    with pytest.raises(NotFound):
        decide(world, "hs-coord", pair, same=True)


def test_two_problems_of_one_report_are_two(world: World) -> None:
    first, second = add_report(world, 2025, ["公开栏更新滞后", "公开栏无人管"])
    with pytest.raises(Invalid, match="recurrence_same_year"):
        decide(world, "yx-coord", (first, second), same=True)


def test_a_plan_is_no_problem(world: World, pair: tuple[ReportItem, ReportItem]) -> None:
    [_problem, plan] = add_report(world, 2023, ["公开栏更新滞后"], ["改造公开栏"])
    with pytest.raises(Invalid, match="recurrence_not_problems"):
        decide(world, "yx-coord", (plan, pair[0]), same=True)
