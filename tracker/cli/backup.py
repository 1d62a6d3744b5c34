"""`flask backup` and `flask restore`: the whole installation in one file, and back."""

import sys
import tomllib
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from config import MEGABYTE, ROOT
from tracker.cli.output import print_json, refusals_explained
from tracker.domain.people import operator
from tracker.queries.installation import referenced_blobs
from tracker.services import backup as service
from tracker.services.backup import BackedUp, Checked, Manifest, Product, Restored
from tracker.storage import FolderBlobs
from tracker.web import clock

FILE = click.Path(path_type=Path)
SHOWN = 20
"""So many lost files are named; --json names all."""
OLD = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("backup")
@click.argument("file", type=FILE)
@click.option("--allow-missing", is_flag=True, help="Exit 0 even if uploaded files are missing or damaged.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def backup(file: Path, allow_missing: bool, as_json: bool) -> None:
    """Write database and uploaded files into FILE (a folder: into a new file in it), while the site runs."""
    target = file / f"nianlun-{clock.local(clock.now()):%Y%m%d-%H%M%S}.tar" if file.is_dir() else file
    made = service.back_up(operator(), clock.now(), target, _blobs(), _product())
    lost = _named(made.manifest)
    if as_json:
        print_json({"file": str(made.path), "bytes": made.bytes, **_facts(made.manifest), "lost": lost})
    else:
        _tell_backup(made)
    _tell_lost(lost)
    sys.exit(1 if lost and not allow_missing else 0)


def _tell_backup(made: BackedUp) -> None:
    rows, size = sum(made.manifest.rows.values()), made.bytes / MEGABYTE
    click.echo(_("已备份到 %(path)s（%(size)s MB）", path=made.path, size=f"{size:.1f}"))
    click.echo(_("数据库 %(rows)s 行，上传的文件 %(files)s 个。", rows=rows, files=made.manifest.blobs.rows))
    click.echo(_("SECRET_KEY 不在备份里，请另外保管：没有它，发出去的办理链接在恢复后打不开，大家也要重新登录。"))


@click.command("restore")
@click.argument("file", type=OLD)
@click.option("--check", is_flag=True, help="Only look whether the file is complete; touches no database.")
@click.option("--files-only", is_flag=True, help="Only put back uploaded files that are missing or damaged.")
@click.option("--discard-present-data", "discard", is_flag=True, help="Give up everything that is in the database now.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
@refusals_explained
def restore(file: Path, check: bool, files_only: bool, discard: bool, as_json: bool) -> None:
    """Bring a backup back into an empty database; checks all of it before anything is written."""
    if check or files_only:
        with service.check(file) as checked:
            put = service.put_files(operator(), checked, _blobs()) if files_only else None
            _tell_checked(checked, put, as_json)
        return
    _tell_restored(service.restore(operator(), file, _blobs(), _product(), discard=discard), as_json)


def _tell_checked(checked: Checked, put: list[str] | None, as_json: bool) -> None:
    if as_json:
        print_json({**_facts(checked.manifest), "lost": checked.manifest.lost, "put": put})
        return
    rows, files = sum(checked.manifest.rows.values()), checked.manifest.blobs.rows
    click.echo(_("备份完整：数据库 %(rows)s 行，上传的文件 %(files)s 个。", rows=rows, files=files))
    if checked.manifest.lost:
        click.echo(_("备份时就已经少了或坏了的文件：%(count)s 个。", count=len(checked.manifest.lost)))
    if put is not None:
        click.echo(_("补回了 %(count)s 个上传的文件，数据库没有动。", count=len(put)))


def _tell_restored(done: Restored, as_json: bool) -> None:
    manifest, lost = done.manifest, _named(done.manifest)
    if as_json:
        facts = {**_facts(manifest), "migrated_to": done.revision, "put": done.put, "same_key": done.same_key}
        print_json({**facts, "lost": lost})
        return
    rows, files = sum(manifest.rows.values()), manifest.blobs.rows
    click.echo(_("已恢复：数据库 %(rows)s 行，上传的文件 %(files)s 个，逐一核对无误。", rows=rows, files=files))
    if done.revision != manifest.revision:
        click.echo(_("数据库结构已从 %(old)s 升级到 %(new)s。", old=manifest.revision, new=done.revision))
    if not done.same_key:
        click.echo(_("SECRET_KEY 和备份时不是同一个：发出去的办理链接打不开了，大家也要重新登录。"))
    _tell_lost(lost)


def _facts(manifest: Manifest) -> dict[str, Any]:
    return {
        "made_at": manifest.made_at, "product": manifest.product, "database": manifest.database,
        "revision": manifest.revision, "rows": manifest.rows, "files": manifest.blobs.rows,
    }  # fmt: skip


def _tell_lost(lost: list[dict[str, str]]) -> None:
    for file in lost[:SHOWN]:
        says = _("少了") if file["state"] == "missing" else _("和上传时不一样")
        click.echo(f"✕ {file['filename'] or file['sha256']}：{says}", err=True)
    if len(lost) > SHOWN:
        click.echo(_("✕ 这样的文件一共有 %(count)s 个。", count=len(lost)), err=True)


def _named(manifest: Manifest) -> list[dict[str, str]]:
    """Lost files with the names under which they came."""
    if not manifest.lost:
        return []
    names = dict(referenced_blobs(operator()))
    return [{**lost, "filename": names.get(lost["sha256"], "")} for lost in manifest.lost]


def _blobs() -> FolderBlobs:
    return FolderBlobs(clock.settings().data_dir / "blobs")


def _product() -> Product:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Product(project["version"], clock.settings().secret_key)


COMMANDS = (backup, restore)
