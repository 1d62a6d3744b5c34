"""The demo, loaded once on each database for the tests that only look at it.

Loading takes seconds, so each of the two also shows a way to come by it: on SQLite the database is missing at first and
the first run is stopped half-way; on PostgreSQL somebody changes what such a run left, and asks for `--reset`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, update

import config
from tests.support.clock import Clock
from tests.support.postgres import database
from tracker import create_app
from tracker.extensions import db
from tracker.models import Event, Organisation, Task, User

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
SETTINGS = config.Settings(app_env="test", secret_key="x" * 32, argon2_light=True, base_url="http://localhost")
RENAMED = "改名"


@dataclass(frozen=True)
class Loaded:
    """An application with the whole demo; `left` is what `counts` found when the first run was stopped."""

    app: Flask
    left: list[int]
    output: str


def counts() -> list[int]:
    """How many organisations, people, tasks and events there are; lets go of SQLite's lock."""
    found = [db.session.scalar(select(func.count()).select_from(model)) for model in (Organisation, User, Task, Event)]
    db.session.rollback()
    return [number or 0 for number in found]


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """The demo as `flask demo` loads it on 22 September 2026; tests must not change it."""
    folder = tmp_path_factory.mktemp("demo")
    if request.param == "sqlite":
        yield from _load(f"sqlite:///{folder / 'missing.db'}", folder, ["demo"])
        return
    with database(request.getfixturevalue("pg_server"), request.getfixturevalue("pg_template")) as url:
        yield from _load(url, folder, ["demo", "--reset"])


def _load(url: str, folder: Path, command: list[str]) -> Iterator[Loaded]:
    app = create_app(replace(SETTINGS, database_url=url, data_dir=folder), Clock(NOW))
    with app.app_context():
        _stop_half_way(app)
        left = counts()
        db.session.execute(update(User).values(name=RENAMED))
        db.session.commit()
        db.session.remove()
    result = app.test_cli_runner().invoke(args=command)
    assert result.exit_code == 0, result.output
    yield Loaded(app, left, result.output)
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


def _stop_half_way(app: Flask) -> None:
    """A first run that somebody stopped when the county was founded."""

    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.demo.load._play", stop)
        assert app.test_cli_runner().invoke(args=["demo"]).exit_code != 0
    db.session.rollback()  # the process would have ended here


@pytest.fixture
def demo(loaded: Loaded) -> Iterator[Flask]:
    """The loaded demo, inside its application context."""
    with loaded.app.app_context():
        yield loaded.app
        db.session.remove()
