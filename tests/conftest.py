"""The application on a real database: SQLite and PostgreSQL, a fresh copy of the migrated schema for every test."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

import config
from tests.support.client import Client
from tests.support.clock import Clock
from tests.support.postgres import PgServer, database, make_database
from tests.support.world import World, build_world
from tracker import create_app
from tracker.extensions import db

pytest_plugins = ["tests.support.postgres", "tests.support.browser", "tests.support.empty", "tests.support.properties"]

BASE = config.Settings(app_env="test", secret_key="x" * 32, argon2_light=True, base_url="http://localhost")


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at Tuesday, 22 September 2026, 10:00 in Shanghai until a test moves it."""
    return Clock(datetime(2026, 9, 22, 2, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, copied for every test."""
    folder = tmp_path_factory.mktemp("template")
    _migrate(f"sqlite:///{folder / 'template.db'}", folder)
    return folder / "template.db"


@pytest.fixture(scope="session")
def pg_template(pg_server: PgServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated PostgreSQL database, cloned for every test."""
    name = make_database(pg_server)
    _migrate(pg_server.url(name), tmp_path_factory.mktemp("template"))
    return name


def _migrate(url: str, folder: Path) -> None:
    app = create_app(replace(BASE, database_url=url, data_dir=folder))
    with app.app_context():
        upgrade()
        _let_go()


def _let_go() -> None:
    db.session.remove()
    for engine in db.engines.values():
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database; every test that uses it runs on both."""
    if request.param == "sqlite":
        file = tmp_path / "test.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
        return
    with database(request.getfixturevalue("pg_server"), request.getfixturevalue("pg_template")) as url:
        yield url


@pytest.fixture
def app(database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """The application on that database, inside its context."""
    app = create_app(replace(BASE, database_url=database_url, data_dir=tmp_path / "data"), clock)
    app.test_client_class = Client
    with app.app_context():
        yield app
        _let_go()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without JavaScript."""
    return app.test_client()


@pytest.fixture
def world(app: Flask) -> World:
    """A county with two towns and people of every role; see tests/support/world.py."""
    return build_world()
