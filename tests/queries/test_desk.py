"""What lies on a desk, on both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from tests.support.lights import days
from tests.support.tasks import add_evidence, add_task
from tests.support.work import NOW, Desk
from tests.support.world import TODAY, World
from tracker.domain.lights import Thresholds, cutoffs
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.queries.desk import (
    DeskPlace,
    PaperKind,
    Shelf,
    behind,
    changes,
    desk_tasks,
    numbers,
    waiting_papers,
)
from tracker.queries.ledger import Place
from tracker.services.tasks import Ask, ask_extension, decide_extension, instruct, move

LAST_WEEK = NOW - timedelta(days=7)


@pytest.fixture
def at_work(world: World) -> Desk:
    return Desk(world)


def desk(world: World, account: str = "yx-leader", *units: str, since: datetime = LAST_WEEK) -> DeskPlace:
    place = Place(world.actor(account), world.org("yunxi").id, 2026, cutoffs(TODAY, Thresholds()))
    then = cutoffs(since.date(), Thresholds())
    return DeskPlace(place, not units, tuple(world.unit(unit).id for unit in units), since, then)


def submitted(world: World, at_work: Desk) -> Task:
    task = at_work.task(state=TaskState.IN_PROGRESS)
    entry = at_work.report("yx-staff", task, "目录已经公布")
    at_work.accept("yx-head", entry)
    return move(world.actor("yx-staff"), NOW, task.id, task.version_id, Move.SUBMIT)


def test_submitted_tasks_wait_for_their_sponsor_with_what_was_last_reported(world: World, at_work: Desk) -> None:
    task = submitted(world, at_work)
    [paper] = waiting_papers(desk(world), everybody=False)
    assert (paper.kind, paper.number, paper.text) == (PaperKind.CLOSE, task.number, "目录已经公布")
    assert (paper.person_id, paper.at, paper.count) == (world.user("yx-staff").id, NOW, 0)
    assert (paper.row_id, paper.version) == (task.id, task.version_id)
    assert waiting_papers(desk(world, "yx-coord"), everybody=False) == []
    assert len(waiting_papers(desk(world, "yx-coord"), everybody=True)) == 1


def test_what_the_sponsor_reported_proves_nothing_to_them(world: World, at_work: Desk) -> None:
    task, photo = at_work.task(state=TaskState.IN_PROGRESS), add_evidence(world)
    db.session.commit()
    by_sponsor = {"evidence_ids": (photo.id,), "author_id": world.user("yx-leader").id}
    at_work.accept("yx-head", at_work.report("yx-coord", task, "目录已经公布", **by_sponsor))
    move(world.actor("yx-staff"), NOW, task.id, task.version_id, Move.SUBMIT)
    assert [paper.count for paper in waiting_papers(desk(world), everybody=False)] == [0]


def test_a_request_for_a_date_waits_until_it_is_decided(world: World, at_work: Desk) -> None:
    task = at_work.task(state=TaskState.IN_PROGRESS, due_on=days(5), first_due_on=days(5))
    asked = ask_extension(world.actor("yx-staff"), NOW, task.id, task.version_id, Ask(days(20), "等待国土手续"))
    [paper] = waiting_papers(desk(world), everybody=False)
    assert (paper.kind, paper.row_id, paper.text) == (PaperKind.EXTENSION, asked.id, "等待国土手续")
    assert (paper.due_on, paper.proposed_on, paper.count) == (days(5), days(20), 0)
    decide_extension(world.actor("yx-leader"), NOW, asked.id, asked.version_id, granted_on=days(20))
    assert waiting_papers(desk(world), everybody=False) == []
    db.session.expire_all()
    ask_extension(world.actor("yx-staff"), NOW, task.id, task.version_id, Ask(days(30), "仍未批下"))
    assert [paper.count for paper in waiting_papers(desk(world), everybody=False)] == [1]


def test_progress_that_asks_for_a_leader_waits_until_there_is_a_word(world: World, at_work: Desk) -> None:
    task = at_work.task(state=TaskState.IN_PROGRESS)
    at_work.report("yx-staff", task, needs_leader=True, difficulties="两个部门意见不一")
    [paper] = waiting_papers(desk(world), everybody=False)
    assert (paper.kind, paper.text) == (PaperKind.LEADER, "两个部门意见不一")
    instruct(world.actor("yx-leader"), NOW + timedelta(hours=1), task.id, "请综合执法队牵头会商")
    assert waiting_papers(desk(world), everybody=False) == []


def test_the_numbers_are_those_of_the_lists(world: World, at_work: Desk) -> None:
    add_task(world, due_on=days(-12))
    add_task(world, due_on=days(-1), state=TaskState.SUBMITTED)
    add_task(world, due_on=days(3))
    add_task(world, due_on=days(70), started_on=date(2026, 2, 3))
    add_task(world, due_on=None, state=TaskState.UNASSIGNED)
    closed: dict[str, Any] = {"state": TaskState.CLOSED, "due_on": days(-5)}
    add_task(world, closed_at=datetime(2026, 9, 1, tzinfo=UTC), **closed, sponsor_id=world.user("yx-leader").id)
    add_task(world, closed_at=datetime(2026, 9, 20, tzinfo=UTC), **closed)
    found = numbers(desk(world))
    assert (found.total, found.closed, found.on_time, found.signed) == (7, 2, 1, 1)
    assert (found.red, found.yellow, found.overdue) == (2, 2, 2)
    assert (found.unassigned, found.unreported) == (1, 1)


def test_lights_that_turned_since_i_looked_are_news(world: World) -> None:
    add_task(world, due_on=days(-1))  # yellow a week ago
    add_task(world, due_on=days(-30))  # red a week ago
    add_task(world, due_on=days(6))  # blue a week ago
    add_task(world, due_on=days(-2), late_since=days(-40))
    found = numbers(desk(world))
    assert (found.turned_red, found.turned_yellow) == (1, 1)
    lying = desk_tasks(desk(world))
    assert [task.number for task in lying[Shelf.RED]] == [1]
    assert [task.number for task in lying[Shelf.YELLOW]] == [3]


def test_red_comes_first_and_my_own_before_others(world: World, at_work: Desk) -> None:
    others = add_task(world, due_on=days(-30)).number
    mine = at_work.task(due_on=days(-2)).number
    soon = add_task(world, due_on=days(2)).number
    late_once = add_task(world, due_on=days(60), late_since=days(-40)).number
    add_task(world, due_on=days(60))
    assert [task.number for task in desk_tasks(desk(world))[Shelf.LIT]] == [mine, others, late_once, soon]


def test_a_task_carries_its_latest_standing_progress(world: World, at_work: Desk) -> None:
    task = at_work.task(due_on=days(2), state=TaskState.IN_PROGRESS)
    at_work.report("yx-staff", task, "先排查", done_on=date(2026, 9, 1))
    at_work.report("yx-staff", task, "排查了十一个村", done_on=date(2026, 9, 19))
    [shown] = desk_tasks(desk(world))[Shelf.LIT]
    assert (shown.said, shown.said_on) == ("排查了十一个村", date(2026, 9, 19))


def test_what_is_due_this_week_lies_there_until_it_is_done(world: World) -> None:
    for shift in (-2, -1, 0, 3, 5, 6):  # today is Tuesday
        add_task(world, due_on=days(shift))
    add_task(world, due_on=days(1), state=TaskState.CLOSED)
    assert [task.number for task in desk_tasks(desk(world))[Shelf.WEEK]] == [2, 3, 4, 5]


def test_a_head_sees_what_their_units_lead_and_who_of_their_people_is_behind(world: World, at_work: Desk) -> None:
    at_work.task(due_on=days(-3))
    at_work.task(due_on=days(3))
    add_task(world, unit="dzb", due_on=days(-3), owner_id=world.user("yx-coord").id)
    add_task(world, state=TaskState.UNASSIGNED, due_on=None)
    add_task(world, unit="dzb", state=TaskState.UNASSIGNED, due_on=None)
    mine = desk(world, "yx-head", "yunxi-zf")
    lying = desk_tasks(mine)
    assert [task.number for task in lying[Shelf.LIT]] == [1, 2]
    assert [task.number for task in lying[Shelf.ASSIGN]] == [4]
    assert numbers(mine).unassigned == 1
    staff = world.user("yx-staff").id
    assert (staff, 1, 1) in [(found.id, found.red, found.yellow) for found in behind(mine)]


def test_the_coordinator_sees_which_units_are_behind(world: World) -> None:
    add_task(world, due_on=days(-3))
    add_task(world, unit="dzb", due_on=days(-3))
    add_task(world, unit="dzb", due_on=days(-4))
    add_task(world, unit="sfs", due_on=days(3))
    add_task(world, unit="sfs", due_on=days(90))
    units = [world.unit(f"yunxi-{code}").id for code in ("dzb", "zf", "sfs")]
    found = [(one.id, one.red, one.yellow) for one in behind(desk(world, "yx-coord"))]
    assert found == [(units[0], 2, 0), (units[1], 1, 0), (units[2], 0, 1)]


def test_news_are_what_others_did_since_i_looked(world: World, at_work: Desk) -> None:
    task = submitted(world, at_work)
    told = [change.verb for change in changes(desk(world))]
    assert set(told) == {"submitted", "entry_accepted"}
    assert {change.number for change in changes(desk(world))} == {task.number}
    assert [change.verb for change in changes(desk(world, "yx-staff"))] == ["entry_accepted"]
    assert changes(desk(world, since=NOW + timedelta(minutes=1))) == []


def test_other_organisations_and_years_lie_elsewhere(world: World) -> None:
    add_task(world, org="heshan", due_on=days(-3))
    add_task(world, plan_year=2025, due_on=days(-3))
    assert numbers(desk(world)).total == 0
    assert not any(desk_tasks(desk(world)).values())
    assert behind(desk(world)) == []


def test_a_desk_needs_five_queries_however_much_lies_on_it(world: World, at_work: Desk) -> None:
    for _ in range(5):
        submitted(world, at_work)
    at_desk = desk(world)
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    numbers(at_desk), waiting_papers(at_desk, everybody=False), desk_tasks(at_desk), behind(at_desk), changes(at_desk)
    assert len(statements) == 5
