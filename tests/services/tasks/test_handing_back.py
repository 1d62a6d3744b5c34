"""Handing a task back (转办) before it is received."""

from datetime import UTC, date, datetime

import pytest

from tests.support.desk import Desk
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.services.tasks import move


@pytest.fixture
def task(desk: Desk) -> Task:
    """Assigned on Monday, 21 September 2026: three working days end on Thursday, since Friday is 中秋节."""
    return desk.make(started_on=date(2026, 9, 21))


@pytest.mark.parametrize("who", ["yx-staff", "yx-head", "yx-coord"])
def test_owner_unit_head_and_coordinator_hand_back_and_the_dates_stay(desk: Desk, task: Task, who: str) -> None:
    desk.go(who, task, Move.HAND_BACK, "不属于本队职责，应由司法所办理")
    assert (task.state, task.owner_id) == (TaskState.UNASSIGNED, None)
    assert (task.due_on, task.first_due_on) == (date(2026, 11, 30), date(2026, 11, 30))
    [event] = desk.events(task)
    assert (event.verb, event.reason) == ("handed_back", "不属于本队职责，应由司法所办理")
    assert event.after == {"state": "unassigned", "owner_id": None}
    assert event.before == {"state": "assigned", "owner_id": desk.user("yx-staff")}


def test_the_coordinators_are_told(desk: Desk, task: Task) -> None:
    desk.go("yx-head", task, Move.HAND_BACK, "应由司法所办理")
    assert desk.told("yx-coord") == desk.told("yx-staff") == ["handed_back"]
    assert desk.told("yx-head") == desk.told("hs-coord") == []


@pytest.mark.parametrize("who", ["yx-viewer", "yx-leader", "yx-admin"])
def test_others_do_not(desk: Desk, task: Task, who: str) -> None:
    with pytest.raises(NotAllowed):
        desk.go(who, task, Move.HAND_BACK, "应由司法所办理")


def test_it_takes_a_reason(desk: Desk, task: Task) -> None:
    with pytest.raises(Invalid) as refused:
        desk.go("yx-staff", task, Move.HAND_BACK)
    assert (refused.value.code, refused.value.field) == ("required", "reason")


@pytest.mark.parametrize(
    ("now", "fine"),
    [
        (datetime(2026, 9, 24, 15, 59, tzinfo=UTC), True),  # the minute before midnight in Shanghai
        (datetime(2026, 9, 24, 16, 0, tzinfo=UTC), False),
    ],
)
def test_three_working_days_and_no_longer(desk: Desk, task: Task, now: datetime, *, fine: bool) -> None:
    actor = desk.actor("yx-staff")
    if fine:
        assert move(actor, now, task.id, task.version_id, Move.HAND_BACK, "转司法所").state is TaskState.UNASSIGNED
        return
    with pytest.raises(Invalid, match="hand_back_too_late"):
        move(actor, now, task.id, task.version_id, Move.HAND_BACK, "转司法所")


def test_days_on_which_the_office_rests_do_not_count(desk: Desk, task: Task) -> None:
    desk.settings(calendar={date(2026, 9, 24): False})
    late = datetime(2026, 9, 27, 2, 0, tzinfo=UTC)
    actor = desk.actor("yx-staff")
    assert move(actor, late, task.id, task.version_id, Move.HAND_BACK, "转司法所").owner_id is None


def test_what_is_received_is_not_handed_back(desk: Desk, task: Task) -> None:
    desk.go("yx-staff", task, Move.RECEIVE)
    with pytest.raises(Invalid, match="move_not_possible"):
        desk.go("yx-staff", task, Move.HAND_BACK, "转司法所")


def test_a_second_click_is_told_that_the_task_changed(desk: Desk, task: Task) -> None:
    seen = task.version_id
    desk.go("yx-staff", task, Move.HAND_BACK, "转司法所")
    with pytest.raises(Conflict, match="changed_meanwhile"):
        move(desk.actor("yx-staff"), desk.now, task.id, seen, Move.HAND_BACK, "转司法所")
    with pytest.raises(NotAllowed):
        move(desk.actor("yx-viewer"), desk.now, task.id, seen, Move.HAND_BACK, "转司法所")
    db.session.rollback()
    assert desk.verbs(task) == ["handed_back"]


def test_the_next_owner_gets_three_days_of_their_own(desk: Desk, task: Task) -> None:
    desk.go("yx-staff", task, Move.HAND_BACK, "转司法所")
    desk.give("yx-coord", task, owner_id=desk.user("yx-head"))
    assert (task.state, task.started_on, task.first_due_on) == (
        TaskState.ASSIGNED, date(2026, 9, 22), date(2026, 11, 30)
    )  # fmt: skip
    assert desk.events(task)[-1].after == {
        "owner_id": desk.user("yx-head"), "state": "assigned", "started_on": "2026-09-22"
    }  # fmt: skip


def test_so_does_whoever_is_made_owner_before_receipt(desk: Desk, task: Task) -> None:
    desk.give("yx-coord", task, owner_id=desk.user("yx-head"))
    assert task.started_on == date(2026, 9, 22)
    desk.go("yx-head", task, Move.RECEIVE)
    desk.now = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
    desk.give("yx-coord", task, owner_id=desk.user("yx-staff"))
    assert task.started_on == date(2026, 9, 22)
