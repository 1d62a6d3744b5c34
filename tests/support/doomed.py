"""Clocks and workers that are going to be killed: real processes, in a hurry, by a clock that the test sets."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerProcess
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from threading import Event
from typing import Any

from flask import Flask

import config
from tests.support.processes import end_with_parent
from tracker import create_app
from tracker.domain.running import SWEEP
from tracker.jobs.catalogue import WORKS
from tracker.jobs.chores import chores_of
from tracker.jobs.clock import Chore, keep_time
from tracker.jobs.locks import lock_for
from tracker.jobs.rescue import rescue
from tracker.jobs.worker import queue_of, work
from tracker.web import clock

OFTEN = timedelta(seconds=0.3)
HEARTBEAT, DEAD_AFTER = 0.5, 3.0


@dataclass(frozen=True)
class Site:
    """What a process has to know. `ahead`: seconds by which its clock is before the real one."""

    database_url: str
    folder: Path
    smtp_url: str
    ahead: "Synchronized[float]"

    def app(self) -> Flask:
        """An application of its own."""
        settings = config.Settings(
            app_env="test", secret_key="x" * 32, argon2_light=True, base_url="http://localhost",
            database_url=self.database_url, data_dir=self.folder, smtp_url=self.smtp_url,
        )  # fmt: skip
        return create_app(settings, self.now)

    def now(self) -> datetime:
        """The present of the test."""
        return datetime.now(UTC) + timedelta(seconds=self.ahead.value)


def begin(process: Callable[..., Any], role: str, site: Site) -> ForkServerProcess:
    """Start a clock, one that does not look for what is due, or a worker; `process` makes it."""
    target = {"clock": keep_clock, "sender": keep_sending, "worker": keep_working}[role]
    started: ForkServerProcess = process(target=target, args=(site,), daemon=True)
    started.start()
    return started


def keep_clock(site: Site) -> None:
    """`flask scheduler`, but looking several times a second."""
    _keep_time(site, lambda chore: True)


def keep_sending(site: Site) -> None:
    """The same between two sweeps."""
    _keep_time(site, lambda chore: chore.name != SWEEP)


def _keep_time(site: Site, wanted: Callable[[Chore], bool]) -> None:
    app, stop = _quietly(site), Event()
    chores = [_hurried(app, replace(chore, every=OFTEN)) for chore in chores_of(app, stop) if wanted(chore)]
    keep_time(app, chores, lock_for(app), stop, tick=0.05)


def _hurried(app: Flask, chore: Chore) -> Chore:
    """Workers are taken for dead sooner."""
    if chore.name != "rescue":
        return chore
    queue = queue_of(app, WORKS)
    return replace(chore, run=lambda: rescue(queue, WORKS, clock.now(), DEAD_AFTER))


def keep_working(site: Site) -> None:
    """`flask worker`."""
    app = _quietly(site)
    work(queue_of(app, WORKS), Event(), HEARTBEAT)


def _quietly(site: Site) -> Flask:
    """Its log goes into a file, and it does not outlive the test."""
    end_with_parent()
    log = os.open(site.folder / "doomed.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    return site.app()
