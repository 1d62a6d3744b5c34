"""Slips that an escalation issues (督办单)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import event, select

from tests.support.desk import Desk
from tests.support.slips import Slips
from tests.support.tasks import add_proof, add_task
from tests.support.world import World
from tracker.domain.people import Via, operator
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.domain.reminding.steps import Office
from tracker.domain.slips import SlipColour, SlipState
from tracker.domain.working_days import WorkCalendar
from tracker.extensions import db
from tracker.models import Event, Notice, SupervisionNotice, Task
from tracker.services.reminding.plans import PlannedSlip
from tracker.services.reminding.slips import add_slips

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
DUE = date(2026, 9, 15)
CLOCK = operator(Via.JOB)
OFFICE = Office(ReminderPolicy(), WorkCalendar())


def plan(task: Task, step: str = "e3", colour: SlipColour = SlipColour.BLUE, due_on: date = DUE) -> PlannedSlip:
    return PlannedSlip(task.org_id, task.id, step, due_on, colour, task.lead_unit_id, task.owner_id)


def issue(planned: PlannedSlip, now: datetime = NOW) -> SupervisionNotice:
    return add_slips(CLOCK, now, [planned], {planned.org_id: OFFICE})[0]


def late_task(world: World, org: str = "yunxi") -> Task:
    short = {"yunxi": "yx", "heshan": "hs"}[org]
    return add_task(world, org, due_on=DUE, owner_id=world.user(f"{short}-staff").id)


def test_a_slip_quotes_the_task_and_asks_for_an_answer_within_five_working_days(app: Flask, world: World) -> None:
    task = late_task(world)
    add_proof(world, task, text="完成两期培训。", difficulties="缺少讲师。", to_on=date(2026, 8, 12))
    slip = issue(plan(task))
    assert (slip.year, slip.number, slip.colour, slip.state) == (2026, 1, SlipColour.BLUE, SlipState.ISSUED)
    assert (slip.unit_id, slip.owner_id, slip.issued_by_id) == (task.lead_unit_id, task.owner_id, None)
    assert (slip.progress, slip.problem) == ("2026年8月12日，完成两期培训。", "缺少讲师。")
    assert slip.reply_by == date(2026, 9, 30)  # 25 to 27 September are the Mid-Autumn holiday


def test_progress_that_nobody_accepted_is_not_told(app: Flask, world: World) -> None:
    task = late_task(world)
    add_proof(world, task, text="正在办。", state="pending")
    assert issue(plan(task)).progress == ""


def test_numbers_follow_each_other_in_each_organisation_and_year(app: Flask, world: World) -> None:
    here, there = late_task(world), late_task(world, "heshan")
    plans = [plan(here), plan(there), plan(here, "e10", SlipColour.YELLOW)]
    slips = add_slips(CLOCK, NOW, plans, {here.org_id: OFFICE, there.org_id: OFFICE})
    assert [(slip.org_id, slip.number) for slip in slips] == [(here.org_id, 1), (there.org_id, 1), (here.org_id, 2)]
    next_year = issue(plan(here, "e20", SlipColour.RED), NOW + timedelta(days=120))
    assert (next_year.year, next_year.number) == (2027, 1)


def test_a_step_issues_one_slip_for_a_date(app: Flask, world: World) -> None:
    task = late_task(world)
    first = issue(plan(task))
    assert issue(plan(task), NOW + timedelta(days=1)) is first
    again = issue(plan(task, due_on=date(2026, 10, 20)), NOW + timedelta(days=40))
    assert again.number == 2


def test_the_timeline_tells_of_it_and_nobody_is_told_twice(app: Flask, world: World) -> None:
    task = late_task(world)
    slip = issue(plan(task))
    db.session.commit()
    mine = select(Event).where(Event.subject_type == "task", Event.subject_id == task.id)
    told = db.session.scalars(mine).one()
    assert (told.verb, told.via, told.actor_id, told.after["slip_id"]) == ("slip_issued", Via.JOB, None, slip.id)
    assert db.session.scalars(select(Notice)).all() == []


@pytest.mark.parametrize("count", [1, 40])
def test_many_slips_ask_as_often_as_one(app: Flask, world: World, count: int) -> None:
    tasks = [late_task(world) for _ in range(count)]
    db.session.commit()
    plans = [plan(task) for task in tasks]
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    add_slips(CLOCK, NOW, plans, {plans[0].org_id: OFFICE})
    db.session.flush()
    asked = [statement for statement in statements if statement.startswith("SELECT")]
    assert len(asked) <= 4


def test_what_people_have_issued_as_seriously_stands_for_what_the_clock_would(app: Flask, world: World) -> None:
    slips = Slips(Desk(world))
    task = slips.late_task(due_on=DUE)
    by_hand = slips.issue(task, colour=SlipColour.YELLOW)
    assert issue(plan(task)) is by_hand
    assert issue(plan(task, "e10", SlipColour.YELLOW)) is by_hand
    assert issue(plan(task, "e20", SlipColour.RED)).number == 2


def test_what_people_issued_about_another_date_does_not(app: Flask, world: World) -> None:
    slips = Slips(Desk(world))
    task = slips.late_task(due_on=date(2026, 9, 1))
    slips.issue(task, colour=SlipColour.RED)
    assert issue(plan(task)).number == 2
