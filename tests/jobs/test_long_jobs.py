"""Long jobs are done by whoever does the works: the one process on SQLite, workers on PostgreSQL."""

from threading import Event

import pytest
from flask import Flask

from tests.support.clock import Clock
from tests.support.long_jobs import NOW, blobs, job
from tests.support.queue import jobs_waiting
from tests.support.reports import yunxi_report
from tests.support.world import World
from tracker.domain.long_jobs import LEASE, JobState
from tracker.extensions import db
from tracker.jobs.aside import run_aside
from tracker.jobs.catalogue import WORKS
from tracker.jobs.rescue import rescue
from tracker.jobs.worker import queue_of
from tracker.jobs.works import Work, do_waiting
from tracker.services.backlog import LONG_JOB
from tracker.services.long_jobs import ask_imports
from tracker.services.long_jobs.claiming import claim

WORK: Work = next(work for work in WORKS if work.name == LONG_JOB)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def asked(world: World) -> int:
    files = [(f"{year}.txt", yunxi_report(year).encode()) for year in (2023, 2024)]
    job_id = ask_imports(world.actor("yx-coord"), NOW, world.org("yunxi").id, files, blobs()).id
    db.session.rollback()
    return job_id


def test_one_process_does_what_waits(world: World) -> None:
    job_id = asked(world)
    assert do_waiting(WORK, Event()) == {"done": 1}
    assert job(job_id).state is JobState.DONE
    assert do_waiting(WORK, Event()) == {}


@on_postgresql
def test_a_worker_is_called_at_once(app: Flask, world: World) -> None:
    job_id = asked(world)
    assert jobs_waiting(LONG_JOB) == 1
    queue = queue_of(app, [WORK])

    async def run() -> None:
        async with queue.open_async():
            await queue.run_worker_async(wait=False, delete_jobs="always", install_signal_handlers=False)

    run_aside(run())
    assert job(job_id).state is JobState.DONE


@on_postgresql
def test_a_job_whose_worker_was_killed_is_called_for_again(app: Flask, world: World, clock: Clock) -> None:
    job_id = asked(world)
    db.session.execute(db.text("DELETE FROM procrastinate_jobs"))
    db.session.commit()
    assert claim(NOW, job_id) is not None
    queue = queue_of(app, [WORK])
    assert rescue(queue, [WORK], NOW)["deferred"] == 0
    clock.at = NOW + LEASE
    assert rescue(queue, [WORK], clock.at)["deferred"] == 1
    assert do_waiting(WORK, Event()) == {"done": 1}
    assert job(job_id).starts == 2
