"""Many people at the same tasks at once: what they did, what they were told, and whether the record holds together."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from random import Random
from threading import Barrier
from uuid import uuid4

from flask import Flask
from sqlalchemy import func, select

from tests.support.replay import replayed
from tests.support.tasks import add_task
from tests.support.world import World, add_user
from tracker.domain.errors import DomainError
from tracker.domain.people import Actor, Role
from tracker.domain.tasks import Move, possible_moves
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Event, ProgressUpdate, Task, TaskTarget
from tracker.services import work
from tracker.services.tasks import Assignment, assign, merge, move
from tracker.services.tasks.taking import subject_of
from tracker.services.work import NewFigure, NewProgress

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
ROLES = (Role.COORDINATOR, Role.UNIT_HEAD, Role.COORDINATOR, Role.LEADER, Role.STAFF)
GOAL = 200
ENDINGS = frozenset({Move.SUSPEND, Move.MERGE})
FIGURE = NewFigure("走访", "1", "户")


@dataclass
class Crowd:
    """People and the tasks on which all of them work. `done` counts acts, `told` refusals, `broken` what must not be.

    `slowest` is the longest act in seconds.
    """

    app: Flask
    actors: list[Actor]
    task_ids: list[int]
    done: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def work(self, acts: int, seed: int = 0) -> None:
        """Let everybody do so many random acts, all beginning at the same moment."""
        barrier = Barrier(len(self.actors))
        db.session.rollback()  # a transaction of our own would hold SQLite's lock
        with ThreadPoolExecutor(len(self.actors)) as pool:
            for place, actor in enumerate(self.actors):
                pool.submit(self._person, barrier, actor, Random(seed + place), acts)

    def _person(self, barrier: Barrier, actor: Actor, chance: Random, acts: int) -> None:
        with self.app.app_context():
            barrier.wait()
            for _act in range(acts):
                self._act(actor, chance)
            db.session.remove()

    def _act(self, actor: Actor, chance: Random) -> None:
        act = chance.choice((self._report, self._retry, self._assign, self._move, self._move, self._accept))
        began = time.perf_counter()
        try:
            act(actor, chance)
            self.done[act.__name__] += 1
        except DomainError as error:
            self.told[error.code] += 1
        except Exception as error:  # noqa: BLE001 - whatever reaches a person that is no refusal is a fault
            self.broken.append(f"{act.__name__}: {error!r}")
        db.session.rollback()
        self.slowest = max(self.slowest, time.perf_counter() - began)

    def _report(self, actor: Actor, chance: Random) -> None:
        new = NewProgress("走访一户", figures=(FIGURE,))
        work.report_progress(actor, NOW, chance.choice(self.task_ids), new)

    def _retry(self, actor: Actor, chance: Random) -> None:
        """The line broke, and the form is sent again: it counts once."""
        new, task_id = NewProgress("走访一户", figures=(FIGURE,), key=uuid4().hex), chance.choice(self.task_ids)
        first = work.report_progress(actor, NOW, task_id, new).id
        if work.report_progress(actor, NOW, task_id, new).id != first:
            self.broken.append("kept twice")

    def _assign(self, actor: Actor, chance: Random) -> None:
        """Several at once, so that people wait for each other in all orders."""
        seen = {task.id: task.version_id for task in map(_seen, chance.sample(self.task_ids, chance.randint(1, 3)))}
        _think(chance)
        assign(actor, NOW, seen, Assignment(target=uuid4().hex))

    def _move(self, actor: Actor, chance: Random) -> None:
        task = _seen(chance.choice(self.task_ids))
        moves, seen = possible_moves(actor, task.state, subject_of(task)), (task.id, task.version_id)
        _think(chance)
        step = chance.choice(moves or [Move.SUBMIT])
        if step in ENDINGS and chance.random() < 0.8:  # otherwise little would be left to do
            return
        if step is Move.MERGE:
            merge(actor, NOW, *seen, chance.choice(self.task_ids), "同一件事")
        else:
            move(actor, NOW, *seen, step, "有理由", exception="材料在县局")

    def _accept(self, actor: Actor, chance: Random) -> None:
        waiting = select(ProgressUpdate).where(ProgressUpdate.state == EntryState.PENDING)
        waiting = waiting.where(ProgressUpdate.task_id.in_(chance.sample(self.task_ids, 2)))
        seen = {entry.id: entry.version_id for entry in db.session.scalars(waiting.limit(4))}
        _think(chance)
        if seen:
            work.accept(actor, NOW, seen)

    def faults(self) -> list[str]:
        """What does not hold together afterwards: [] if nothing was lost and nothing happened twice."""
        db.session.expire_all()
        found = list(self.broken)
        for task in db.session.scalars(select(Task).where(Task.id.in_(self.task_ids)).order_by(Task.id)):
            events = _events(task)
            found += [f"{task.number}: {fault}" for fault in (*replayed(task, events), *_links(events), *_counts(task))]
        return found


def gather(app: Flask, world: World, people: int, tasks: int = 20) -> Crowd:
    """A crowd of so many people in one unit of 云溪镇, each of them owner of some tasks under yx-leader."""
    users = [add_user(world, f"crowd{place}", "众人", "yunxi", "yunxi-zf", ROLES[place % 5]) for place in range(people)]
    leader = world.user("yx-leader").id
    made = [add_task(world, owner_id=users[place % people].id, sponsor_id=leader) for place in range(tasks)]
    db.session.add_all(TaskTarget(task_id=task.id, name="走访", unit="户", value=Decimal(GOAL)) for task in made)
    db.session.commit()
    actors = [world.actor(user.account) for user in users]
    return Crowd(app, [world.actor("yx-leader"), *actors[1:]], [task.id for task in made])


def _think(chance: Random) -> None:
    """The page is open for a moment; meanwhile others act."""
    db.session.rollback()
    time.sleep(chance.random() / 50)


def _seen(task_id: int) -> Task:
    return db.session.get_one(Task, task_id)


def _events(task: Task) -> list[Event]:
    mine = select(Event).where(Event.subject_type == "task", Event.subject_id == task.id)
    return list(db.session.scalars(mine.order_by(Event.id)))


def _links(events: list[Event]) -> list[str]:
    """Each change begins where the one before ended: nobody's value was overwritten unseen."""
    found, known = list[str](), dict[str, object]()
    for event in events:
        for name, value in event.after.items():
            if name in event.before:
                if name in known and known[name] != event.before[name]:
                    found.append(f"{event.verb} lost {name}={known[name]!r}")
                known[name] = value
    return found


def _counts(task: Task) -> list[str]:
    """The share is that of all accepted figures."""
    accepted = select(func.count()).select_from(ProgressUpdate).where(ProgressUpdate.task_id == task.id)
    number = db.session.scalar(accepted.where(ProgressUpdate.state == EntryState.ACCEPTED)) or 0
    share = min(100, number * 100 // GOAL)
    return [] if (task.percent or 0) == share else [f"{number} accepted, but {task.percent} %"]
