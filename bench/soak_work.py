"""The long version of the tests of tasks: crowds at the same tasks, and lives of tasks in random hands."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from tests.conftest import BASE
from tests.support.crowd import gather
from tests.support.postgres import PgServer, database
from tests.support.task_lives import live
from tests.support.world import World, build_world
from tracker import create_app
from tracker.extensions import db

SEED = 20_261_122
CROWDS = {"postgresql": (50, 60), "sqlite": (8, 150)}
"""People, and acts of each."""
LIVES, STEPS = 500, 80


def crowds() -> list[str]:
    """Let many people work on the same 20 tasks, on both databases; print what happened, return what broke."""
    found = []
    for name, (people, acts) in CROWDS.items():
        with world_in(name) as (app, world):
            crowd = gather(app, world, people)
            began = time.perf_counter()
            crowd.work(acts, SEED)
            seconds = time.perf_counter() - began
            print(f"\n{name}: {people} people, {people * acts} acts in {seconds:.0f} s, slowest {crowd.slowest:.1f} s")
            for word, count in (*sorted(crowd.done.items()), *sorted(crowd.told.items())):
                print(f"{count:7d}  {word.strip('_')}")
            found += [f"{name}: {fault}" for fault in crowd.faults()]
    return found


def lives() -> None:
    """Random people do random things with tasks. A broken rule shows the way to it."""
    with world_in("sqlite") as (_app, world):
        seen = live(world, LIVES, STEPS)
        print(f"\n{LIVES} lives of tasks")
        for word, count in sorted(seen.items()):
            print(f"{count:7d}  {word}")


@contextmanager
def world_in(name: str) -> Iterator[tuple[Flask, World]]:
    """The county of the tests in a new database, inside the application's context."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, _url(name, folder) as url:
        app = create_app(replace(BASE, database_url=url, data_dir=Path(folder)))
        with app.app_context():
            upgrade()
            yield app, build_world()
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()


@contextmanager
def _url(name: str, folder: str) -> Iterator[str]:
    if name == "sqlite":
        yield f"sqlite:///{folder}/soak.db"
        return
    server = PgServer()
    try:
        with database(server) as url:
            yield url
    finally:
        server.stop()
