"""`flask demo`: the made-up county of 青禾, to look at and to try."""

import time
import unicodedata
from collections.abc import Iterable

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_migrate import upgrade

from tracker.cli.output import refusals_explained
from tracker.demo import load, people, rebuild
from tracker.domain.errors import NotAllowed
from tracker.domain.places import place_name
from tracker.storage import FolderBlobs
from tracker.web import clock
from tracker.web.words import ROLES


@click.command("demo")
@click.option("--reset", is_flag=True, help="Drop this database and build the demo anew.")
@with_appcontext
@refusals_explained
def demo(reset: bool) -> None:
    """Make the database if it is missing, and load the demo county unless it is there."""
    settings = clock.settings()
    if settings.app_env == "production":
        raise NotAllowed("demo_not_in_production")
    blobs = FolderBlobs(settings.data_dir / "blobs")
    if reset:
        rebuild.wipe(blobs)
    upgrade()
    if load.is_begun() and not load.is_loaded():
        click.echo(_("上次载入没有做完，重新来过。"))
        rebuild.wipe(blobs)
        upgrade()
    if not load.is_loaded():
        _load(blobs)
    _show_accounts(settings.base_url)


def _load(blobs: FolderBlobs) -> None:
    began = time.monotonic()
    click.echo(_("正在准备演示数据……"))
    load.load(clock.now(), clock.settings().timezone, blobs, lambda step: click.echo(f"  · {step}"))
    click.echo(_("演示数据已备好，用时 %(seconds)d 秒。", seconds=round(time.monotonic() - began)))


def _show_accounts(address: str) -> None:
    click.echo()
    click.echo(
        _("演示账号（密码都是 %(password)s），打开 %(address)s 登录：", password=people.password(), address=address)
    )
    rows = [
        (
            person.account,
            person.name,
            place_name(org.name),
            "、".join(str(ROLES[role]) for role in person.roles),
        )
        for org, person in people.accounts_to_try()
    ]
    looks = [person.look for _org, person in people.accounts_to_try()]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row, look in zip(rows, looks, strict=True):
        click.echo("  " + "  ".join(_padded(row, widths)) + f"  {look}")
    click.echo()


def _padded(row: Iterable[str], widths: Iterable[int]) -> list[str]:
    return [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


COMMANDS = (demo,)
