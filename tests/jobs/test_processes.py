"""Schedulers, workers and the demo's server as real processes. They take seconds: each has to start."""

import signal
import sys

import pytest
import sqlalchemy as sa
from flask import Flask

from config import ROOT
from tests.support.commands import Running, command, process
from tests.support.outbox import queue_digests, use
from tests.support.smtp import free_port, smtp_server
from tests.support.waiting import eventually, seen
from tests.support.world import World
from tracker.extensions import db
from tracker.services.backlog import has_queue

QUICK = ("--tick", "0.1")
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def has(running: Running, event: str) -> bool:
    """Whether it says so, sooner or later."""
    return eventually(lambda: event in running.events())


def sweeps() -> str:
    """When the last sweep ended; "" if there was none."""
    return str(seen("SELECT at FROM heartbeat WHERE name = 'sweep'") or "")


def test_of_two_schedulers_one_works_and_when_it_is_killed_the_other_takes_over(app: Flask) -> None:
    with command(app, "scheduler", *QUICK) as first:
        assert has(first, "clock_taken")
        with command(app, "scheduler", *QUICK) as second:
            assert has(second, "clock_waits")
            assert eventually(sweeps)
            assert "clock_taken" not in second.events()
            before = sweeps()
            first.process.kill()
            assert has(second, "clock_taken")
            assert eventually(lambda: sweeps() > before)


@on_postgresql
def test_a_scheduler_whose_connection_is_ended_waits_for_the_lock_again(app: Flask) -> None:
    with command(app, "scheduler", *QUICK) as running:
        assert has(running, "clock_taken")
        end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nianlun clock'"
        db.session.execute(sa.text(end))
        db.session.rollback()
        assert has(running, "clock_lost")
        assert eventually(lambda: running.events().count("clock_taken") == 2)
        assert running.process.poll() is None


@on_postgresql
def test_workers_hand_over_what_is_queued_each_message_once_and_end_when_they_are_told(
    app: Flask, world: World
) -> None:
    queue_digests(world, 40)
    db.session.execute(sa.text("UPDATE message SET kind = 'again'"))  # sent whatever the hour
    db.session.commit()
    with smtp_server() as post:
        use(app, post)
        with command(app, "worker") as one, command(app, "worker") as two, command(app, "scheduler", *QUICK) as clock:
            assert eventually(all_sent)
            assert has(one, "worker_ready")
            assert has(two, "worker_ready")
            for running in (one, two, clock):
                running.process.send_signal(signal.SIGTERM)
            assert [running.process.wait(30) for running in (one, two, clock)] == [0, 0, 0]
    assert len(set(post.references)) == len(post.references) == 40
    assert seen("SELECT count(*) FROM procrastinate_workers") == 0


def all_sent() -> bool:
    return bool(seen("SELECT count(*) FROM message WHERE state <> 'sent'") == 0)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_sqlite_needs_no_worker_and_says_so(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["worker"])
    assert result.exit_code == 1
    assert "scheduler" in result.output


def test_the_demos_server_keeps_time_and_stops_with_ctrl_c(app: Flask) -> None:
    serve = [sys.executable, str(ROOT / "wsgi.py")]
    with process(app, "serve", serve, PORT=str(free_port()), PYTHONUNBUFFERED="1") as running:
        assert eventually(sweeps)
        assert has(running, "worker_ready" if has_queue() else "clock_taken")
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(30) == 0
    assert "Traceback" not in running.log.read_text(encoding="utf-8")
