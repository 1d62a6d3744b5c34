"""On a full disk nothing is half written and nothing half restored."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.backups import PHOTO, Site
from tests.support.tasks import add_source
from tests.support.world import load_world
from tracker.domain.errors import OutOfSpace
from tracker.extensions import db


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """No file of this process may grow beyond that, as on a full disk."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def test_a_backup_that_does_not_fit_leaves_nothing(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    with files_end_at(len(PHOTO)), pytest.raises(OutOfSpace) as refusal:
        site.back_up(folder / "a.tar")
    assert refusal.value.code == "backup_disk_full"
    assert list(folder.iterdir()) == []


def test_a_restore_that_does_not_fit_changes_nothing(site: Site, twin: Site, tmp_path: Path) -> None:
    """The rows fit, the last file does not: it is larger than the database with its log."""
    large = bytes(range(256)) * (16 << 10)
    with site.app.app_context():
        add_source(load_world(), sha256=site.blobs.put(large), filename="大.pdf")
        db.session.commit()
        db.session.remove()
    archive = site.back_up(tmp_path / "a.tar").path
    before = twin.everything()
    with files_end_at(len(large) - 1), pytest.raises(OutOfSpace) as refusal:
        twin.restore(archive)
    assert refusal.value.code == "restore_disk_full"
    assert (twin.everything(), twin.files()) == (before, [])
    twin.restore(archive)
    assert twin.everything() == site.everything()
