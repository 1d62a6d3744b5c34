"""One clock runs: its lock is held by one process, and is gone when that process or its connection is."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.support.waiting import eventually
from tracker.extensions import db
from tracker.jobs.locks import AdvisoryLock, FileLock, Lock, lock_for


@pytest.fixture
def locks(app: Flask) -> Iterator[tuple[Lock, Lock]]:
    """Of two clocks of the same installation."""
    found = lock_for(app), lock_for(app)
    yield found
    for lock in found:
        lock.release()


def test_one_of_two_gets_it_and_the_other_when_it_is_let_go(locks: tuple[Lock, Lock]) -> None:
    one, two = locks
    assert (one.take(), two.take()) == (True, False)
    assert (one.held(), two.held()) == (True, False)
    one.release()
    assert (two.take(), one.held(), two.held()) == (True, False, True)


def test_letting_go_what_one_does_not_hold_takes_nothing_from_others(locks: tuple[Lock, Lock]) -> None:
    one, two = locks
    assert one.take()
    assert not two.take()
    two.release()
    assert one.held()


def test_a_lock_that_was_taken_away_is_noticed_and_can_be_taken_again(locks: tuple[Lock, Lock]) -> None:
    one, _two = locks
    assert one.take()
    take_away(one)
    assert eventually(lambda: not one.held())
    one.release()
    assert eventually(one.take)


def take_away(lock: Lock) -> None:
    """Somebody deletes the file; the database ends the connection."""
    if isinstance(lock, FileLock):
        lock.path.unlink()
        return
    db.session.execute(
        sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nianlun clock'")
    )
    db.session.rollback()


def test_a_database_out_of_reach_is_no_lock_and_no_crash() -> None:
    lock = AdvisoryLock("postgresql://nianlun@127.0.0.1:1/nianlun")
    assert not lock.take()
    assert not lock.held()
