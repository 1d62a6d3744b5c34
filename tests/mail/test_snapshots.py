"""Each kind of message, as it was looked at and found good: `tests/mail/snapshots/`."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.mail import letters
from tests.support.snapshots import check_snapshot
from tracker.mail import writing

FOLDER = Path(__file__).parent / "snapshots"
DIGESTS = {
    "staff": letters.of_staff, "leader": letters.of_leader, "delegate": letters.of_delegate,
    "every-group": letters.of_every_group, "coordinator": letters.of_coordinator,
}  # fmt: skip


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_reads_as_it_should(chinese: Flask, name: str) -> None:
    with chinese.app_context(), force_locale("zh_Hans_CN"):
        written = writing.write_digest(DIGESTS[name]())
    check_snapshot(FOLDER / f"{name}.html", written.html)
    check_snapshot(FOLDER / f"{name}.txt", f"{written.subject}\n\n{written.text}\n")


SHORT = {"short": (writing.write_short, letters.of_staff), "group": (writing.write_group, letters.of_unit)}


@pytest.mark.parametrize("name", SHORT)
def test_a_short_text_reads_as_it_should(chinese: Flask, name: str) -> None:
    write, digest = SHORT[name]
    with chinese.app_context(), force_locale("zh_Hans_CN"):
        written = write(digest())
    check_snapshot(FOLDER / f"{name}.txt", f"{written.subject}\n\n{written.text}\n")


def test_the_test_message_reads_as_it_should(chinese: Flask) -> None:
    with chinese.app_context(), force_locale("zh_Hans_CN"):
        written = writing.write_test("云溪镇人民政府", letters.BASE)
    check_snapshot(FOLDER / "test.html", written.html)
    check_snapshot(FOLDER / "test.txt", f"{written.subject}\n\n{written.text}\n")


def test_a_digest_has_nothing_that_tracks_and_no_tables(chinese: Flask) -> None:
    """No pictures, nothing fetched from anywhere, no layout by tables."""
    for make in DIGESTS.values():
        with chinese.app_context(), force_locale("zh_Hans_CN"):
            html = writing.write_digest(make()).html
        assert re.search(r"<(img|table|script|link|form|iframe)|url\(|@import|\son\w+=", html) is None
        assert set(re.findall(r'href="(https?://[^/"]+)', html)) == {letters.BASE}


def test_what_people_typed_is_no_markup(chinese: Flask) -> None:
    with chinese.app_context(), force_locale("zh_Hans_CN"):
        html = writing.write_digest(letters.digest(letters.late(title="<script>alert(1)</script>"))).html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_very_long_digest_tells_thirty_and_counts_the_rest(chinese: Flask) -> None:
    matters = [letters.late(day, url=f"{letters.BASE}/o/yunxi/2026/tasks/{day}") for day in range(1, 201)]
    with chinese.app_context(), force_locale("zh_Hans_CN"):
        written = writing.write_digest(letters.digest(*matters))
    assert written.subject == "吴静，今天有 200 件事等您"
    assert written.html.count('class="title"') == 30
    assert "还有 170 件，登录以后都能看到。" in written.text
    assert "逾期 200 天" in written.text, "the longest overdue come first"


def test_english_readers_get_english_dates(chinese: Flask) -> None:
    with chinese.app_context(), force_locale("en"):
        written = writing.write_digest(letters.of_staff())
    assert 'lang="en"' in written.html
    assert "Tuesday" in written.text
