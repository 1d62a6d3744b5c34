"""Backup, wipe, restore: the same rows and the same files, from either database to either."""

import stat
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.support.backups import NOW, PHOTO, Site, everything
from tracker.domain.errors import Conflict
from tracker.extensions import db
from tracker.models import Event, Heartbeat, Organisation, Theme
from tracker.services.backup.rows import lines
from tracker.services.backup.schema import revisions
from tracker.services.backup.snapshot import snapshot
from tracker.services.backup.tables import shapes


def test_what_was_backed_up_is_there_again_on_either_database(site: Site, archive: Path, target: Site) -> None:
    before = site.everything()
    assert sum(map(len, before.values())) > 50
    done = target.restore(archive)
    assert target.everything() == before
    assert target.files() == site.files()
    assert (done.put, done.same_key, done.revision) == (3, True, revisions()[-1])


def test_a_restored_database_backs_up_to_the_same_lines(site: Site, archive: Path, twin: Site, tmp_path: Path) -> None:
    twin.restore(archive)
    again = twin.back_up(tmp_path / "again.tar")
    assert again.manifest.tables == site.back_up(tmp_path / "first.tar").manifest.tables


def test_the_time_zone_of_the_server_does_not_matter(site: Site, archive: Path, twin: Site) -> None:
    with twin.app.app_context():
        if db.engine.dialect.name == "postgresql":
            zone = f"ALTER DATABASE \"{db.engine.url.database}\" SET timezone TO 'Asia/Shanghai'"
            db.session.execute(sa.text(zone))
            db.session.commit()
        db.engine.dispose()
    twin.restore(archive)
    assert twin.everything() == site.everything()


def test_new_rows_get_new_numbers_after_a_restore(archive: Path, twin: Site) -> None:
    twin.restore(archive)
    with twin.app.app_context():
        last = db.session.scalar(sa.select(sa.func.max(Theme.id))) or 0
        org_id = db.session.scalar(sa.select(sa.func.min(Organisation.id)))
        theme = Theme(org_id=org_id, code="NEW", name="新", position=0, keywords=[], lead_hints=[])
        db.session.add(theme)
        db.session.commit()
        assert theme.id == last + 1
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Heartbeat)) == 1


@pytest.mark.parametrize("discard", [False, True])
def test_events_stay_append_only_after_a_restore(archive: Path, twin: Site, discard: bool) -> None:
    twin.restore(archive)
    if discard:
        twin.restore(archive, discard=True)
    with twin.app.app_context(), pytest.raises(sa.exc.DBAPIError, match="append-only"):
        db.session.execute(sa.delete(Event))


def test_a_database_with_data_is_not_touched(site: Site, archive: Path) -> None:
    before = site.everything()
    with pytest.raises(Conflict) as refusal:
        site.restore(archive)
    assert refusal.value.code == "database_not_empty"
    assert refusal.value.params["orgs"] == 3
    assert site.everything() == before


def test_present_data_may_be_given_up_on_purpose(site: Site, archive: Path) -> None:
    before = site.everything()
    with site.app.app_context():
        db.session.execute(sa.update(Organisation).values(name="改过"))
        db.session.add(Event(org_id=1, at=NOW, via="cli", verb="later", subject_type="task", subject_id=1))
        db.session.commit()
    site.restore(archive, discard=True)
    assert site.everything() == before


def test_what_the_program_leaves_by_itself_is_no_data(archive: Path, twin: Site, site: Site) -> None:
    """A scheduler that ran on the empty database has left its heartbeat."""
    with twin.app.app_context():
        db.session.add(Heartbeat(name="sweep", at=NOW, did={"queued": 3}, error=""))
        db.session.commit()
    twin.restore(archive)
    assert twin.everything() == site.everything()


def test_a_backup_is_of_one_instant(site: Site) -> None:
    """What is written while it runs is not in it, not even in tables that are read later; no writer has to wait."""
    with site.app.app_context(), snapshot() as connection:
        found = {shape.name: shape for shape in shapes(connection)}
        before = list(lines(connection, found["organisation"]))
        db.session.execute(sa.update(Organisation).values(name="写在备份当中"))
        db.session.add(Heartbeat(name="other", at=NOW, did={}, error=""))
        db.session.commit()
        assert list(lines(connection, found["organisation"])) == before
        assert len(list(lines(connection, found["heartbeat"]))) == 1
    assert any("写在备份当中" in row for row in site.everything()["organisation"])


def test_a_backup_is_for_its_owner_alone(archive: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_a_backup_replaces_nothing(site: Site, archive: Path) -> None:
    before = archive.read_bytes()
    with pytest.raises(Conflict) as refusal:
        site.back_up(archive)
    assert refusal.value.code == "backup_exists"
    assert archive.read_bytes() == before


def test_lost_and_changed_files_are_named_and_the_rest_is_kept(site: Site, twin: Site, tmp_path: Path) -> None:
    missing, changed, _kept = site.files()
    for sha256, data in ((missing, None), (changed, b"other")):
        path = site.blobs.root / sha256[:2] / sha256[2:4] / sha256
        path.unlink() if data is None else path.write_bytes(data)
    made = site.back_up(tmp_path / "holes.tar")
    assert made.manifest.lost == [
        {"sha256": missing, "state": "missing"},
        {"sha256": changed, "state": "damaged"},
    ]
    assert twin.restore(made.path).manifest.lost == made.manifest.lost
    assert twin.files() == [_kept]


def test_restoring_heals_a_damaged_file_of_the_same_length(site: Site, archive: Path, twin: Site) -> None:
    sha256 = twin.blobs.put(PHOTO)
    path = twin.blobs.root / sha256[:2] / sha256[2:4] / sha256
    path.write_bytes(bytes(len(PHOTO)))
    twin.restore(archive)
    assert path.read_bytes() == PHOTO


def test_everything_compares_more_than_counts(site: Site) -> None:
    before = site.everything()
    with site.app.app_context():
        db.session.execute(sa.update(Heartbeat).values(did={"queued": 1}))
        db.session.commit()
        assert everything() != before
