"""What hands messages over: a worker for each job on PostgreSQL, the one process every minute on SQLite."""

from datetime import datetime
from threading import Event

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.support.clock import Clock
from tests.support.outbox import queue_digests, use
from tests.support.smtp import Post, free_port, smtp_server
from tests.support.world import World
from tracker.domain.messages import MessageState
from tracker.extensions import db
from tracker.jobs.aside import run_aside
from tracker.jobs.catalogue import WORKS, deliver_some
from tracker.jobs.chores import chores_of
from tracker.jobs.rescue import rescue
from tracker.jobs.running import run_once
from tracker.jobs.worker import queue_of
from tracker.models import Heartbeat, Message
from tracker.services.backlog import has_queue

on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def states() -> set[MessageState]:
    found = set(db.session.scalars(sa.select(Message.state)))
    db.session.rollback()
    return found


def let_senders_work(app: Flask, clock: Clock) -> None:
    """A minute of the clock, and workers that do what is in the queue."""
    db.session.rollback()  # the test's own session must not hold what they want to write
    for chore in chores_of(app, Event()):
        if chore.name != "sweep":
            run_once(app, chore.name, chore.run)
    if has_queue():
        run_aside(_do_all(app))


async def _do_all(app: Flask) -> None:
    queue = queue_of(app, WORKS)
    async with queue.open_async():
        await queue.run_worker_async(wait=False, delete_jobs="always", install_signal_handlers=False)


def test_what_is_queued_goes_out(app: Flask, world: World, clock: Clock) -> None:
    queue_digests(world, 25)
    with smtp_server() as post:
        use(app, post)
        let_senders_work(app, clock)
    assert states() == {MessageState.SENT}
    assert len(set(post.references)) == len(post.references) == 25
    beat = db.session.get(Heartbeat, "deliver")
    assert beat is not None
    assert beat.at == clock()


def test_what_was_put_off_goes_out_at_a_later_look(app: Flask, world: World, clock: Clock) -> None:
    queue_digests(world, 5)
    post = Post(port=free_port())
    use(app, post)
    let_senders_work(app, clock)
    assert states() == {MessageState.RETRY}
    clock.forward(minutes=2)
    with smtp_server(post):
        let_senders_work(app, clock)
    assert states() == {MessageState.SENT}


@on_postgresql
def test_a_message_put_off_has_a_job_for_its_next_try(app: Flask, world: World) -> None:
    queue_digests(world, 1)
    use(app, Post(port=free_port()))
    run_once(app, "deliver", deliver_some)
    [message] = db.session.scalars(sa.select(Message))
    assert deferred_to() == [message.next_try_at]


@on_postgresql
def test_an_office_that_rests_gets_jobs_for_when_it_opens(app: Flask, world: World, clock: Clock) -> None:
    queue_digests(world, 12)
    clock.forward(hours=12)  # Tuesday, 22:00
    run_once(app, "deliver", deliver_some)
    run_once(app, "deliver", deliver_some)
    assert states() == {MessageState.QUEUED}
    [opens] = set(db.session.scalars(sa.select(Message.next_try_at)))
    assert deferred_to() == [opens] * 2


def deferred_to() -> list[datetime]:
    return list(db.session.scalars(sa.text("SELECT scheduled_at FROM procrastinate_jobs ORDER BY 1")))


@on_postgresql
def test_messages_of_a_database_that_lost_its_queue_go_out_all_the_same(app: Flask, world: World, clock: Clock) -> None:
    queue_digests(world, 25)
    db.session.execute(sa.text("DELETE FROM procrastinate_jobs"))
    db.session.commit()
    assert rescue(queue_of(app, WORKS), WORKS, clock()) == {"cleared": 0, "deferred": 3}
    with smtp_server() as post:
        use(app, post)
        run_aside(_do_all(app))
    assert len(post.references) == 25
