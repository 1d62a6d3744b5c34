"""`flask worker`: Procrastinate's worker, which does the works by name. PostgreSQL only; any number, anywhere."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event
from typing import Any

import psycopg_pool
from flask import Flask
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException

from tracker.extensions import db
from tracker.jobs.running import run_once
from tracker.jobs.works import Work
from tracker.web.logs import log

POLL = 5.0
"""Seconds between two looks at jobs whose time comes; new ones are heard of at once."""
HEARTBEAT = 10.0
"""Seconds between two signs of life."""
LOOK = 0.2
"""Seconds between two looks at whether to stop."""
AGAIN_AFTER = 5.0
"""Seconds until a lost database is tried again."""


def queue_of(app: Flask, works: Sequence[Work]) -> App:
    """Procrastinate's application over our database, with a task for each work."""
    with app.app_context():
        address = db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    queue = App(connector=PsycopgConnector(conninfo=address, min_size=1, max_size=4))
    for work in works:
        queue.task(name=work.name)(_task(app, work))
    return queue


def _task(app: Flask, work: Work) -> Callable[..., None]:
    """A failure is kept as a heartbeat; the job is over, and the clock defers another if its rows still wait."""

    def run(**arguments: Any) -> None:
        run_once(app, work.name, lambda: work.run(**arguments))

    return run


def work(queue: App, stop: Event, heartbeat: float = HEARTBEAT) -> None:
    """Do what is in the queue and what comes, until `stop` is set; the present job is done first.

    A database that is gone for a while ends nothing but the connections.
    """
    while not stop.is_set():
        try:
            asyncio.run(_work(queue, stop, heartbeat))
        except (ConnectorException, OSError, psycopg_pool.PoolTimeout) as error:
            log.warning("worker_database", error=str(error) or type(error).__name__)
        stop.wait(AGAIN_AFTER)


async def _work(queue: App, stop: Event, heartbeat: float) -> None:
    async with queue.open_async():
        log.info("worker_ready")
        worker = asyncio.create_task(
            queue.run_worker_async(
                delete_jobs="always",
                fetch_job_polling_interval=POLL,
                install_signal_handlers=False,
                update_heartbeat_interval=heartbeat,
            )
        )
        while not (stop.is_set() or worker.done()):  # noqa: ASYNC110 - another thread, or a signal, sets it
            await asyncio.sleep(LOOK)
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker
