"""A seeded application on a database of its own, and the pages that are measured on it."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event, select, text

import config
from bench.floor import floor_app
from tracker import create_app
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task, User
from tracker.services.seeding import seed

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
YEAR = 2026


@dataclass(frozen=True, slots=True)
class Site:
    """An application with its coordinator signed in, a person with many tasks, and the floor beside it."""

    app: Flask
    browser: FlaskClient
    owner: FlaskClient
    floor: FlaskClient
    pages: dict[str, tuple[FlaskClient, str]]
    seconds: float


@contextmanager
def site(url: str, folder: Path, tasks: int) -> Iterator[Site]:
    """Migrate, seed and open; everything is let go at the end."""
    settings = config.Settings(
        app_env="test", secret_key="x" * 32, argon2_light=True, database_url=url, data_dir=folder
    )
    app = create_app(settings, lambda: NOW)
    quiet()
    with app.app_context():
        upgrade()
        began = time.monotonic()
        made = seed(max(1, min(100, tasks // 1000)), tasks, YEAR)
        analyse()
        taken = time.monotonic() - began
        found = _open(app, made.code, taken)
        db.session.remove()
    try:
        yield found
    finally:
        found.floor.application.extensions["engine"].dispose()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def quiet() -> None:
    """Requests are logged in production too, but not to a terminal."""
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))


def analyse() -> None:
    """What a server does by itself in the background."""
    postgresql = db.engine.dialect.name == "postgresql"
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE" if postgresql else "ANALYZE"))


def _open(app: Flask, org: str, seconds: float) -> Site:
    coordinator = db.session.scalars(select(User).where(User.account == "s001-01")).one()
    owner_id = db.session.scalars(
        select(Task.owner_id)
        .where(Task.org_id == coordinator.org_id, Task.plan_year == YEAR, Task.owner_id > 0)
        .limit(1)
    ).one()
    owner = db.session.scalars(select(User).where(User.id == owner_id)).one()
    leader = db.session.scalars(select(User).where(User.account == "s001-02")).one()
    browser, mine, signs = (signed_in(app, person) for person in (coordinator, owner, leader))
    place = f"/o/{org}/{YEAR}"
    pages = {
        "ledger of 50": (browser, f"{place}/ledger"),
        "my tasks": (mine, f"{place}/mine"),
        "task page": (browser, f"{place}/tasks/{_worked(coordinator.org_id)}"),
        "leader's desk": (signs, f"{place}/desk"),
        "chaser's desk": (browser, f"{place}/desk"),
        "records": (browser, f"{place}/records"),
        "search": (browser, f"{place}/ledger?q=执法 不少于"),
    }
    floor = floor_app(db.engine.url, coordinator.org_id, YEAR).test_client()
    return Site(app, browser, mine, floor, pages, seconds)


def _worked(org_id: int) -> int:
    """The number of a task in hand, with progress, figures and evidence."""
    worked = (Task.org_id == org_id, Task.plan_year == YEAR, Task.number >= 500, Task.reported_on.is_not(None))
    return db.session.scalars(select(Task.number).where(*worked, Task.state == TaskState.IN_PROGRESS).limit(1)).one()


def signed_in(app: Flask, user: User) -> FlaskClient:
    """A browser in which the person has signed in."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = user.get_id(), True
    return client


def queries(found: Site, client: FlaskClient, url: str) -> int:
    """How many statements a page sends."""
    counted: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            counted.append(statement)

    with found.app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        client.get(url)
    finally:
        event.remove(engine, "before_cursor_execute", count)
    return len(counted)
