"""Groups hear from their bots; logs hear nothing of what messages say."""

from dataclasses import replace
from uuid import uuid4

from flask import Flask
from sqlalchemy import select
from structlog.testing import capture_logs

from tests.mail.test_bots import Chat, chat_server
from tests.support.clock import Clock
from tests.support.deliveries import NOW, TODAY, add_notice
from tests.support.outbox import LATE, queue_digest, send, state_of, use
from tests.support.smtp import Post, smtp_server
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.bots import BotKind
from tracker.domain.messages import Channel, MessageKind, MessageState
from tracker.extensions import db
from tracker.models import Bot, Message
from tracker.services.delivery.sending import Delivered


def queue_unit_digest(world: World, url: str) -> Message:
    """A digest for the group of 综合行政执法队, about a task of which two people have been told."""
    unit = world.unit("yunxi-zf")
    db.session.add(Bot(org_id=unit.org_id, unit_id=unit.id, kind=BotKind.WECOM, url=url))
    task = add_task(world, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id, due_on=LATE)
    message = Message(
        org_id=unit.org_id, unit_id=unit.id, kind=MessageKind.UNIT_DIGEST, channel=Channel.BOT, day=TODAY,
        state=MessageState.QUEUED, reference=f"<{uuid4().hex}@localhost>", queued_at=NOW, next_try_at=NOW,
    )  # fmt: skip
    message.notices = [add_notice(world, "yx-staff", task), add_notice(world, "yx-leader", task)]
    db.session.add(message)
    db.session.commit()
    return message


def allow(app: Flask) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], bot_hosts=("127.0.0.1",))


def test_a_group_hears_of_its_tasks_without_links_of_a_persons_own(app: Flask, world: World) -> None:
    with chat_server(Chat()) as chat:
        message = queue_unit_digest(world, chat.url)
        use(app)
        allow(app)
        assert send(app) == Delivered(sent=1)
    [(_path, _headers, body)] = chat.heard
    text = body.decode()
    assert "综合行政执法队，今天有 1 件事要办" in text
    assert "逾期 12 天 · 应于 9月10日 办结" in text
    assert "/r/" not in text
    assert state_of(message.id).answer == "errcode 0 ok"


def test_a_bot_that_was_removed_or_switched_off(app: Flask, world: World, clock: Clock) -> None:
    with chat_server(Chat(answer=b'{"errcode":93000,"errmsg":"invalid webhook url"}')) as chat:
        message = queue_unit_digest(world, chat.url)
        use(app)
        allow(app)
        assert send(app) == Delivered(failed=1)
    assert state_of(message.id).answer == "errcode 93000 invalid webhook url"
    message = state_of(message.id)
    message.state = MessageState.QUEUED
    db.session.scalars(select(Bot)).one().is_active = False
    db.session.commit()
    assert send(app) == Delivered(dropped=1)


def test_trouble_with_mail_does_not_stop_the_bots(app: Flask, world: World) -> None:
    queue_digest(world, "yx-staff")
    with chat_server(Chat()) as chat:
        queue_unit_digest(world, chat.url)
        use(app, Post(port=9))
        allow(app)
        assert send(app) == Delivered(sent=1, retry=1)


def test_logs_name_numbers_and_codes_alone(app: Flask, world: World) -> None:
    sent, refused = queue_digest(world, "yx-staff"), queue_digest(world, "yx-head")
    with capture_logs() as logs, smtp_server(Post(unknown={"yx-head@yunxi.example"})) as post:
        use(app, post)
        assert send(app) == Delivered(sent=1, failed=1)
    told = {"event": "message", "log_level": "info", "attempts": 1}
    assert logs == [
        {**told, "id": sent.id, "state": "sent", "outcome": "accepted"},
        {**told, "id": refused.id, "state": "failed", "outcome": "refused"},
    ]
