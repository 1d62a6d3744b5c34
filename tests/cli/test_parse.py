"""`flask parse`: one document on stdout, or one sentence on stderr."""

import json
import os
import tracemalloc
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from tests.support.reports import yunxi_report
from tracker.extensions import db


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.txt"
    file.write_text(yunxi_report(), encoding="gb18030")
    return file


def test_json_is_the_only_thing_on_stdout(app: Flask, report: Path) -> None:
    done = app.test_cli_runner().invoke(args=["parse", str(report), "--json"])
    found = json.loads(done.stdout)
    assert (done.exit_code, len(found["problems"]), len(found["plans"])) == (0, 5, 8)
    assert (found["year"], found["plan_year"], found["plan_year_basis"]) == (2025, 2026, "stated")
    item = found["plans"][0]
    assert {"text", "enumerator", "title", "heading_path", "span", "theme", "deadline", "deadline_text", "owner_text",
            "quantity", "doubts"} == set(item)  # fmt: skip
    assert (item["deadline"], item["owner_text"], item["quantity"]["value"]) == ("2026-06-30", "综合行政执法队", 6)
    assert found["plans"][2]["deadline"] is None


def test_parsing_touches_no_database(app: Flask, report: Path) -> None:
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert app.test_cli_runner().invoke(args=["parse", str(report)]).exit_code == 0
    assert statements == []


def test_a_person_sees_items_and_doubts(app: Flask, report: Path) -> None:
    done = app.test_cli_runner().invoke(args=["parse", str(report)])
    assert "存在问题 5" in done.stdout
    assert "“四是”前面缺标点" in done.stdout


def test_a_file_that_cannot_be_read_is_explained_on_stderr(app: Flask, tmp_path: Path) -> None:
    photo = tmp_path / "报告.docx"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 200)
    done = app.test_cli_runner().invoke(args=["parse", str(photo), "--json"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "内容和后缀名对不上" in done.stderr


def test_a_file_that_is_far_too_large_is_refused_without_filling_the_memory(app: Flask, report: Path) -> None:
    os.truncate(report, 300 * 1024 * 1024)
    tracemalloc.start()
    done = app.test_cli_runner().invoke(args=["parse", str(report)])
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (done.exit_code, done.stdout) == (1, "")
    assert "20" in done.stderr
    assert most < 100 * 1024 * 1024
