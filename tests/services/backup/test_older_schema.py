"""A backup of an older version is restored as it was, and then migrated; a newer one is refused."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from tests.support.backups import NOW, Site
from tests.support.forging import forged
from tracker.domain.errors import Conflict, Invalid
from tracker.extensions import db
from tracker.models import Organisation, Task, User

ROWS: dict[str, dict[str, object]] = {
    "user": {"account": "zhang", "name": "张三", "phone": None, "email": None, "post": "", "password_hash": "x"},
    "organisation": {"code": "yunxi", "name": "云溪镇人民政府", "kind": "town", "settings": {}, "is_active": True},
}


def _row(name: str, /, **given: object) -> None:
    """A row of a table as it is now in the database, with whatever its other columns need."""
    table = sa.Table(name, sa.MetaData(), autoload_with=db.session.connection())
    values = {**ROWS.get(name, {}), **given}
    for column in table.columns:
        if column.name not in values and not column.nullable and column.name != "id":
            values[column.name] = _some(column.type)
    db.session.execute(sa.insert(table).values(values))


def _some(kind: sa.types.TypeEngine[object]) -> object:
    if isinstance(kind, sa.Boolean):
        return True
    if isinstance(kind, sa.Integer):
        return 1
    if isinstance(kind, sa.DateTime):
        return NOW
    return {} if isinstance(kind, sa.JSON) else ""


@pytest.fixture
def old(target: Site, tmp_path: Path) -> Path:
    """A backup made at revision 0002, after which the database is empty again."""
    upgrade(revision="0002")
    for name in ("organisation", "user"):
        _row(name)
    _row("unit", code="zf", name="执法队", head_id=1)  # a table that is made anew must not lose who refers to it
    _row("source", kind="other", name="会议")
    _row("task", state="assigned", kind="plan", plan_year=2026, number=1, title="培训", quote="培训", priority="normal")
    db.session.commit()
    db.session.remove()
    file = target.back_up(tmp_path / "old.tar").path
    downgrade(revision="base")
    return file


@pytest.mark.parametrize("present", [None, "0001", "head"])
def test_an_older_backup_is_migrated_once_it_is_there(old: Path, target: Site, present: str | None) -> None:
    if present:
        upgrade(revision=present)
    done = target.restore(old)
    assert done.manifest.revision == "0002"
    assert done.revision != "0002"
    assert db.session.scalars(sa.select(Task.state_since)).one() == NOW.date()
    assert db.session.scalars(sa.select(User.wishes)).one() == {}
    assert db.session.scalars(sa.select(Organisation.name)).one() == "云溪镇人民政府"


def test_an_older_backup_does_not_replace_data_of_another_schema(old: Path, target: Site) -> None:
    target.restore(old)
    before = target.everything()
    with pytest.raises(Conflict) as refusal:
        target.restore(old, discard=True)
    assert refusal.value.code == "restore_other_revision"
    assert target.everything() == before


def test_a_backup_of_a_newer_program_says_which_one_made_it(archive: Path, twin: Site, tmp_path: Path) -> None:
    def newer(manifest: bytes) -> bytes:
        return json.dumps({**json.loads(manifest), "revision": "9999", "product": "9.1"}).encode()

    with pytest.raises(Invalid) as refusal:
        twin.restore(forged(archive, tmp_path, {"manifest.json": newer}))
    assert refusal.value.code == "archive_revision_unknown"
    assert refusal.value.params["product"] == "9.1"


@pytest.mark.parametrize("empty", ["sqlite"], indirect=True)
def test_foreign_keys_are_watched_again_after_a_migration_whether_it_failed_or_not(target: Site) -> None:
    upgrade(revision="0002")
    db.session.execute(sa.text("CREATE TABLE heartbeat (name TEXT)"))  # the next revision makes it
    db.session.commit()
    with pytest.raises(sa.exc.OperationalError):
        upgrade()
    assert db.session.scalar(sa.text("PRAGMA foreign_keys")) == 1
    assert db.session.scalar(sa.text("SELECT version_num FROM alembic_version")) == "0002"
    db.session.execute(sa.text("DROP TABLE heartbeat"))
    db.session.commit()
    upgrade()
    assert db.session.scalar(sa.text("PRAGMA foreign_keys")) == 1
