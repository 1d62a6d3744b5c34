"""`flask remind --at`: every time that somebody may write, and what is said of those that are none."""

import pytest
from flask import Flask

from tests.cli.test_remind import run
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.tasks import TaskState
from tracker.extensions import db


@pytest.fixture(autouse=True)
def due(world: World) -> None:
    """Something that is late in every later year."""
    add_task(world, state=TaskState.IN_PROGRESS, owner_id=world.user("yx-staff").id)
    db.session.commit()


@pytest.mark.parametrize(
    "at", ["0001-01-01", "0001-01-04T10:00", "1999-12-31", "2200-01-01", "5000-01-02", "9999-12-31T10:00"]
)
def test_a_year_that_no_office_has_is_refused_in_words(app: Flask, at: str) -> None:
    done = run(app, "--dry-run", "--at", at)
    assert done.exit_code == 2
    assert f"时间“{at}”太远" in done.output


@pytest.mark.parametrize("at", ["tomorrow", "2026-13-01", "2026-02-30T09:00", "", "09:00", "2026-03-02T09:00+99:00"])
def test_what_is_no_time_is_refused_in_words(app: Flask, at: str) -> None:
    done = run(app, "--dry-run", "--at", at)
    assert done.exit_code == 2
    assert "读不懂" in done.output


@pytest.mark.parametrize("at", ["2000-01-03T10:00", "2026-03-02T09:00+14:00", "2026-03-02T01:00Z", "2199-12-31T10:00"])
def test_every_time_in_two_hundred_years_is_swept(app: Flask, at: str) -> None:
    done = run(app, "--dry-run", "--at", at)
    assert done.exit_code == 0, done.output
