"""A heartbeat tells when a job last ended well, and when and why it last failed."""

from datetime import timedelta

from flask import Flask

from tests.support.clock import Clock
from tracker.extensions import db
from tracker.models import Heartbeat
from tracker.services.heartbeats import LONGEST_ERROR, beat, failed


def kept(name: str) -> Heartbeat:
    found = db.session.get(Heartbeat, name, populate_existing=True)
    assert found is not None
    return found


def test_the_last_run_counts(app: Flask, clock: Clock) -> None:
    beat("sweep", clock(), {"queued": 3})
    clock.forward(minutes=10)
    beat("sweep", clock(), {"queued": 0})
    assert (kept("sweep").at, kept("sweep").did) == (clock(), {"queued": 0})


def test_a_failure_says_why_and_keeps_when_it_last_went_well(app: Flask, clock: Clock) -> None:
    beat("sweep", clock(), {"queued": 3})
    well = clock()
    clock.forward(minutes=10)
    failed("sweep", clock(), ValueError("no calendar"))
    row = kept("sweep")
    assert (row.at, row.did, row.failed_at) == (well, {"queued": 3}, well + timedelta(minutes=10))
    assert row.error == "ValueError: no calendar"


def test_a_job_may_fail_the_first_time(app: Flask, clock: Clock) -> None:
    failed("sweep", clock(), ValueError("x" * 5000))
    assert kept("sweep").at is None
    assert len(kept("sweep").error) == LONGEST_ERROR
