"""Receipt (签收): asked for, or not, as the organisation has it; and who hears of the steps that follow."""

from datetime import date

import pytest

from tests.support.desk import Desk
from tests.support.tasks import add_proof
from tracker.domain.errors import Conflict
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.services.tasks import move


def waiting(desk: Desk) -> Task:
    return desk.make(state=TaskState.UNASSIGNED, owner_id=None, first_due_on=None, started_on=None)


def test_an_assigned_task_waits_for_receipt(desk: Desk) -> None:
    task = desk.give("yx-coord", waiting(desk), owner_id=desk.user("yx-staff"))
    assert (task.state, task.started_on) == (TaskState.ASSIGNED, date(2026, 9, 22))
    assert desk.told("yx-staff") == ["assigned"]


def test_where_receipt_is_not_asked_for_the_work_begins_at_once(desk: Desk) -> None:
    desk.settings(receipt_required=False)
    task = desk.give("yx-coord", waiting(desk), owner_id=desk.user("yx-staff"))
    assert (task.state, desk.verbs(task)) == (TaskState.IN_PROGRESS, ["assigned", "received"])
    assert [event.after["state"] for event in desk.events(task)] == ["assigned", "in_progress"]


def test_a_task_that_lacks_something_stays_unassigned_either_way(desk: Desk) -> None:
    desk.settings(receipt_required=False)
    task = desk.give("yx-coord", waiting(desk), target="六次")
    assert (task.state, desk.verbs(task)) == (TaskState.UNASSIGNED, ["changed"])


def test_a_second_click_on_receipt_is_told_that_the_task_changed(desk: Desk) -> None:
    task = desk.make()
    seen = task.version_id
    desk.go("yx-staff", task, Move.RECEIVE)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        move(desk.actor("yx-staff"), desk.now, task.id, seen, Move.RECEIVE)
    db.session.rollback()
    assert desk.verbs(task) == ["received"]


def test_each_step_is_told_to_whom_it_concerns_and_never_to_who_took_it(desk: Desk) -> None:
    task = desk.make(state=TaskState.IN_PROGRESS)
    add_proof(desk.world, task)
    db.session.commit()
    desk.go("yx-staff", task, Move.SUBMIT)
    desk.go("yx-leader", task, Move.RETURN, "缺签到表")
    desk.go("yx-staff", task, Move.SUBMIT)
    desk.go("yx-leader", task, Move.CLOSE)
    desk.go("yx-coord", task, Move.REOPEN, "回访发现没有做完")
    desk.go("yx-coord", task, Move.SUSPEND, "政策取消")
    assert desk.told("yx-staff") == ["returned", "closed", "reopened", "suspended"]
    assert desk.told("yx-leader") == ["submitted", "submitted"]
    assert desk.told("yx-coord") == []


def test_a_task_suspended_before_its_assignment_comes_back_to_be_assigned(desk: Desk) -> None:
    task = waiting(desk)
    desk.go("yx-coord", task, Move.SUSPEND, "等上级文件")
    assert desk.go("yx-coord", task, Move.REOPEN, "文件到了").state is TaskState.UNASSIGNED
