"""The application on a database without any table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

import config
from tests.support.client import Client
from tests.support.clock import Clock
from tests.support.postgres import database
from tracker import create_app
from tracker.extensions import db


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """An application on an empty database, inside its context; every test that uses it runs on both."""
    if request.param == "sqlite":
        yield from _on(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path, clock)
        return
    with database(request.getfixturevalue("pg_server")) as url:
        yield from _on(url, tmp_path, clock)


def _on(url: str, folder: Path, clock: Clock) -> Iterator[Flask]:
    settings = config.Settings(
        app_env="test", secret_key="x" * 32, argon2_light=True, base_url="http://localhost",
        database_url=url, data_dir=folder / "data",
    )  # fmt: skip
    app = create_app(settings, clock)
    app.test_client_class = Client
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
