"""Clock, works and web in one process: `make run`."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from flask import Flask

from tracker.jobs.catalogue import WORKS
from tracker.jobs.chores import chores_of
from tracker.jobs.clock import keep_time
from tracker.jobs.locks import lock_for
from tracker.jobs.worker import queue_of, work
from tracker.services.backlog import has_queue


@contextmanager
def clock_running(app: Flask) -> Iterator[None]:
    """Keep time beside what the block does (and work, where there is a queue); its end waits for the present job."""
    stop = Event()
    threads = [Thread(target=keep_time, args=(app, chores_of(app, stop), lock_for(app), stop), name="clock")]
    with app.app_context():
        if has_queue():
            threads.append(Thread(target=work, args=(queue_of(app, WORKS), stop), name="worker"))
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
