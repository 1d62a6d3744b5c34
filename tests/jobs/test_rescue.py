"""On PostgreSQL work that waits gets a job, whatever became of the one that it had."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from procrastinate import App

from tests.support.queue import jobs_waiting
from tracker.extensions import db
from tracker.jobs.aside import run_aside
from tracker.jobs.rescue import rescue
from tracker.jobs.worker import queue_of
from tracker.jobs.works import Arguments, Work
from tracker.services.backlog import defer

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)


class Exports:
    """A long job of which some batches wait."""

    def __init__(self, *waiting: int) -> None:
        self.left = list(waiting)
        self.work = Work("export", self.run, self.waiting)

    def waiting(self, now: datetime) -> Sequence[Arguments]:
        return [{"batch": batch} for batch in self.left]

    def run(self, batch: int) -> dict[str, int]:
        self.left.remove(batch)
        return {"exported": 1}


def batches() -> list[int]:
    found = db.session.scalars(sa.text("SELECT (args->>'batch')::int FROM procrastinate_jobs ORDER BY 1")).all()
    db.session.rollback()
    return list(found)


def do_all(queue: App) -> None:
    async def run() -> None:
        async with queue.open_async():
            await queue.run_worker_async(wait=False, delete_jobs="always", install_signal_handlers=False)

    run_aside(run())


def test_what_waits_without_a_job_gets_one_and_once(app: Flask) -> None:
    exports = Exports(7, 8)
    queue = queue_of(app, [exports.work])
    defer("export", [{"batch": 7}])
    db.session.commit()
    assert rescue(queue, [exports.work], NOW) == {"cleared": 0, "deferred": 1}
    assert rescue(queue, [exports.work], NOW) == {"cleared": 0, "deferred": 0}
    assert batches() == [7, 8]


def test_a_job_for_later_does_not_count_for_what_waits_now(app: Flask) -> None:
    exports = Exports(7)
    defer("export", [{"batch": 7}], datetime.now(UTC) + timedelta(hours=1))
    db.session.commit()
    assert rescue(queue_of(app, [exports.work]), [exports.work], NOW)["deferred"] == 1


def test_jobs_of_a_worker_that_died_are_cleared_and_their_work_done(app: Flask) -> None:
    exports = Exports(7)
    queue = queue_of(app, [exports.work])
    defer("export", [{"batch": 7}])
    db.session.execute(sa.text("UPDATE procrastinate_jobs SET status = 'doing'"))  # of no worker that is there
    db.session.commit()
    assert rescue(queue, [exports.work], NOW) == {"cleared": 1, "deferred": 1}
    do_all(queue)
    assert (exports.left, batches()) == ([], [])


def test_a_job_that_fails_is_over_and_its_rows_call_for_another(app: Flask) -> None:
    exports = Exports(7)

    def fail(batch: int) -> dict[str, int]:
        raise OSError("the disk is full")

    broken = Work("export", fail, exports.waiting)
    defer("export", [{"batch": 7}])
    db.session.commit()
    do_all(queue_of(app, [broken]))
    assert jobs_waiting("export") == 0
    db.session.rollback()
    queue = queue_of(app, [exports.work])
    rescue(queue, [exports.work], NOW)
    do_all(queue)
    assert exports.left == []
