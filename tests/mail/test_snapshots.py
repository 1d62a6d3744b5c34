"""Each kind of message, as it was looked at and found good: `tests/mail/snapshots/`."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.conftest import BASE
from tests.mail import letters
from tests.support.snapshots import check_snapshot
from tracker import create_app
from tracker.mail import writing
from tracker.mail.digest import Digest

FOLDER = Path(__file__).parent / "snapshots"
DIGESTS = {
    "staff": letters.of_staff, "leader": letters.of_leader, "delegate": letters.of_delegate,
    "every-group": letters.of_every_group, "coordinator": letters.of_coordinator,
}  # fmt: skip


@pytest.fixture
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application, whose database is never opened."""
    return create_app(replace(BASE, database_url="sqlite://", data_dir=tmp_path_factory.mktemp("mail")))


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_reads_as_it_should(chinese: Flask, name: str) -> None:
    with chinese.app_context(), force_locale("zh_Hans_CN"):
        written = writing.write_digest(DIGESTS[name]())
    check_snapshot(FOLDER / f"{name}.html", written.html)
    check_snapshot(FOLDER / f"{name}.txt", f"{written.subject}\n\n{written.text}\n")


@pytest.mark.parametrize(
    ("name", "write"),
    [("short", lambda: writing.write_short(letters.of_staff())), ("group", lambda: writing.write_group(letters.of_unit()))],
)
def test_a_short_text_reads_as_it_should(chinese: Flask, name: str, write: Callable[[], writing.Written]) -> None:
    with chinese.app_context(), force_locale("zh_Hans_CN"):
        written = write()
    check_snapshot(FOLDER / f"{name}.txt", f"{written.subject}\n\n{written.text}\n")


def test_the_test_message_reads_as_it_should(chinese: Flask) -> None:
    with chinese.app_context(), force_locale("zh_Hans_CN"):
        written = writing.write_test("云溪镇人民政府", letters.BASE)
    check_snapshot(FOLDER / "test.html", written.html)
    check_snapshot(FOLDER / "test.txt", f"{written.subject}\n\n{written.text}\n")
