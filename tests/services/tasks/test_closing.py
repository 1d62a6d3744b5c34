"""Closing: by the sponsor, on accepted evidence of others and ended sub-tasks, or on a stated exception."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.support.desk import Desk
from tests.support.tasks import add_proof
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.tasks import Move, TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Task


@pytest.fixture
def task(desk: Desk) -> Task:
    """Submitted, without anything reported."""
    return desk.make(state=TaskState.SUBMITTED)


def prove(desk: Desk, task: Task, **values: Any) -> None:
    add_proof(desk.world, task, **values)
    db.session.commit()


def refusal(desk: Desk, task: Task) -> Invalid:
    with pytest.raises(Invalid) as refused:
        desk.go("yx-leader", task, Move.CLOSE)
    db.session.rollback()
    assert refused.value.field == "exception"
    return refused.value


def test_accepted_evidence_is_enough(desk: Desk, task: Task) -> None:
    prove(desk, task)
    desk.go("yx-leader", task, Move.CLOSE, "同意销号")
    assert (task.state, task.closed_at) == (TaskState.CLOSED, desk.now)
    [event] = desk.events(task)
    assert (event.after, event.reason) == ({"state": "closed"}, "同意销号")
    assert desk.told("yx-staff") == ["closed"]


def test_without_evidence_a_task_stays_open(desk: Desk, task: Task) -> None:
    assert refusal(desk, task).code == "closing_needs_evidence"


@pytest.mark.parametrize(
    "values",
    [{"state": EntryState.PENDING}, {"state": EntryState.RETURNED}, {"state": EntryState.WITHDRAWN},
     {"state": EntryState.REPLACED}, {"author": "yx-leader"}],
)  # fmt: skip
def test_what_nobody_accepted_and_ones_own_reports_prove_nothing(
    desk: Desk, task: Task, values: dict[str, Any]
) -> None:
    prove(desk, task, **values)
    assert refusal(desk, task).code == "closing_needs_evidence"


def test_words_without_evidence_prove_nothing(desk: Desk, task: Task) -> None:
    prove(desk, task, evidence=[])
    assert refusal(desk, task).code == "closing_needs_evidence"


def test_the_sponsor_may_state_an_exception_which_stays_on_record(desk: Desk, task: Task) -> None:
    desk.go("yx-leader", task, Move.CLOSE, exception="现场核查已完成，材料在县局")
    [event] = desk.events(task)
    assert event.after == {"state": "closed", "exception": "现场核查已完成，材料在县局", "missing": ["evidence"]}


def test_an_exception_that_is_not_needed_is_a_remark(desk: Desk, task: Task) -> None:
    prove(desk, task)
    desk.go("yx-leader", task, Move.CLOSE, exception="办得好")
    [event] = desk.events(task)
    assert (event.after, event.reason) == ({"state": "closed"}, "办得好")


def test_open_sub_tasks_keep_the_whole_open(desk: Desk, task: Task) -> None:
    task.state = TaskState.IN_PROGRESS
    db.session.commit()
    first, second = desk.split("yx-coord", task, "摸排", "整改")
    task.state = TaskState.SUBMITTED
    prove(desk, task)
    refused = refusal(desk, task)
    assert (refused.code, refused.params["numbers"]) == ("closing_parts_open", [first.number, second.number])
    for part in (first, second):
        desk.go("yx-coord", part, Move.SUSPEND, "并入年度考核")
    assert desk.go("yx-leader", task, Move.CLOSE).state is TaskState.CLOSED


def test_evidence_of_the_parts_counts_for_the_whole(desk: Desk, task: Task) -> None:
    part = desk.make(part_of_id=task.id, state=TaskState.CLOSED)
    prove(desk, part)
    assert desk.go("yx-leader", task, Move.CLOSE).state is TaskState.CLOSED


def test_the_owner_never_closes_not_even_with_an_exception(desk: Desk) -> None:
    own = desk.make(owner_id=desk.user("yx-leader"), state=TaskState.SUBMITTED)
    with pytest.raises(NotAllowed, match="own_work"):
        desk.go("yx-leader", own, Move.CLOSE, exception="我自己知道办完了")


def test_a_state_that_does_not_lead_there_is_said_first(desk: Desk) -> None:
    with pytest.raises(Invalid, match="move_not_possible"):
        desk.go("yx-leader", desk.make(state=TaskState.IN_PROGRESS), Move.CLOSE)


@pytest.mark.parametrize(
    ("due_on", "late_since", "late"),
    [
        (date(2026, 9, 22), None, False),
        (date(2026, 9, 21), None, True),
        (date(2026, 12, 31), date(2026, 8, 31), True),
    ],
)
def test_closing_after_the_date_or_after_a_missed_one_is_late(
    desk: Desk, due_on: date, late_since: date | None, *, late: bool
) -> None:
    task = desk.make(state=TaskState.SUBMITTED, due_on=due_on, late_since=late_since)
    prove(desk, task)
    desk.go("yx-leader", task, Move.CLOSE)
    assert desk.events(task)[-1].after.get("late", False) is late
    desk.go("yx-leader", task, Move.REOPEN, "回访发现没有做完")
    assert (task.late_since, task.closed_at) == (late_since, None)


def test_midnight_in_shanghai_divides_the_days(desk: Desk) -> None:
    task = desk.make(state=TaskState.SUBMITTED, due_on=date(2026, 9, 22))
    prove(desk, task)
    desk.now = datetime(2026, 9, 22, 15, 59, tzinfo=UTC)  # the act itself is at 0:00 on the 23rd
    desk.go("yx-leader", task, Move.CLOSE)
    assert desk.events(task)[-1].after["late"] is True


def test_a_pending_request_for_a_later_date_ends_with_the_task(desk: Desk, task: Task) -> None:
    task.state = TaskState.IN_PROGRESS
    db.session.commit()
    request = desk.ask("yx-staff", task)
    task.state = TaskState.SUBMITTED
    prove(desk, task)
    desk.go("yx-leader", task, Move.CLOSE)
    assert request.state.value == "withdrawn"
    assert desk.verbs(task)[-2:] == ["closed", "extension_withdrawn"]
