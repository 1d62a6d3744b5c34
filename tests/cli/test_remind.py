"""`flask remind`: a sweep from the shell."""

import json
from datetime import date
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Message, Notice

TUESDAY = "2026-05-12T10:00"


def run(app: Flask, *args: str) -> Result:
    return app.test_cli_runner().invoke(args=["remind", *args])


@pytest.fixture
def due(world: World) -> date:
    """A task that is due on 12 May 2026."""
    on = date(2026, 5, 12)
    people: dict[str, Any] = {"owner_id": world.user("yx-staff").id, "sponsor_id": world.user("yx-leader").id}
    add_task(world, state=TaskState.IN_PROGRESS, due_on=on, started_on=on, **people)
    db.session.commit()
    return on


def counts(app: Flask, *args: str) -> dict[str, int]:
    done = run(app, "--json", *args)
    assert done.exit_code == 0, done.output
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_a_sweep_counts_messages_and_a_second_one_queues_none(app: Flask, due: date) -> None:
    assert counts(app, "--at", TUESDAY) == {"queued": 1, "already": 0}
    assert counts(app, "--at", TUESDAY) == {"queued": 0, "already": 1}


def test_a_dry_run_says_the_same_and_writes_nothing(app: Flask, due: date) -> None:
    assert counts(app, "--at", TUESDAY, "--dry-run") == {"queued": 1, "already": 0}
    assert [db.session.scalar(select(func.count(model.id))) for model in (Message, Notice)] == [0, 0]
    db.session.rollback()
    assert counts(app, "--at", TUESDAY) == {"queued": 1, "already": 0}


@pytest.mark.parametrize(
    ("at", "queued"),
    [
        ("2026-05-12T08:29", 0), ("2026-05-12T08:30", 1), ("2026-05-12 17:29", 1), ("2026-05-12T17:30", 0),
        ("2026-05-12T02:00Z", 1), ("2026-05-12T08:30+00:00", 1), ("2026-05-12T23:00-08:00", 1), ("2026-05-12", 1),
        ("20260512T0900", 1), ("2026-05-10T10:00", 0),
    ],
)  # fmt: skip
def test_a_time_without_zone_is_local_and_a_day_alone_means_the_morning(
    app: Flask, due: date, at: str, queued: int
) -> None:
    assert counts(app, "--at", at)["queued"] == queued


@pytest.mark.parametrize(
    "at", ["tomorrow", "2026-13-01", "2026-05-12T25:00", "", "12.5.2026", "9999-12-31T23:59-12:00"]
)
def test_a_time_that_cannot_be_read_is_refused_with_an_example(app: Flask, due: date, at: str) -> None:
    done = run(app, "--at", at, "--json")
    assert done.exit_code != 0
    assert done.stdout == ""
    assert "2026-03-02T09:00" in done.stderr


def test_why_nothing_is_queued_at_night_is_said_beside_the_result(app: Flask, due: date) -> None:
    done = run(app, "--at", "2026-05-12T23:00", "--json")
    assert json.loads(done.stdout) == {"queued": 0, "already": 0}
    assert "免打扰" in done.stderr
    assert "免打扰" not in run(app, "--at", TUESDAY, "--json").stderr


def test_without_json_it_is_said_in_words(app: Flask, due: date) -> None:
    done = run(app, "--at", TUESDAY, "--dry-run")
    assert done.exit_code == 0
    assert "排发 1 条消息" in done.stdout
    assert "没有写入" in done.stdout
