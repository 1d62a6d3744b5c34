"""Many people on the same tasks at once: 50 on PostgreSQL, 8 on SQLite. Nothing is lost, nothing happens twice."""

from collections import Counter
from itertools import cycle, islice

from flask import Flask
from sqlalchemy import func, select

from tests.support.races import at_once
from tests.support.work import NOW, Desk, figure
from tests.support.world import World, add_user
from tracker.domain.people import Actor, Role
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Event, Figure, ProgressUpdate, Task, WorkEntry
from tracker.services.work import NewProgress, accept, report_progress

TASKS = 20
GOAL = 40


def crowd(world: World) -> list[Actor]:
    """People of the unit that leads the tasks."""
    size = 50 if db.engine.dialect.name == "postgresql" else 8
    for number in range(size):
        add_user(world, f"crowd-{number}", f"队员{number}", "yunxi", "yunxi-zf", Role.STAFF)
    db.session.commit()
    return [world.actor(f"crowd-{number}") for number in range(size)]


def test_a_crowd_reports_while_heads_accept(app: Flask, world: World) -> None:
    desk, people = Desk(world), crowd(world)
    ids = []
    for _ in range(TASKS):
        task = desk.task()
        desk.target(task, "行政执法培训", "次", GOAL)
        ids.append(task.id)
    head = world.actor("yx-head")

    def work(actor: Actor, first: int) -> None:
        """Three tasks each, and every report is accepted while others report on the same task."""
        for task_id in islice(cycle(ids), first, first + 3):
            new = NewProgress("同时在报", figures=(figure("执法培训", "2"),), key=f"{actor.user_id}-{task_id}")
            entry = report_progress(actor, NOW, task_id, new)
            again = report_progress(actor, NOW, task_id, new)
            assert entry.id == again.id
            accept(head, NOW, {entry.id: entry.version_id})

    acts = [lambda actor=actor, first=first: work(actor, first) for first, actor in enumerate(people)]
    assert at_once(app, *acts) == ["done"] * len(people)
    _check(ids, 3 * len(people))


def _check(ids: list[int], reports: int) -> None:
    states = db.session.scalars(select(WorkEntry.state)).all()
    assert states == [EntryState.ACCEPTED] * reports
    happened = Counter(db.session.scalars(select(Event.verb).where(Event.subject_type == "task")))
    touched = [task for task in db.session.scalars(select(Task).where(Task.id.in_(ids))) if task.reported_on]
    assert happened == {"received": len(touched), "reported": reports, "entry_accepted": reports}
    assert {task.state for task in touched} == {TaskState.IN_PROGRESS}
    sums = select(ProgressUpdate.task_id, func.sum(Figure.value)).join(
        ProgressUpdate, Figure.entry_id == ProgressUpdate.id
    )
    for task_id, total in db.session.execute(sums.group_by(ProgressUpdate.task_id)):
        assert db.session.get_one(Task, task_id).percent == min(100, int(total * 100 // GOAL))
