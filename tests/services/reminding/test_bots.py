"""Bots of units' groups: where the server may write to, and what nobody is shown again."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.support.world import World
from tracker.domain.bots import BotKind
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from tracker.extensions import db
from tracker.mail.outlets import Answer, Outcome, Posting
from tracker.models import Bot, Event
from tracker.services.reminding.bots import BotEntry, bots_by_unit, save_bot, try_bot

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
HOSTS = ("qyapi.weixin.qq.com", "bots.qinghe.example")
WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0f7c-3f9a"
HOOK = "https://bots.qinghe.example/nianlun"
SECRET = "a-secret-of-the-group"
GROUP = BotEntry(BotKind.WECOM, WECOM)
SIGNED = BotEntry(BotKind.WEBHOOK, HOOK, SECRET)


class Group:
    """A group that answers as told."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.got: list[Posting] = []

    def send(self, posting: Posting) -> Answer:
        self.got.append(posting)
        return self.answer


def save(world: World, entry: BotEntry = GROUP, by: str = "yx-admin", version: int = 0, unit: str = "yunxi-zf") -> Bot:
    return save_bot(world.actor(by), NOW, world.unit(unit).id, version, entry, HOSTS)


def refused(world: World, entry: BotEntry, version: int = 0) -> DomainError:
    with pytest.raises(DomainError) as refusal:
        save(world, entry, version=version)
    db.session.rollback()
    return refusal.value


def test_a_unit_has_one_bot(world: World) -> None:
    bot = save(world)
    assert (bot.kind, bot.url, bot.secret, bot.is_active) == (BotKind.WECOM, WECOM, "", True)
    assert isinstance(refused(world, GROUP), Conflict)
    again = save(world, SIGNED, version=bot.version_id)
    assert (again.id, again.url, again.secret) == (bot.id, HOOK, SECRET)


def test_address_and_secret_stay_when_nothing_new_is_typed(world: World) -> None:
    bot = save(world, SIGNED)
    save(world, BotEntry(BotKind.WEBHOOK, is_active=False), version=bot.version_id)
    assert (bot.url, bot.secret, bot.is_active) == (HOOK, SECRET, False)


def test_another_kind_of_bot_needs_an_address_of_its_own(world: World) -> None:
    bot = save(world)
    assert refused(world, BotEntry(BotKind.WEBHOOK, "", SECRET), bot.version_id).field == "url"


@pytest.mark.parametrize(
    "url",
    [
        "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1",
        "https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=1",
        "https://qyapi.weixin.qq.com@evil.example/?key=1",
        "https://10.0.0.1/?key=1",
        "http://localhost:5432/?key=1",
        "file:///etc/passwd?key=",
        "https://qyapi.weixin.qq.com/" + "k" * 500 + "?key=1",
        "机器人",
    ],
)
def test_only_named_hosts_are_written_to(world: World, url: str) -> None:
    error = refused(world, BotEntry(BotKind.WECOM, url))
    assert (error.code, error.field) == ("bot_host_refused", "url")


def test_a_wecom_address_has_its_key(world: World) -> None:
    assert refused(world, BotEntry(BotKind.WECOM, WECOM.partition("?")[0])).code == "bot_key_missing"


@pytest.mark.parametrize("secret", ["", "short", "x" * 121])
def test_a_webhook_has_a_secret_that_is_hard_to_guess(world: World, secret: str) -> None:
    assert refused(world, BotEntry(BotKind.WEBHOOK, HOOK, secret)).field == "secret"


def test_the_log_has_neither_address_nor_secret(world: World) -> None:
    save(world, SIGNED)
    event = db.session.scalars(select(Event)).one()
    assert event.after["host"] == "bots.qinghe.example"
    assert SECRET not in str(event.after)
    assert HOOK not in str(event.after)


@pytest.mark.parametrize("account", ["yx-coord", "yx-leader", "yx-head", "yx-staff", "qh-admin"])
def test_only_the_offices_own_administrators_set_it(world: World, account: str) -> None:
    with pytest.raises(NotAllowed):
        save(world, by=account)


def test_other_towns_do_not_exist(world: World) -> None:
    with pytest.raises(NotFound):
        save(world, by="hs-admin")
    save(world)
    assert bots_by_unit(world.actor("hs-admin"), world.org("yunxi").id) == {}


def test_nobody_overwrites_what_they_have_not_seen(world: World) -> None:
    bot = save(world)
    seen = bot.version_id
    save(world, SIGNED, version=seen)
    assert isinstance(refused(world, GROUP, seen), Conflict)


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.REFUSED])
def test_a_try_goes_out_and_its_answer_is_kept(world: World, outcome: Outcome) -> None:
    save(world, SIGNED)
    group = Group(Answer(outcome, "HTTP"))
    unit = world.unit("yunxi-zf").id
    assert try_bot(world.actor("yx-admin"), NOW, unit, "测试", "看到就说明通了", group.send).outcome is outcome
    assert [(sent.url, sent.secret) for sent in group.got] == [(HOOK, SECRET)]
    event = db.session.scalars(select(Event).where(Event.verb == "bot_tried")).one()
    assert event.after == {"outcome": outcome.value, "answer": "HTTP"}


def test_a_unit_without_a_bot_has_nothing_to_try(world: World) -> None:
    with pytest.raises(Invalid):
        try_bot(
            world.actor("yx-admin"), NOW, world.unit("yunxi-zf").id, "", "", Group(Answer(Outcome.ACCEPTED, "")).send
        )
