"""Many people at the same tasks at the same moment: nothing is lost, nothing happens twice, nobody sees a lock.

`make soak` does the same for longer.
"""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.crowd import gather
from tests.support.desk import Desk
from tests.support.races import at_once
from tests.support.world import World
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.services.tasks import Part, instruct, merge, move, split


def test_a_crowd_at_twenty_tasks_loses_nothing(app: Flask, world: World) -> None:
    people, acts = (8, 12) if db.engine.dialect.name == "sqlite" else (50, 5)
    crowd = gather(app, world, people)
    crowd.work(acts, seed=20_261_122)
    assert crowd.faults() == []
    assert sum(crowd.done.values()) > people * acts / 4


@pytest.mark.parametrize("step", [Move.RECEIVE, Move.SUSPEND, Move.HAND_BACK])
def test_a_step_taken_by_many_at_once_is_taken_once(app: Flask, desk: Desk, step: Move) -> None:
    task = desk.make(started_on=desk.now.date())
    actor, now, seen = desk.actor("yx-coord"), desk.now, (task.id, task.version_id)
    done = at_once(app, *[lambda: move(actor, now, *seen, step, "有理由")] * 6)
    assert done == ["changed_meanwhile"] * 5 + ["done"]
    db.session.expire_all()
    assert len(desk.verbs(task)) == 1


def test_sub_tasks_of_two_wholes_get_numbers_of_their_own(app: Flask, desk: Desk) -> None:
    wholes = [desk.make(state=TaskState.IN_PROGRESS) for _ in range(3)]
    actor, now, seen = desk.actor("yx-coord"), desk.now, [(task.id, task.version_id) for task in wholes]
    parts = [Part("摸排"), Part("整改")]
    assert at_once(app, *[lambda one=one: split(actor, now, one[0], one[1], parts) for one in seen]) == ["done"] * 3
    assert sorted(db.session.scalars(select(Task.number))) == list(range(1, 10))


def test_two_tasks_are_not_merged_into_each_other(app: Flask, desk: Desk) -> None:
    one, other = desk.make(), desk.make()
    actor, now = desk.actor("yx-coord"), desk.now
    seen = {task.id: task.version_id for task in (one, other)}
    pairs = [(one.id, other.id), (other.id, one.id)]
    acts = [lambda this=this, that=that: merge(actor, now, this, seen[this], that, "同一件事") for this, that in pairs]
    assert at_once(app, *acts) == ["done", "merge_target_invalid"]


def test_an_instruction_sent_twice_at_once_is_written_once(app: Flask, desk: Desk) -> None:
    task_id = desk.make().id
    actor, now = desk.actor("yx-leader"), desk.now
    at_once(app, *[lambda: instruct(actor, now, task_id, "请抓紧")] * 4)
    assert desk.verbs(db.session.get_one(Task, task_id)) == ["instructed"]


def test_a_whole_does_not_end_while_a_part_of_it_is_taken_up_again(app: Flask, desk: Desk) -> None:
    whole = desk.make(state=TaskState.IN_PROGRESS)
    part = desk.make(state=TaskState.SUSPENDED, part_of_id=whole.id)
    actor, now = desk.actor("yx-coord"), desk.now
    seen = (whole.id, whole.version_id), (part.id, part.version_id)
    done = at_once(
        app,
        lambda: move(actor, now, *seen[0], Move.SUSPEND, "政策取消"),
        lambda: move(actor, now, *seen[1], Move.REOPEN, "政策恢复"),
    )
    assert done in (["done", "whole_ended"], ["done", "parts_open"])
