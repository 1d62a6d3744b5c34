"""Who may take which message, and when."""

from collections import Counter
from contextlib import closing
from dataclasses import asdict
from threading import Barrier, Thread

from flask import Flask
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.outbox import at, queue_digest, queue_digests, send, state_of, use
from tests.support.smtp import Post, free_port, smtp_server
from tests.support.world import World
from tracker.domain.messages import MessageKind, MessageState
from tracker.extensions import db
from tracker.mail.post import post_office
from tracker.models import Message
from tracker.services.delivery.sending import Delivered
from tracker.services.loops import deliver


def test_two_senders_at_the_same_time_send_each_message_once(app: Flask, world: World) -> None:
    ids = queue_digests(world, 45)
    with smtp_server() as post:
        use(app, post)
        done: list[Delivered] = []
        barrier = Barrier(3)

        def work(name: str) -> None:
            with app.app_context(), closing(post_office(app.config["SETTINGS"])) as outlet:
                barrier.wait()
                done.append(deliver(app.config["CLOCK"], outlet, sender=name))
                db.session.remove()

        db.session.rollback()
        workers = [Thread(target=work, args=(f"sender-{number}",)) for number in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    assert sum(one.sent for one in done) == 45
    assert Counter(post.references).most_common(1)[0][1] == 1
    assert {state_of(key).state for key in ids} == {MessageState.SENT}


def test_at_most_so_many_are_taken(app: Flask, world: World) -> None:
    queue_digests(world, 25)
    with smtp_server() as post:
        use(app, post)
        assert send(app, most=10) == Delivered(sent=10)
        assert send(app, most=30) == Delivered(sent=15)
    assert len(set(post.references)) == 25


def test_nothing_goes_out_at_night_or_on_a_holiday(app: Flask, world: World, clock: Clock) -> None:
    message = queue_digest(world, "yx-staff")
    clock.at = at(20)  # Tuesday evening, when the office is closed until 8:30
    with smtp_server() as post:
        use(app, post)
        assert send(app) == Delivered()
        waiting = state_of(message.id)
        assert (waiting.state, waiting.next_try_at, waiting.attempts) == (MessageState.QUEUED, at(8, 30, 23), 0)
        clock.at = at(8, 31, 23)
        assert send(app) == Delivered(sent=1)


def test_a_retry_falls_into_office_hours(app: Flask, world: World, clock: Clock) -> None:
    message = queue_digest(world, "yx-staff")
    clock.at = at(17, 29, 24)  # Thursday; Friday the 25th is 中秋, work begins again on Monday
    use(app, Post(port=free_port()))
    assert send(app) == Delivered(retry=1)
    assert state_of(message.id).next_try_at == at(8, 30, 28)


def test_what_somebody_asked_for_goes_out_at_once(app: Flask, world: World, clock: Clock) -> None:
    queue_digest(world, "yx-staff", kind=MessageKind.AGAIN)
    queue_digest(world, "yx-head", kind=MessageKind.TEST, address="yx-head@yunxi.example")
    clock.at = at(20)
    with smtp_server() as post:
        use(app, post)
        assert send(app) == Delivered(sent=2)


def test_the_person_at_the_shell_waits_for_nothing_and_tries_each_once(app: Flask, world: World, clock: Clock) -> None:
    queue_digests(world, 30)
    use(app, Post(port=free_port()))
    clock.at = at(20)
    assert send(app, impatient=True) == Delivered(retry=30)
    assert {message.attempts for message in db.session.scalars(select(Message))} == {1}
    assert send(app, impatient=True) == Delivered(retry=30)


def test_pauses_grow_while_the_server_stays_down(app: Flask, world: World, clock: Clock) -> None:
    message = queue_digest(world, "yx-staff")
    use(app, Post(port=free_port()))
    pauses = []
    for _attempt in range(4):
        send(app)
        pauses.append((state_of(message.id).next_try_at - clock()).total_seconds() / 60)
        clock.at = state_of(message.id).next_try_at
    assert pauses == [1, 5, 15, 60]


def test_what_people_deliver_is_no_senders_business(app: Flask, world: World) -> None:
    queue_digest(world, "yx-staff", state=MessageState.TO_HAND)
    use(app)
    assert asdict(send(app, impatient=True)) == asdict(Delivered())
