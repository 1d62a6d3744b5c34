"""Moving a task through its states: by whom, and what each step needs."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from tests.support.tasks import add_proof, add_task
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Event, Task
from tracker.services.tasks import merge, move

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


@pytest.fixture
def task(world: World) -> Task:
    """An assigned task of yx-staff under yx-leader."""
    task = add_task(world, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id)
    db.session.commit()
    return task


def go(world: World, who: str, task: Task, step: Move, reason: str = "") -> Task:
    return move(world.actor(who), NOW, task.id, task.version_id, step, reason)


def test_a_task_goes_all_the_way_to_its_end_and_back(world: World, task: Task) -> None:
    go(world, "yx-staff", task, Move.RECEIVE)
    add_proof(world, task)
    go(world, "yx-staff", task, Move.SUBMIT)
    go(world, "yx-coord", task, Move.RETURN, "缺签到表")
    go(world, "yx-staff", task, Move.SUBMIT)
    go(world, "yx-leader", task, Move.CLOSE)
    assert (task.state, task.closed_at) == (TaskState.CLOSED, NOW)
    go(world, "yx-leader", task, Move.REOPEN, "回访发现没有做完")
    assert (task.state, task.closed_at) == (TaskState.IN_PROGRESS, None)
    done = db.session.scalars(select(Event).order_by(Event.id)).all()
    assert [event.verb for event in done] == [
        "received", "submitted", "returned", "submitted", "closed", "reopened"
    ]  # fmt: skip
    assert done[2].reason == "缺签到表"


@pytest.mark.parametrize(
    ("who", "step", "state"),
    [
        ("yx-viewer", Move.RECEIVE, TaskState.ASSIGNED),
        ("yx-leader", Move.RECEIVE, TaskState.ASSIGNED),
        ("yx-head", Move.SUBMIT, TaskState.IN_PROGRESS),
        ("yx-coord", Move.CLOSE, TaskState.SUBMITTED),
        ("yx-staff", Move.CLOSE, TaskState.SUBMITTED),
        ("yx-staff", Move.RETURN, TaskState.SUBMITTED),
        ("yx-staff", Move.SUSPEND, TaskState.IN_PROGRESS),
        ("yx-head", Move.REOPEN, TaskState.CLOSED),
    ],
)
def test_only_the_right_people_take_a_step(world: World, task: Task, who: str, step: Move, state: TaskState) -> None:
    task.state = state
    db.session.commit()
    with pytest.raises(NotAllowed):
        go(world, who, task, step, "有理由")


def test_nobody_closes_their_own_work(world: World) -> None:
    leader = world.user("yx-leader").id
    own = add_task(world, owner_id=leader, sponsor_id=leader, state=TaskState.SUBMITTED)
    db.session.commit()
    with pytest.raises(NotAllowed, match="own_work"):
        go(world, "yx-leader", own, Move.CLOSE)


@pytest.mark.parametrize("step", [Move.RETURN, Move.REOPEN, Move.SUSPEND])
def test_steps_back_and_aside_need_a_reason(world: World, task: Task, step: Move) -> None:
    with pytest.raises(Invalid) as refused:
        go(world, "yx-coord", task, step, "  ")
    assert refused.value.field == "reason"


def test_a_step_that_the_state_does_not_allow_is_refused(world: World, task: Task) -> None:
    with pytest.raises(Invalid, match="move_not_possible"):
        go(world, "yx-staff", task, Move.SUBMIT)


def test_a_stale_page_takes_no_step(world: World, task: Task) -> None:
    seen = task.version_id
    go(world, "yx-staff", task, Move.RECEIVE)
    with pytest.raises(Conflict):
        move(world.actor("yx-coord"), NOW, task.id, seen, Move.SUSPEND, "政策取消")


def test_an_incomplete_task_cannot_be_declared_assigned(world: World) -> None:
    bare = add_task(world, state=TaskState.UNASSIGNED)
    db.session.commit()
    with pytest.raises(Invalid, match="assignment_incomplete"):
        go(world, "yx-coord", bare, Move.ASSIGN)


def test_a_task_is_merged_into_another_of_its_ledger(world: World, task: Task) -> None:
    main, foreign_year = add_task(world), add_task(world, plan_year=2025)
    db.session.commit()
    actor = world.actor("yx-coord")
    for wrong in (task, foreign_year):
        with pytest.raises(Invalid):
            merge(actor, NOW, task.id, task.version_id, wrong.id, "同一件事")
        db.session.rollback()
    merge(actor, NOW, task.id, task.version_id, main.id, "同一件事")
    assert (task.state, task.merged_into_id) == (TaskState.MERGED, main.id)


def test_merging_does_not_make_good_a_missed_date(world: World, task: Task) -> None:
    into = add_task(world, state=TaskState.IN_PROGRESS)
    task.due_on, task.state = date(2026, 9, 1), TaskState.IN_PROGRESS
    db.session.commit()
    merged = merge(world.actor("yx-coord"), NOW, task.id, task.version_id, into.id, "同一件事")
    assert (merged.state, merged.late_since) == (TaskState.MERGED, date(2026, 9, 1))
