"""Splitting a task into sub-tasks, and what the whole and its parts allow each other."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.support.desk import Desk
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.services.tasks import Assignment, Part, merge, split


@pytest.fixture
def whole(desk: Desk) -> Task:
    return desk.make(state=TaskState.IN_PROGRESS, theme_code="T4")


def test_parts_get_the_next_numbers_and_what_the_whole_has(desk: Desk, whole: Task) -> None:
    first, second = desk.split("yx-coord", whole, "摸排", "整改")
    assert (first.number, second.number) == (whole.number + 1, whole.number + 2)
    for part in (first, second):
        assert (part.part_of_id, part.source_id, part.quote) == (whole.id, whole.source_id, whole.quote)
        assert (part.kind, part.theme_code, part.lead_unit_id) == (whole.kind, "T4", whole.lead_unit_id)
        assert (part.state, part.owner_id) == (TaskState.UNASSIGNED, None)
    assert (whole.state, whole.owner_id) == (TaskState.IN_PROGRESS, desk.user("yx-staff"))
    assert desk.events(whole)[-1].after == {"parts": [first.number, second.number]}
    assert desk.events(first)[0].after["part_of_id"] == whole.id


def test_a_complete_part_is_assigned_at_once(desk: Desk, whole: Task) -> None:
    [part] = desk.split(
        "yx-coord", whole, "摸排", owner_id=desk.user("yx-head"), sponsor_id=desk.user("yx-leader"),
        due_on=date(2026, 10, 20),
    )  # fmt: skip
    assert (part.state, part.first_due_on, desk.verbs(part)) == (
        TaskState.ASSIGNED, date(2026, 10, 20), ["created", "assigned"]
    )  # fmt: skip
    assert desk.told("yx-head") == ["assigned"]


def test_a_unit_head_splits_within_the_unit_only(desk: Desk, whole: Task) -> None:
    assert len(desk.split("yx-head", whole, "摸排")) == 1
    with pytest.raises(NotAllowed):
        desk.split("yx-head", whole, "整改", lead_unit_id=desk.world.unit("yunxi-sfs").id)
    db.session.rollback()
    with pytest.raises(NotAllowed):
        desk.split("yx-staff", whole, "整改")


def test_nothing_is_made_when_one_part_is_at_fault(desk: Desk, whole: Task) -> None:
    with pytest.raises(Invalid) as refused:
        desk.split("yx-coord", whole, "摸排", " ")
    assert (refused.value.code, refused.value.field) == ("required", "parts-1-title")
    db.session.rollback()
    with pytest.raises(Invalid) as refused:
        desk.split("yx-coord", whole, "摸排", owner_id=desk.user("hs-staff"))
    assert (refused.value.code, refused.value.field) == ("person_unknown", "parts-0-owner_id")
    db.session.rollback()
    assert db.session.scalars(select(Task.id)).all() == [whole.id]


def test_parts_are_not_split_again_and_ended_tasks_not_at_all(desk: Desk, whole: Task) -> None:
    [part] = desk.split("yx-coord", whole, "摸排")
    for task, code in (
        (part, "part_of_part"),
        (desk.make(state=TaskState.CLOSED), "task_ended"),
        (desk.make(state=TaskState.SUBMITTED), "move_not_possible"),
    ):
        with pytest.raises(Invalid, match=code):
            desk.split("yx-coord", task, "再分")
        db.session.rollback()
    with pytest.raises(Invalid, match="parts_missing"):
        desk.split("yx-coord", whole)


def test_a_second_click_splits_nothing(desk: Desk, whole: Task) -> None:
    seen = whole.version_id
    desk.split("yx-coord", whole, "摸排")
    with pytest.raises(Conflict, match="changed_meanwhile"):
        split(desk.actor("yx-coord"), desk.now, whole.id, seen, [Part("摸排")])
    db.session.rollback()
    assert len(db.session.scalars(select(Task.id)).all()) == 2


def test_a_part_may_quote_another_sentence(desk: Desk, whole: Task) -> None:
    parts = [Part("摸排", quote="对全镇案卷逐一摸排", assignment=Assignment(target="42 卷"))]
    [part] = split(desk.actor("yx-coord"), desk.now, whole.id, whole.version_id, parts)
    assert (part.quote, part.target) == ("对全镇案卷逐一摸排", "42 卷")


@pytest.mark.parametrize("step", [Move.SUSPEND, Move.MERGE])
def test_a_whole_is_not_put_aside_while_its_parts_go_on(desk: Desk, whole: Task, step: Move) -> None:
    [part] = desk.split("yx-coord", whole, "摸排")
    into = desk.make()

    def put_aside() -> None:
        if step is Move.MERGE:
            merge(desk.actor("yx-coord"), desk.now, whole.id, whole.version_id, into.id, "同一件事")
        else:
            desk.go("yx-coord", whole, step, "政策取消")

    with pytest.raises(Invalid) as refused:
        put_aside()
    assert (refused.value.code, refused.value.params) == ("parts_open", {"numbers": [part.number]})
    db.session.rollback()
    desk.go("yx-coord", part, Move.SUSPEND, "政策取消")
    put_aside()
    assert whole.state in {TaskState.SUSPENDED, TaskState.MERGED}


def test_a_part_is_not_taken_up_again_while_its_whole_has_ended(desk: Desk, whole: Task) -> None:
    [part] = desk.split("yx-coord", whole, "摸排")
    desk.go("yx-coord", part, Move.SUSPEND, "政策取消")
    desk.go("yx-coord", whole, Move.SUSPEND, "政策取消")
    with pytest.raises(Invalid, match="whole_ended"):
        desk.go("yx-coord", part, Move.REOPEN, "政策恢复")
    db.session.rollback()
    desk.go("yx-coord", whole, Move.REOPEN, "政策恢复")
    assert desk.go("yx-coord", part, Move.REOPEN, "政策恢复").state is TaskState.UNASSIGNED


def test_nothing_is_merged_into_a_task_that_has_ended(desk: Desk, whole: Task) -> None:
    ended = desk.make(state=TaskState.CLOSED)
    with pytest.raises(Invalid, match="merge_target_invalid"):
        merge(desk.actor("yx-coord"), desk.now, whole.id, whole.version_id, ended.id, "同一件事")
