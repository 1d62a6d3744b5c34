"""Dates once agreed: who may change them, and what a missed one leaves behind."""

from datetime import UTC, date, datetime

import pytest

from tests.support.desk import Desk
from tracker.domain.errors import Invalid
from tracker.domain.tasks import TaskState
from tracker.extensions import db

LATER = date(2026, 12, 20)


@pytest.mark.parametrize("who", ["yx-coord", "yx-leader"])
def test_coordinator_and_leader_change_the_date_of_an_assigned_task(desk: Desk, who: str) -> None:
    task = desk.give(who, desk.make(), due_on=LATER)
    assert (task.due_on, task.first_due_on, task.late_since) == (LATER, date(2026, 11, 30), None)
    assert desk.told("yx-staff") == ["reassigned"]


def test_a_unit_head_asks_for_an_extension_instead(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        desk.give("yx-head", desk.make(), due_on=LATER)
    assert (refused.value.code, refused.value.field) == ("ask_for_extension", "due_on")


def test_a_unit_head_changes_everything_else(desk: Desk) -> None:
    task = desk.give("yx-head", desk.make(), owner_id=desk.user("yx-head"), due_on=date(2026, 11, 30))
    assert task.owner_id == desk.user("yx-head")


def test_handing_back_does_not_open_the_date_to_the_unit_head(desk: Desk) -> None:
    task = desk.make(state=TaskState.UNASSIGNED, owner_id=None)
    with pytest.raises(Invalid, match="ask_for_extension"):
        desk.give("yx-head", task, due_on=LATER)


def test_before_the_first_assignment_a_unit_head_sets_the_date(desk: Desk) -> None:
    task = desk.make(state=TaskState.UNASSIGNED, owner_id=None, first_due_on=None, due_on=date(2026, 9, 1))
    assert desk.give("yx-head", task, due_on=LATER).late_since is None


def test_a_missed_date_stays_on_record_when_it_is_changed(desk: Desk) -> None:
    task = desk.make(due_on=date(2026, 9, 21), first_due_on=date(2026, 9, 21))
    desk.give("yx-coord", task, due_on=LATER)
    assert (task.late_since, task.first_due_on) == (date(2026, 9, 21), date(2026, 9, 21))
    [event] = desk.events(task)
    assert event.after == {"due_on": "2026-12-20", "late_since": "2026-09-21"}
    desk.now = datetime(2027, 1, 5, 2, 0, tzinfo=UTC)
    desk.give("yx-coord", task, due_on=date(2027, 3, 31))
    assert task.late_since == date(2026, 9, 21)


def test_on_its_last_day_a_date_is_not_missed_yet(desk: Desk) -> None:
    task = desk.make(due_on=date(2026, 9, 22))
    assert desk.give("yx-coord", task, due_on=LATER).late_since is None


@pytest.mark.parametrize("name", ["owner_id", "sponsor_id"])
def test_nobody_is_owner_and_sponsor_of_one_task(desk: Desk, name: str) -> None:
    task = desk.make()
    other = {"owner_id": "yx-leader", "sponsor_id": "yx-staff"}[name]
    with pytest.raises(Invalid) as refused:
        desk.give("yx-coord", task, **{name: desk.user(other)})
    assert (refused.value.code, refused.value.field) == ("owner_is_sponsor", "sponsor_id")
    db.session.rollback()
    swapped = desk.give("yx-coord", task, owner_id=desk.user("yx-leader"), sponsor_id=desk.user("yx-staff"))
    assert (swapped.owner_id, swapped.sponsor_id) == (desk.user("yx-leader"), desk.user("yx-staff"))


def test_an_old_task_of_one_person_can_still_be_changed_otherwise(desk: Desk) -> None:
    task = desk.make(sponsor_id=desk.user("yx-staff"))
    assert desk.give("yx-coord", task, due_on=LATER).due_on == LATER


def test_a_new_owner_is_told_and_so_is_the_former_one(desk: Desk) -> None:
    desk.give("yx-coord", desk.make(), owner_id=desk.user("yx-head"))
    assert (desk.told("yx-head"), desk.told("yx-staff"), desk.told("yx-coord")) == (["assigned"], ["reassigned"], [])
