"""Every route × everybody: the application with something real behind every route, and what a request to it writes."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask, url_for
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.conftest import BASE
from tests.support.client import Client
from tests.support.clock import Clock
from tests.support.route_world import NOW, Place, build_places, form_of
from tests.support.world import World
from tracker import create_app
from tracker.domain.people import Actor
from tracker.extensions import db

NOBODY = "nobody"
ROLES = ("admin", "coord", "leader", "head", "staff", "viewer")
OF_TOWN, OF_COUNTY = ([f"{short}-{role}" for role in ROLES] for short in ("yx", "qh"))
YEAR = 2026


@dataclass
class Matrix:
    """The application with something real behind every route."""

    app: Flask
    world: World
    places: dict[str, Place]
    writes: list[str] = field(default_factory=list)

    def actor(self, account: str) -> Actor:
        """A person."""
        return self.world.actor(account)

    def send(
        self, account: str, rule: Rule, method: str, org: str, of: str, browser: FlaskClient | None = None
    ) -> TestResponse:
        """Open a route of `org` with the rows of `of`; what it writes is noted in `writes` and not kept."""
        client = browser or (self.app.test_client() if account == NOBODY else self.world.client(self.app, account))
        url = self.address(rule, self.values(rule, org, of))
        data = form_of(rule.endpoint, self.places[of]) if method == "POST" else None
        db.session.rollback()  # the test's own session must not hold what the request wants to write
        self.writes.clear()
        response = client.open(url, method=method, data=data)
        response.close()  # some of them are files
        return response

    def address(self, rule: Rule, values: dict[str, Any]) -> str:
        """The address of a route."""
        with self.app.test_request_context():
            return url_for(rule.endpoint, **values)

    def values(self, rule: Rule, org: str, of: str) -> dict[str, Any]:
        """Values for the address of a route of `org` with the rows of `of`."""
        known = {**self.places[of].values_for(rule.endpoint), "org": org, "year": YEAR}
        return {name: known[name] for name in rule.arguments}


@pytest.fixture(scope="module")
def matrix(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matrix]:
    """One world for all of these tests: requests run for real, but what they commit is taken back at their end."""
    folder = tmp_path_factory.mktemp("routes")
    shutil.copy(sqlite_template, folder / "routes.db")
    settings = replace(BASE, database_url=f"sqlite:///{folder / 'routes.db'}", data_dir=folder)
    app = create_app(settings, Clock(NOW))
    app.test_client_class = Client
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        found = Matrix(app, *build_places(app))
        with _nothing_kept(found):
            yield found
        db.session.remove()
        db.engine.dispose()


@contextmanager
def _nothing_kept(matrix: Matrix) -> Iterator[None]:
    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            matrix.writes.append(statement)

    engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "commit", Session.flush)
        yield
    sa.event.remove(engine, "before_cursor_execute", note)
