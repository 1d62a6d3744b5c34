"""The clock does its chores while it holds its lock; one that fails harms neither the others nor its next run."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Semaphore, Thread

import pytest
from flask import Flask

from tests.jobs.test_locks import take_away
from tests.support.waiting import PATIENCE, eventually
from tracker.extensions import db
from tracker.jobs.clock import Chore, keep_time
from tracker.jobs.locks import Lock, lock_for
from tracker.jobs.running import Did, run_once
from tracker.models import Heartbeat
from tracker.web import clock

OFTEN = timedelta(milliseconds=20)


class Counted:
    """A chore that can be waited for."""

    def __init__(self) -> None:
        self.ran = Semaphore(0)

    def __call__(self) -> Did:
        self.ran.release()
        return {"done": 1}

    def again(self) -> bool:
        """Wait until it has begun once more."""
        return self.ran.acquire(timeout=PATIENCE)


@contextmanager
def ticking(app: Flask, lock: Lock, *chores: Chore) -> Iterator[None]:
    """A clock while the block runs."""
    stop = Event()
    thread = Thread(target=keep_time, args=(app, chores, lock, stop), kwargs={"tick": 0.02})
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def kept(name: str) -> Heartbeat:
    db.session.rollback()
    found = db.session.get(Heartbeat, name, populate_existing=True)
    assert found is not None
    return found


def test_chores_run_again_and_again_and_leave_a_heartbeat(app: Flask) -> None:
    count = Counted()
    with ticking(app, lock_for(app), Chore("count", OFTEN, count)):
        assert count.again()
        assert count.again()
    assert (kept("count").at, kept("count").did) == (clock.now(), {"done": 1})


def test_a_chore_that_fails_says_why_and_the_others_go_on(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> Did:
        db.session.add(Heartbeat(name="half", did={}, error=""))
        db.session.flush()
        raise ValueError("no calendar for 2031")

    count = Counted()
    with ticking(app, lock_for(app), Chore("fail", OFTEN, fail), Chore("count", OFTEN, count)):
        assert all(count.again() for _ in range(3))
    assert kept("fail").at is None
    assert kept("fail").error == "ValueError: no calendar for 2031"
    assert db.session.get(Heartbeat, "half") is None


def test_a_job_leaves_no_session_behind(app: Flask) -> None:
    sessions = []

    def remember() -> Did:
        sessions.append(db.session())
        return {}

    run_once(app, "remember", remember)
    run_once(app, "remember", remember)
    assert sessions[0] is not sessions[1]
    assert not any(session.in_transaction() for session in sessions)


def test_the_second_clock_works_only_when_the_first_is_gone(app: Flask) -> None:
    first, second = Counted(), Counted()
    with ticking(app, lock_for(app), Chore("second", OFTEN, second)):
        assert second.again()
        with ticking(app, lock_for(app), Chore("first", OFTEN, first)):
            assert all(second.again() for _ in range(3))
            assert not first.ran.acquire(blocking=False)


def test_a_clock_that_lost_its_lock_stops_and_takes_it_again(app: Flask) -> None:
    lock, count = lock_for(app), Counted()
    with ticking(app, lock, Chore("count", OFTEN, count)):
        assert count.again()
        take_away(lock)
        assert eventually(lock.held)
        while count.ran.acquire(blocking=False):
            pass
        assert all(count.again() for _ in range(3))
