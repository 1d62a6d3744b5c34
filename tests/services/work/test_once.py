"""A form sent twice acts once, even at the same moment."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.races import at_once
from tests.support.work import NOW, TODAY, Desk, figure, verbs
from tests.support.world import World
from tracker.domain.errors import Conflict
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task, WorkEntry
from tracker.services.work import NewProgress, NewRecord, accept, record_work, report_progress, withdraw

KEY = "0123456789abcdef0123456789abcdef"


def entries() -> int:
    return db.session.scalar(select(func.count(WorkEntry.id))) or 0


def test_a_retry_finds_what_was_kept(desk: Desk) -> None:
    task = desk.task()
    first, again = (desk.report("yx-staff", task, key=KEY) for _ in range(2))
    assert first.id == again.id
    assert verbs("task") == ["received", "reported"]


def test_a_retry_succeeds_though_the_task_has_ended_meanwhile(desk: Desk) -> None:
    task = desk.task()
    first = desk.report("yx-staff", task, key=KEY)
    task.state = TaskState.CLOSED
    db.session.commit()
    assert desk.report("yx-staff", task, key=KEY).id == first.id


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "改过的话"}, {"difficulties": "缺人手"}, {"percent": 60}, {"figures": (figure("执法培训", "2"),)},
        {"figures": ()}, {"needs_leader": True},
    ],
)  # fmt: skip
def test_what_was_changed_before_the_retry_is_not_passed_over(desk: Desk, changed: dict[str, Any]) -> None:
    """The answer was lost, the text was changed, the form sent again: nobody may believe that the change was kept."""
    task = desk.task()
    first: dict[str, Any] = {
        "text": "原来的话",
        "figures": (figure("执法培训", "1"), figure("受训", "999999999999.9999", "人")),
    }
    kept = desk.report("yx-staff", task, key=KEY, **first)
    with pytest.raises(Conflict, match="already_sent"):
        desk.report("yx-staff", task, key=KEY, **{**first, **changed})
    assert desk.report("yx-staff", task, key=KEY, **first).id == kept.id


def test_a_record_changed_before_the_retry_is_not_passed_over(desk: Desk) -> None:
    desk.record("yx-staff", "原来的话", key=KEY)
    with pytest.raises(Conflict, match="already_sent"):
        desk.record("yx-staff", "改过的话", key=KEY)


def test_what_was_withdrawn_is_not_taken_for_sent(desk: Desk, world: World) -> None:
    task = desk.task()
    entry = desk.report("yx-staff", task, key=KEY)
    withdraw(world.actor("yx-staff"), NOW, entry.id, entry.version_id)
    with pytest.raises(Conflict, match="key_taken"):
        desk.report("yx-staff", task, key=KEY)


def test_without_a_key_each_is_kept(desk: Desk) -> None:
    task = desk.task()
    assert desk.report("yx-staff", task).id != desk.report("yx-staff", task).id


@pytest.mark.parametrize("key", ["钥匙" * 40, "x" * 500, "a\0b", "' or 1=1 --"])
def test_any_key_will_do(desk: Desk, key: str) -> None:
    task = desk.task()
    assert desk.report("yx-staff", task, key=key).id == desk.report("yx-staff", task, key=key).id


def test_nobody_gets_what_another_sent(desk: Desk) -> None:
    task = desk.task()
    desk.report("yx-staff", task, key=KEY)
    with pytest.raises(Conflict, match="key_taken"):
        desk.report("yx-head", task, key=KEY)


def test_a_key_is_of_one_task_and_one_kind(desk: Desk) -> None:
    desk.report("yx-staff", desk.task(), key=KEY)
    other = desk.task()
    with pytest.raises(Conflict, match="key_taken"):
        desk.report("yx-staff", other, key=KEY)
    db.session.rollback()
    with pytest.raises(Conflict, match="key_taken"):
        desk.record("yx-staff", key=KEY)


def test_progress_sent_twice_at_once_is_kept_once(app: Flask, desk: Desk, world: World) -> None:
    actor, task_id = world.actor("yx-staff"), desk.task().id
    new = NewProgress("连点两下", key=KEY, figures=(figure("执法培训", "2"),))
    assert at_once(app, *[lambda: report_progress(actor, NOW, task_id, new)] * 4) == ["done"] * 4
    assert entries() == 1
    assert verbs("task") == ["received", "reported"]


def test_a_record_sent_twice_at_once_is_kept_once(app: Flask, desk: Desk, world: World) -> None:
    actor, org_id = world.actor("yx-staff"), world.org("yunxi").id
    new = NewRecord(world.unit("yunxi-zf").id, "T0", TODAY, None, "断网重发", key=KEY)
    assert at_once(app, *[lambda: record_work(actor, NOW, org_id, new)] * 4) == ["done"] * 4
    assert entries() == 1
    assert verbs("work_entry") == ["recorded"]


def test_reports_of_many_at_once_are_all_kept_and_received_once(app: Flask, desk: Desk, world: World) -> None:
    actors, task_id = [world.actor(who) for who in ("yx-staff", "yx-head", "yx-coord")], desk.task().id
    sent = [(actor, NewProgress(f"第{number}条")) for actor in actors for number in range(3)]
    acts = [lambda actor=actor, new=new: report_progress(actor, NOW, task_id, new) for actor, new in sent]
    assert at_once(app, *acts) == ["done"] * 9
    assert entries() == 9
    assert verbs("task") == ["received", *["reported"] * 9]


def test_two_acceptances_at_once_count_the_figures_once(app: Flask, desk: Desk, world: World) -> None:
    task = desk.task()
    desk.target(task, "行政执法培训", "次", 4)
    entry = desk.report("yx-staff", task, figures=(figure("执法培训", "1"),))
    task_id, seen = task.id, {entry.id: entry.version_id}
    heads = [world.actor(who) for who in ("yx-head", "yx-coord")]
    done = at_once(app, *[lambda actor=actor: accept(actor, NOW, seen) for actor in heads])
    assert done == ["done", "entry_decided"]
    found = db.session.get_one(Task, task_id)
    assert found.percent == 25


def test_two_entries_accepted_at_once_are_both_counted(app: Flask, desk: Desk, world: World) -> None:
    task = desk.task()
    desk.target(task, "行政执法培训", "次", 4)
    sent = [desk.report("yx-staff", task, figures=(figure("执法培训", "1"),)) for _ in range(4)]
    task_id, actor = task.id, world.actor("yx-head")
    versions = [{entry.id: entry.version_id} for entry in sent]
    done = at_once(app, *[lambda seen=seen: accept(actor, NOW, seen) for seen in versions])
    assert done == ["done"] * 4
    assert db.session.get_one(Task, task_id).percent == 100
