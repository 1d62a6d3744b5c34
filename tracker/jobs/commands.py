"""`flask scheduler` and `flask worker`. What they need is imported when they run: no other command waits for it."""

import signal
from threading import Event
from types import FrameType
from typing import cast

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_babel import gettext as _
from werkzeug.local import LocalProxy

from tracker.extensions import db
from tracker.services.backlog import has_queue


@click.command("scheduler")
@click.option("--tick", type=float, default=5.0, show_default=True, help="Seconds between two looks at the lock.")
@with_appcontext
def scheduler(tick: float) -> None:
    """Keep time until Ctrl+C or SIGTERM. One works; any other waits until the lock is free."""
    from tracker.jobs.chores import chores_of
    from tracker.jobs.clock import keep_time
    from tracker.jobs.locks import lock_for

    app, stop = _this_app(), stop_by_signal()
    keep_time(app, chores_of(app, stop), lock_for(app), stop, tick)


@click.command("worker")
@with_appcontext
def worker() -> None:
    """Hand messages over and do long jobs until Ctrl+C or SIGTERM. PostgreSQL only; any number of them."""
    if not has_queue():
        raise click.ClickException(_("SQLite 上不需要 worker：flask scheduler（或 make run）自己发消息、做后台任务"))
    from tracker.jobs.catalogue import WORKS
    from tracker.jobs.worker import queue_of, work

    work(queue_of(_this_app(), WORKS), stop_by_signal())


def _this_app() -> Flask:
    """The application itself; its jobs have contexts of their own, so this one's session is let go."""
    db.session.remove()
    return cast("LocalProxy[Flask]", current_app)._get_current_object()


def stop_by_signal() -> Event:
    """An event that SIGTERM or Ctrl+C sets; a second one ends the process at once."""
    stop = Event()

    def note(number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL)

    signal.signal(signal.SIGTERM, note)
    signal.signal(signal.SIGINT, note)
    return stop


def register(app: Flask) -> None:
    """Add both commands."""
    app.cli.add_command(scheduler)
    app.cli.add_command(worker)
