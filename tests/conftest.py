"""The application on a real database: SQLite and PostgreSQL, a fresh copy of the migrated schema for every test."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from jinja2 import FileSystemBytecodeCache

import config
from tests.support.client import Client
from tests.support.clock import Clock
from tests.support.postgres import PgServer, database, make_database
from tests.support.world import World, build_world, load_world
from tracker import create_app
from tracker.extensions import db

pytest_plugins = [
    "tests.support.postgres",
    "tests.support.browser",
    "tests.support.empty",
    "tests.support.properties",
    "tests.support.route_matrix",
    "tests.support.routing",
    "tests.support.workers",
]

BASE = config.Settings(app_env="test", secret_key="x" * 32, argon2_light=True, base_url="http://localhost")


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at Tuesday, 22 September 2026, 10:00 in Shanghai until a test moves it."""
    return Clock(datetime(2026, 9, 22, 2, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, copied for every test."""
    folder = tmp_path_factory.mktemp("template")
    _fill(f"sqlite:///{folder / 'template.db'}", folder, upgrade)
    return folder / "template.db"


@pytest.fixture(scope="session")
def pg_template(pg_server: PgServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated PostgreSQL database, cloned for every test."""
    name = make_database(pg_server)
    _fill(pg_server.url(name), tmp_path_factory.mktemp("template"), upgrade)
    return name


@pytest.fixture(scope="session")
def sqlite_world(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the county of tests/support/world.py in it."""
    file = tmp_path_factory.mktemp("world") / "world.db"
    shutil.copy(sqlite_template, file)
    _fill(f"sqlite:///{file}", file.parent, build_world)
    return file


@pytest.fixture(scope="session")
def pg_world(pg_server: PgServer, pg_template: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same on PostgreSQL."""
    name = make_database(pg_server, pg_template)
    _fill(pg_server.url(name), tmp_path_factory.mktemp("world"), build_world)
    return name


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Compiled templates, shared by the applications of all tests."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


def _fill(url: str, folder: Path, act: Callable[[], object]) -> None:
    app = create_app(replace(BASE, database_url=url, data_dir=folder))
    with app.app_context():
        act()
        _let_go()


def _let_go() -> None:
    db.session.remove()
    for engine in db.engines.values():
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database, with the world in it for tests that ask for it; every test runs on both kinds."""
    content = "world" if "world" in request.fixturenames else "template"
    if request.param == "sqlite":
        file = tmp_path / "test.db"
        shutil.copy(request.getfixturevalue(f"sqlite_{content}"), file)
        yield f"sqlite:///{file}"
        return
    with database(request.getfixturevalue("pg_server"), request.getfixturevalue(f"pg_{content}")) as url:
        yield url


@pytest.fixture
def app(database_url: str, tmp_path: Path, clock: Clock, bytecode: FileSystemBytecodeCache) -> Iterator[Flask]:
    """The application on that database, inside its context."""
    app = create_app(replace(BASE, database_url=database_url, data_dir=tmp_path / "data"), clock)
    app.test_client_class = Client
    app.jinja_env.bytecode_cache = bytecode
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
    return load_world()
