"""What the clock of an installation does: look for what is due, and see to it that waiting work is done."""

from dataclasses import asdict
from functools import partial
from threading import Event

from flask import Flask

from tracker.domain.running import LOOK_EVERY, SWEEP, SWEEP_EVERY
from tracker.jobs.catalogue import WORKS
from tracker.jobs.clock import Chore
from tracker.jobs.rescue import rescue
from tracker.jobs.running import Did
from tracker.jobs.worker import queue_of
from tracker.jobs.works import do_waiting
from tracker.services.backlog import has_queue
from tracker.services.loops import sweep
from tracker.web import clock


def chores_of(app: Flask, stop: Event) -> list[Chore]:
    """With a queue, its workers do the works and the clock only misses what they lost; without one, it does them."""
    with app.app_context():
        queued = has_queue()
    look_for_due = Chore(SWEEP, SWEEP_EVERY, _sweep)
    if not queued:
        return [look_for_due, *(Chore(work.name, work.every, partial(do_waiting, work, stop)) for work in WORKS)]
    queue = queue_of(app, WORKS)
    return [look_for_due, Chore("rescue", LOOK_EVERY, lambda: rescue(queue, WORKS, clock.now()))]


def _sweep() -> Did:
    return asdict(sweep(clock.now()))
