"""Reporting progress: by whom, on what, and what the task learns from it."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.support.work import NOW, TODAY, Desk, notices_of, verbs
from tests.support.world import World, add_user
from tracker.domain.errors import Invalid, NotAllowed, NotFound
from tracker.domain.people import Role
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Event, ProgressUpdate
from tracker.services.work import NewProgress, report_progress


def test_progress_waits_for_acceptance_and_says_who_did_it_and_who_typed_it(desk: Desk, world: World) -> None:
    task = desk.task(theme_code="T4")
    entry = desk.report("yx-staff", task, " 培训一次 \r\n到会20人 ", next_step="下月再办", percent=30)
    assert (entry.state, entry.text, entry.percent) == (EntryState.PENDING, "培训一次 \n到会20人", 30)
    assert entry.author_id == entry.recorder_id == world.user("yx-staff").id
    assert (entry.year, entry.theme_code, entry.unit_id) == (2026, "T4", task.lead_unit_id)
    assert (entry.from_on, entry.to_on, task.reported_on) == (TODAY, TODAY, TODAY)


def test_the_first_progress_counts_as_receipt(desk: Desk) -> None:
    task = desk.task(state=TaskState.ASSIGNED)
    desk.report("yx-staff", task)
    desk.report("yx-staff", task)
    assert task.state is TaskState.IN_PROGRESS
    assert verbs("task") == ["received", "reported", "reported"]
    told = db.session.scalars(select(Event).where(Event.verb == "reported").order_by(Event.id)).first()
    assert told is not None
    assert told.after["entry_id"] == db.session.scalar(select(func.min(ProgressUpdate.id)))
    assert told.after["reported_on"] == "2026-09-22"


def test_reporting_makes_nobodys_form_of_the_task_stale(desk: Desk) -> None:
    task = desk.task(state=TaskState.IN_PROGRESS)
    version = task.version_id
    desk.report("yx-staff", task)
    assert task.version_id == version


def test_the_latest_day_stands_whatever_is_reported_after_it(desk: Desk) -> None:
    task = desk.task()
    for days in (3, 1, 9):
        desk.report("yx-staff", task, done_on=TODAY - timedelta(days))
    assert task.reported_on == TODAY - timedelta(1)


@pytest.mark.parametrize("who", ["yx-staff", "yx-head", "yx-coord"])
def test_owner_unit_and_coordinator_report(desk: Desk, who: str) -> None:
    assert desk.report(who, desk.task()).state is EntryState.PENDING


@pytest.mark.parametrize("who", ["yx-viewer", "yx-admin", "yx-leader", "qh-coord"])
def test_others_do_not(desk: Desk, who: str) -> None:
    task = desk.task()
    with pytest.raises(NotAllowed):
        desk.report(who, task)


def test_another_town_does_not_even_find_the_task(desk: Desk) -> None:
    task = desk.task()
    with pytest.raises(NotFound):
        desk.report("hs-coord", task)


def test_people_of_a_supporting_unit_report_for_their_unit(desk: Desk, world: World) -> None:
    add_user(world, "yx-law", "苏敏", "yunxi", "yunxi-sfs", Role.STAFF)
    task = desk.task()
    with pytest.raises(NotAllowed):
        desk.report("yx-law", task)
    db.session.rollback()
    task.supporting_units = [world.unit("yunxi-sfs")]
    db.session.commit()
    assert desk.report("yx-law", task).unit_id == world.unit("yunxi-sfs").id


def test_the_coordinator_types_it_for_somebody(desk: Desk, world: World) -> None:
    entry = desk.report("yx-coord", desk.task(), author_id=world.user("yx-staff").id)
    assert (entry.author_id, entry.recorder_id) == (world.user("yx-staff").id, world.user("yx-coord").id)


def test_nobody_else_reports_in_another_name(desk: Desk, world: World) -> None:
    task = desk.task()
    with pytest.raises(NotAllowed, match="author_is_not_you"):
        desk.report("yx-head", task, author_id=world.user("yx-staff").id)


def test_the_author_is_somebody_of_this_town(desk: Desk, world: World) -> None:
    task = desk.task()
    with pytest.raises(Invalid, match="person_unknown"):
        desk.report("yx-coord", task, author_id=world.user("hs-staff").id)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (TaskState.UNASSIGNED, "task_not_assigned"),
        (TaskState.CLOSED, "task_ended"),
        (TaskState.SUSPENDED, "task_ended"),
        (TaskState.MERGED, "task_ended"),
    ],
)
def test_only_work_that_goes_on_is_reported(desk: Desk, state: TaskState, code: str) -> None:
    task = desk.task(state=state)
    with pytest.raises(Invalid, match=code):
        desk.report("yx-coord", task)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "长" * 4001}, "text"),
        ({"done_on": date(2026, 9, 23)}, "done_on"),
        ({"done_on": date(1999, 9, 23)}, "done_on"),
        ({"percent": 101}, "percent"),
        ({"percent": -1}, "percent"),
        ({"difficulties": "难" * 1001}, "difficulties"),
        ({"evidence_ids": (404,)}, "evidence_ids"),
    ],
)
def test_the_field_at_fault_is_named(desk: Desk, values: dict[str, Any], field: str) -> None:
    task = desk.task()
    with pytest.raises(Invalid) as refused:
        desk.report("yx-staff", task, **values)
    assert refused.value.field == field
    db.session.rollback()
    assert db.session.scalar(select(func.count(ProgressUpdate.id))) == 0


def test_a_day_is_counted_where_the_office_is(desk: Desk, world: World) -> None:
    late_evening = NOW.replace(hour=17)  # one in the morning of the next day in Shanghai
    entry = report_progress(world.actor("yx-staff"), late_evening, desk.task().id, NewProgress("夜间巡查"))
    assert entry.to_on == date(2026, 9, 23)


def test_the_head_learns_of_work_to_accept_and_the_sponsor_where_a_leader_is_needed(desk: Desk, world: World) -> None:
    task = desk.task()
    desk.report("yx-staff", task)
    assert (notices_of(world, "yx-head"), notices_of(world, "yx-leader")) == (["reported"], [])
    desk.report("yx-head", task, difficulties="经费没有落实", needs_leader=True)
    assert (notices_of(world, "yx-head"), notices_of(world, "yx-leader")) == (["reported"], ["leader_needed"])
    assert notices_of(world, "yx-staff") == []
