"""`flask backup` and `flask restore`: what they say, and how they end."""

import json
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import Result
from flask import Flask

from tests.support.backups import fill
from tests.support.world import World
from tracker.extensions import db
from tracker.models import Organisation
from tracker.storage import FolderBlobs


@pytest.fixture
def filled(app: Flask, world: World) -> Flask:
    """An installation with rows and three uploaded files."""
    fill(world, FolderBlobs(uploads(app)))
    db.session.remove()
    return app


def uploads(app: Flask) -> Path:
    folder: Path = app.config["SETTINGS"].data_dir / "blobs"
    return folder


def run(app: Flask, *args: object) -> Result:
    return app.test_cli_runner().invoke(args=[str(arg) for arg in args])


def told(app: Flask, *args: object) -> dict[str, Any]:
    """The document that a command prints."""
    result = run(app, *args, "--json")
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_a_backup_says_what_is_in_it(filled: Flask, tmp_path: Path) -> None:
    file = tmp_path / "a.tar"
    said = told(filled, "backup", file)
    assert (said["file"], said["bytes"]) == (str(file), file.stat().st_size)
    assert (said["rows"]["organisation"], said["rows"]["task"], said["files"], said["lost"]) == (3, 2, 3, [])


def test_a_folder_gets_a_file_named_by_the_local_time(filled: Flask, tmp_path: Path) -> None:
    result = run(filled, "backup", tmp_path)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "nianlun-20260922-100000.tar").exists()
    assert "SECRET_KEY 不在备份里" in result.stdout


def test_backup_and_restore_leave_things_as_they_were(filled: Flask, tmp_path: Path) -> None:
    file = tmp_path / "a.tar"
    rows = told(filled, "backup", file)["rows"]
    for path in list(uploads(filled).rglob("*/*/*")):
        path.unlink()
    db.session.execute(sa.update(Organisation).values(name="改过"))
    db.session.commit()
    said = told(filled, "restore", file, "--discard-present-data")
    assert (said["rows"], said["put"], said["same_key"], said["lost"]) == (rows, 3, True, [])
    assert "改过" not in db.session.scalars(sa.select(Organisation.name)).all()
    assert told(filled, "restore", file, "--check")["rows"] == rows


def test_a_database_with_data_is_refused_with_what_would_be_lost(filled: Flask, tmp_path: Path) -> None:
    run(filled, "backup", tmp_path / "a.tar")
    result = run(filled, "restore", tmp_path / "a.tar")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "3 个组织、2 件事项" in result.stderr
    assert "--discard-present-data" in result.stderr


def test_a_damaged_backup_is_refused_with_the_reason(filled: Flask, tmp_path: Path) -> None:
    file = tmp_path / "a.tar"
    run(filled, "backup", file)
    data = bytearray(file.read_bytes())
    data[5000] ^= 1
    file.write_bytes(data)
    for options in (["--discard-present-data"], ["--check"], ["--files-only"]):
        result = run(filled, "restore", file, *options)
        assert result.exit_code == 1
        assert "改动或损坏" in result.stderr


def test_a_lost_file_is_named_and_the_backup_fails_unless_told_otherwise(filled: Flask, tmp_path: Path) -> None:
    [lost] = [path for path in uploads(filled).rglob("*/*/*") if path.read_text("utf-8", "replace") == "县里的通知"]
    lost.unlink()
    result = run(filled, "backup", tmp_path / "a.tar")
    assert result.exit_code == 1
    assert "通知.txt" in result.stderr
    assert (tmp_path / "a.tar").exists()
    assert run(filled, "backup", tmp_path / "b.tar", "--allow-missing").exit_code == 0


def test_lost_files_can_be_put_back_without_touching_the_database(filled: Flask, tmp_path: Path) -> None:
    run(filled, "backup", tmp_path / "a.tar")
    lost = next(uploads(filled).rglob("*/*/*"))
    data = lost.read_bytes()
    lost.write_bytes(data[::-1])
    assert told(filled, "restore", tmp_path / "a.tar", "--files-only")["put"] == [lost.name]
    assert lost.read_bytes() == data


def test_an_existing_file_and_a_missing_folder_are_refused(filled: Flask, tmp_path: Path) -> None:
    (tmp_path / "there.tar").write_text("")
    assert "没有覆盖" in run(filled, "backup", tmp_path / "there.tar").stderr
    assert "请先建好文件夹" in run(filled, "backup", tmp_path / "no" / "a.tar").stderr
    assert (tmp_path / "there.tar").read_text() == ""


def test_an_empty_database_has_nothing_to_back_up(empty: Flask, tmp_path: Path) -> None:
    result = run(empty, "backup", tmp_path / "a.tar")
    assert result.exit_code == 1
    assert "没有什么可备份" in result.stderr
    assert [path for path in tmp_path.iterdir() if "a.tar" in path.name] == []
