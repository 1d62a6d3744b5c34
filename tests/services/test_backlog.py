"""Jobs for workers are deferred with the rows that they serve, or not at all."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.support.queue import jobs_waiting
from tracker.extensions import db
from tracker.services.backlog import defer, defer_again, defer_delivery, has_queue

LATER = datetime(2026, 9, 22, 3, 0, tzinfo=UTC)


on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def test_without_a_queue_nothing_is_deferred_and_nothing_breaks(app: Flask) -> None:
    defer_delivery(50)
    db.session.commit()
    assert has_queue() is (db.engine.dialect.name == "postgresql")


@on_postgresql
def test_a_job_is_there_as_soon_as_its_rows_are(app: Flask) -> None:
    defer_delivery(1)
    db.session.commit()
    assert jobs_waiting() == 1


@on_postgresql
def test_a_job_goes_with_rows_that_are_taken_back(app: Flask) -> None:
    defer_delivery(1)
    db.session.rollback()
    assert jobs_waiting() == 0


@on_postgresql
@pytest.mark.parametrize(("messages", "jobs"), [(0, 0), (1, 1), (10, 1), (11, 2), (50, 5)])
def test_one_job_takes_ten_messages(app: Flask, messages: int, jobs: int) -> None:
    defer_delivery(messages)
    assert jobs_waiting() == jobs


@on_postgresql
def test_a_retry_waits_for_its_time(app: Flask) -> None:
    defer_delivery(1, LATER)
    assert db.session.scalar(sa.text("SELECT scheduled_at FROM procrastinate_jobs")) == LATER


@on_postgresql
def test_a_job_carries_what_it_is_about(app: Flask) -> None:
    defer("export", [{"batch": 7}])
    defer_again("export", [{"batch": 8}, {"batch": 9}])
    db.session.rollback()
    found = db.session.scalars(sa.text("SELECT args FROM procrastinate_jobs ORDER BY id")).all()
    assert found == [{"batch": 7}, {"batch": 8}, {"batch": 9}]
