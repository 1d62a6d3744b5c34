"""The clock: it runs its chores, each at its interval, as long as it holds the lock. Chores are code, not rows."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from flask import Flask

from config import Settings
from tracker.jobs.locks import Lock
from tracker.jobs.running import Did, run_once
from tracker.web.logs import log

TICK = 5.0
"""Seconds between two looks at the lock; a spare takes over so long after the lock is free."""
A_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Chore:
    """What the clock does every so often: a job without arguments, which may be late, and may be done twice."""

    name: str
    every: timedelta
    run: Callable[[], Did]


def keep_time(app: Flask, chores: Sequence[Chore], lock: Lock, stop: Event, tick: float = TICK) -> None:
    """Until `stop` is set: wait for the lock, do the chores while it is held, and begin anew when it is lost."""
    waiting = False
    while not stop.is_set():
        if lock.take():
            log.info("clock_taken")
            _work(app, chores, lock, stop, tick)
            lock.release()
            waiting = False
        elif not waiting:
            log.info("clock_waits")
            waiting = True
        stop.wait(tick)
    lock.release()


def _work(app: Flask, chores: Sequence[Chore], lock: Lock, stop: Event, tick: float) -> None:
    """A chore that runs when the lock is lost is waited for: chores do no harm when done twice."""
    scheduler = _scheduler(app, chores)
    scheduler.start()
    try:
        while lock.held():
            if stop.wait(tick):
                return
        log.warning("clock_lost")
    finally:
        scheduler.shutdown(wait=True)


def _scheduler(app: Flask, chores: Sequence[Chore]) -> BackgroundScheduler:
    """In memory; each chore begins at once. What was missed is done once, however often it was missed."""
    settings: Settings = app.config["SETTINGS"]
    zone = settings.timezone
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a chore that takes longer than its interval is no news
    scheduler = BackgroundScheduler(timezone=zone, executors={"default": ThreadPoolExecutor(len(chores))})
    for chore in chores:
        scheduler.add_job(
            run_once,
            IntervalTrigger(seconds=chore.every.total_seconds(), timezone=zone),
            args=[app, chore.name, chore.run],
            id=chore.name,
            next_run_time=datetime.now(zone),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=A_DAY,
        )
    return scheduler
