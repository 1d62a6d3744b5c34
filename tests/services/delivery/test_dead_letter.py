"""A dead letter: a real mail server refuses it, somebody corrects the address, sends it again, and it arrives."""

import re

from flask import Flask
from sqlalchemy import select

from tests.support.deliveries import NOW, failed, give_address, owned_task
from tests.support.outbox import queue_digest, send, use
from tests.support.pages import get_page, post_page
from tests.support.races import at_once
from tests.support.smtp import Post, smtp_server
from tests.support.work import verbs
from tests.support.world import World
from tracker.domain.messages import MessageKind, MessageState
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Message
from tracker.services.delivery.resending import send_again
from tracker.services.delivery.sending import Delivered

URL = "/o/yunxi/2026/deliveries"


def states() -> list[MessageState]:
    db.session.rollback()
    return list(db.session.scalars(select(Message.state).order_by(Message.id)))


def test_a_corrected_address_gets_the_letter_at_once_with_a_link_that_works(app: Flask, world: World) -> None:
    dead = queue_digest(world, "yx-staff", state=MessageState.QUEUED).id
    with smtp_server(Post(unknown={"yx-staff@yunxi.example"})) as server:
        use(app, server)
        assert send(app) == Delivered(failed=1)
        client = world.client(app, "yx-coord")
        assert get_page(client, URL).h1 == "一封没有送到"
        give_address(world, "yx-staff", "wujing@yunxi.example")
        post_page(client, f"{URL}/{dead}/again")
        assert send(app) == Delivered(sent=1)
    [letter] = server.taken
    assert letter["To"].addresses[0].addr_spec == "wujing@yunxi.example"
    assert states() == [MessageState.FAILED, MessageState.SENT]
    assert get_page(client, URL).h1 == "该送的都送到了"
    text = letter.get_body(("plain",))
    assert text is not None
    link = re.search(r"http://localhost(/r/[\w-]{43})", text.get_content())
    assert link is not None
    assert app.test_client().get(link[1]).status_code == 200


def test_what_is_no_longer_true_is_not_sent_again(app: Flask, world: World) -> None:
    task = owned_task(world)
    dead = failed(world, "yx-staff", task)
    give_address(world, "yx-staff")
    task.state = TaskState.CLOSED
    db.session.commit()
    send_again(world.actor("yx-coord"), NOW, dead.id)
    with smtp_server() as server:
        use(app, server)
        assert send(app) == Delivered(dropped=1)
    assert server.taken == []
    assert states() == [MessageState.FAILED, MessageState.DROPPED]


def test_a_test_message_arrives(app: Flask, world: World) -> None:
    with smtp_server() as server:
        use(app, server)
        client = world.client(app, "yx-coord")
        post_page(client, f"{URL}/test", {"address": "it@yunxi.example"})
        assert send(app) == Delivered(sent=1)
    assert [letter["To"].addresses[0].addr_spec for letter in server.taken] == ["it@yunxi.example"]
    assert states() == [MessageState.SENT]


def test_two_who_press_at_once_send_one_copy(app: Flask, world: World) -> None:
    dead = failed(world).id
    give_address(world, "yx-staff")
    actors = [world.actor("yx-coord"), world.actor("yx-admin")]

    def act(number: int) -> None:
        send_again(actors[number], NOW, dead)

    done = at_once(app, *[lambda number=number: act(number) for number in range(2)])
    assert sorted(done) == ["done", "message_waiting"]
    assert db.session.scalars(select(Message.kind).order_by(Message.id)).all() == [
        MessageKind.DIGEST, MessageKind.AGAIN,
    ]  # fmt: skip
    assert verbs("message") == ["sent_again"]
