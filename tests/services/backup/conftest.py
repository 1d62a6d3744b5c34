"""A filled installation on each database, and an empty one on each."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import BASE
from tests.support.backups import Site, fill
from tests.support.clock import Clock
from tests.support.postgres import database
from tests.support.world import World, load_world
from tracker import create_app
from tracker.extensions import db
from tracker.storage import FolderBlobs


@pytest.fixture
def site(app: Flask, world: World, tmp_path: Path) -> Site:
    """What is to be backed up."""
    blobs = FolderBlobs(tmp_path / "uploads")
    fill(world, blobs)
    db.session.remove()
    return Site(app, blobs)


@pytest.fixture
def target(empty: Flask, tmp_path: Path) -> Site:
    """Where it is to be restored."""
    return Site(empty, FolderBlobs(tmp_path / "restored"))


@pytest.fixture
def twin(request: pytest.FixtureRequest, database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Site]:
    """Another installation on the same kind of database, with its tables but without a row."""
    if database_url.startswith("sqlite"):
        file = tmp_path / "twin.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield from _twin(f"sqlite:///{file}", tmp_path, clock)
        return
    with database(request.getfixturevalue("pg_server"), request.getfixturevalue("pg_template")) as url:
        yield from _twin(url, tmp_path, clock)


def _twin(url: str, folder: Path, clock: Clock) -> Iterator[Site]:
    app = create_app(replace(BASE, database_url=url, data_dir=folder / "twin"), clock)
    yield Site(app, FolderBlobs(folder / "restored"))
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def archive(site: Site, tmp_path: Path) -> Path:
    """A sound backup."""
    return site.back_up(tmp_path / "sound.tar").path


@pytest.fixture(scope="module")
def sound(sqlite_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A sound backup for tests that only look at files, inside the context of an application with its revisions."""
    folder = tmp_path_factory.mktemp("sound")
    shutil.copy(sqlite_world, folder / "site.db")
    app = create_app(replace(BASE, database_url=f"sqlite:///{folder / 'site.db'}", data_dir=folder))
    with app.app_context():
        blobs = FolderBlobs(folder / "uploads")
        fill(load_world(), blobs)
        db.session.remove()
        yield Site(app, blobs).back_up(folder / "sound.tar").path
        db.engine.dispose()
