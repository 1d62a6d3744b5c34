"""`flask import`: a report imported, assigned and confirmed in one go, or nothing of it left."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from tests.support.reports import yunxi_report
from tests.support.world import World
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Edition, Event, Report, Task


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.txt"
    file.write_text(yunxi_report(), encoding="utf-8")
    return file


def run(app: Flask, file: Path, *options: str, lead: str = "zf") -> Result:
    return app.test_cli_runner().invoke(
        args=["import", str(file), "--org", "yunxi", "--lead-unit", lead, "--json", *options]
    )


def tasks() -> list[Task]:
    db.session.expire_all()
    return list(db.session.scalars(select(Task).order_by(Task.number)))


@pytest.fixture(autouse=True)
def short_codes(world: World) -> None:
    """The units of the world carry the codes that commands name."""
    assert world.unit("yunxi-zf").code == "zf"


def test_everything_in_the_report_becomes_a_task(app: Flask, report: Path) -> None:
    done = run(app, report)
    assert done.exit_code == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    assert answer["tasks"] == [task.id for task in tasks()]
    assert len(answer["tasks"]) == 13
    assert answer["report_id"] == db.session.scalars(select(Report.id)).one()
    assert {doubt["code"] for doubt in answer["doubts"]} >= {"glued"}


def test_nobody_becomes_responsible_who_was_not_named(app: Flask, report: Path) -> None:
    run(app, report)
    assert {(task.owner_id, task.sponsor_id, task.state) for task in tasks()} == {(None, None, TaskState.UNASSIGNED)}


def test_named_people_and_a_date_assign_every_task(app: Flask, report: Path, world: World) -> None:
    run(app, report, "--owner", "yx-staff", "--sponsor", "yx-leader", "--due", "2026-11-30")
    found = {(task.owner_id, task.sponsor_id, str(task.due_on), task.state) for task in tasks()}
    assert found == {(world.user("yx-staff").id, world.user("yx-leader").id, "2026-11-30", TaskState.ASSIGNED)}


def test_a_stated_deadline_stands_where_no_date_is_given(app: Flask, report: Path) -> None:
    run(app, report, "--owner", "yx-staff", "--sponsor", "yx-leader")
    stated = {str(task.due_on) for task in tasks() if task.state is TaskState.ASSIGNED}
    assert stated == {"2026-06-30", "2026-08-31"}


@pytest.mark.parametrize(
    ("options", "lead", "said"),
    [
        ((), "nix", "没有代码为 nix 的单位"),
        (("--owner", "hs-staff"), "zf", "没有账号 hs-staff"),
        (("--sponsor", "nobody"), "zf", "没有账号 nobody"),
    ],
)
def test_unknown_names_are_refused_before_anything_is_written(
    app: Flask, report: Path, options: tuple[str, ...], lead: str, said: str
) -> None:
    done = run(app, report, *options, lead=lead)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert db.session.scalars(select(Edition)).all() == []


def test_the_same_file_again_is_refused(app: Flask, report: Path) -> None:
    run(app, report)
    done = run(app, report)
    assert done.exit_code == 1
    assert "以前导入过" in done.stderr
    assert len(tasks()) == 13


def test_a_report_without_year_asks_for_one_and_leaves_a_voided_import_only(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "某镇法治政府建设报告\n一、存在的问题\n一是执法力量不足。\n二是培训不够。\n二、下一步工作打算\n一是加强执法培训。\n二是加强普法宣传。\n"
    )
    done = run(app, file)
    assert done.exit_code == 1
    assert "--year" in done.stderr
    edition = db.session.scalars(select(Edition)).one()
    assert edition.voided_at is not None
    assert edition.void_reason == "命令行导入没有完成。"
    again = run(app, file, "--year", "2025")
    assert again.exit_code == 0, again.stderr
    assert {task.plan_year for task in tasks()} == {2026}


def test_events_name_the_command_line(app: Flask, report: Path) -> None:
    run(app, report)
    assert set(db.session.scalars(select(Event.via))) == {"cli"}
