"""`flask demo`: loads once, starts over when asked, and keeps its hands off other people's data."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import func, inspect, select

from tests.demo.conftest import RENAMED, SETTINGS, Loaded, counts
from tests.support.clock import Clock
from tests.support.world import World
from tracker import create_app
from tracker.demo import people
from tracker.demo.load import load
from tracker.domain.lights import Light, Thresholds, cutoffs, light_of
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, Task, User
from tracker.storage import FolderBlobs


@pytest.fixture
def shell(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


def test_a_second_run_changes_nothing(demo: Flask) -> None:
    before = counts()
    result = demo.test_cli_runner().invoke(args=["demo"])
    assert result.exit_code == 0
    assert counts() == before


def test_it_prints_the_address_the_password_and_accounts_of_every_role(demo: Flask) -> None:
    output = demo.test_cli_runner().invoke(args=["demo"]).output
    assert "http://localhost" in output
    assert people.password() in output
    assert all(shown.account in output and shown.look in output for _org, shown in people.accounts_to_try())


def test_a_stopped_run_is_made_good_and_a_reset_builds_it_anew(loaded: Loaded, demo: Flask) -> None:
    people_there = sum(len(org.people) for org in people.organisations())
    assert loaded.left[:3] == [4, people_there, 0]
    organisations, users, tasks, _events = counts()
    assert (organisations, users, tasks > 60) == (4, people_there, True)
    assert db.session.scalar(select(User.id).where(User.name == RENAMED)) is None


def test_a_missing_database_is_made(demo: Flask) -> None:
    assert "alembic_version" in inspect(db.engine).get_table_names()


@pytest.mark.parametrize("args", [["demo"], ["demo", "--reset"]])
def test_a_database_with_other_organisations_is_left_alone(
    world: World, shell: FlaskCliRunner, args: list[str]
) -> None:
    before = counts()
    result = shell.invoke(args=args)
    assert result.exit_code == 1
    assert "空的数据库" in result.output
    assert counts() == before


def test_production_refuses_the_demo_and_above_all_its_reset(app: Flask, shell: FlaskCliRunner) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], app_env="production")
    for args in (["demo"], ["demo", "--reset"]):
        result = shell.invoke(args=args)
        assert result.exit_code == 1
        assert "正式环境" in result.output
    assert inspect(db.engine).get_table_names()


@pytest.mark.parametrize("day", ["2026-03-15", "2027-01-04", "2032-02-29"])
def test_it_looks_right_on_any_day_of_any_year(day: str, sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "demo.db")
    now = datetime.fromisoformat(f"{day}T09:00+08:00")
    app = create_app(replace(SETTINGS, database_url=f"sqlite:///{tmp_path / 'demo.db'}", data_dir=tmp_path), Clock(now))
    with app.app_context():
        load(now, SETTINGS.timezone, FolderBlobs(tmp_path), lambda _step: None)
        newest = db.session.scalar(select(func.max(Task.plan_year)))
        current = db.session.scalars(select(Task).where(Task.plan_year == newest)).all()
        cut = cutoffs(now.date(), Thresholds())
        assert {light_of(task, cut) for task in current} == set(Light)
        assert {task.state for task in current} == set(TaskState)
        assert (db.session.scalar(select(func.max(Event.at))) or now) <= now
        db.session.remove()
        db.engine.dispose()
