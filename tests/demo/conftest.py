"""The demo, loaded once on each database for the tests that only look at it."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

import config
from tests.support.clock import Clock
from tests.support.postgres import database
from tracker import create_app
from tracker.extensions import db

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
SETTINGS = config.Settings(app_env="test", secret_key="x" * 32, argon2_light=True, base_url="http://localhost")


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application with the demo as `flask demo` loads it on 22 September 2026; tests must not change it."""
    folder = tmp_path_factory.mktemp("demo")
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), folder / "demo.db")
        yield from _load(f"sqlite:///{folder / 'demo.db'}", folder)
        return
    with database(request.getfixturevalue("pg_server"), request.getfixturevalue("pg_template")) as url:
        yield from _load(url, folder)


def _load(url: str, folder: Path) -> Iterator[Flask]:
    app = create_app(replace(SETTINGS, database_url=url, data_dir=folder), Clock(NOW))
    result = app.test_cli_runner().invoke(args=["demo"])
    assert result.exit_code == 0, result.output
    yield app
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture
def demo(loaded: Flask) -> Iterator[Flask]:
    """The loaded demo, inside its application context."""
    with loaded.app_context():
        yield loaded
        db.session.remove()
