"""Telling people oneself: words to copy with their links, and who was told how."""

from datetime import date, timedelta

from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from tests.support.deliveries import NOW, TODAY, add_message, failed, give_address, owned_task
from tests.support.pages import get_page, post_page
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.messages import Handed, MessageState
from tracker.domain.notices import NoticeReason
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Message
from tracker.services.links import add_link, token_of

URL = "/o/yunxi/2026/deliveries/by-hand"


def test_people_without_an_address_stand_with_words_to_copy(app: Flask, world: World) -> None:
    world.user("yx-staff").phone = "13800000001"
    add_message(world, "yx-staff", owned_task(world, title="修订应急预案"))
    page = get_page(world.client(app, "yx-coord"), URL)
    assert page.h1 == "一人等您转达"
    words = page.texts(".nl-listener textarea")[0]
    assert words.startswith("吴静，今天有 1 件事等您")
    assert "逾期 3 天" in words
    assert "修订应急预案" in words
    assert page.find("a[href^='tel:']").attributes["href"] == "tel:13800000001"


def test_the_words_hold_the_link_that_opens_the_form(app: Flask, world: World) -> None:
    task = owned_task(world)
    message = add_message(world, "yx-staff", task)
    link = add_link(
        NOW, org_id=task.org_id, person_id=message.person_id or 0, task_id=task.id,
        expires_at=NOW + timedelta(days=14), message_id=message.id,
    )  # fmt: skip
    db.session.commit()
    page = get_page(world.client(app, "yx-coord"), URL)
    assert f"http://localhost/r/{token_of(link.salt)}" in page.texts(".nl-listener textarea")[0]


def test_several_messages_to_a_person_are_one_text_and_told_at_once(app: Flask, world: World) -> None:
    first, second = owned_task(world, title="第一件"), owned_task(world, title="第二件")
    add_message(world, "yx-staff", first, day=TODAY - timedelta(days=1))
    add_message(world, "yx-staff", second)
    client = world.client(app, "yx-coord")
    page = get_page(client, URL)
    [words] = page.texts(".nl-listener textarea")
    assert "第一件" in words
    assert "第二件" in words
    key = page.find(".nl-listener input[name=who]").attributes["value"] or ""
    after = post_page(client, URL, {"who": key, "how": "wechat", "note": "已读"})
    assert after.h1 == "没有要转达的"
    assert [(message.state, message.handed, message.note) for message in db.session.scalars(select(Message))] == [
        (MessageState.HANDED, Handed.WECHAT, "已读")
    ] * 2


def test_those_who_are_chosen_are_told_in_one_act(app: Flask, world: World) -> None:
    messages = [add_message(world, who) for who in ("yx-staff", "yx-head", "yx-leader")]
    client = world.client(app, "yx-coord")
    chosen = MultiDict([("who", str(messages[0].id)), ("who", str(messages[1].id)), ("how", "in_person")])
    page = post_page(client, URL, chosen)
    assert page.h1 == "一人等您转达"
    assert page.texts(".nl-listener b") == ["周正平"]


def test_one_that_was_told_meanwhile_stops_all_and_says_so(app: Flask, world: World) -> None:
    first, second = add_message(world, "yx-staff"), add_message(world, "yx-head")
    second.state = MessageState.HANDED
    db.session.commit()
    chosen = MultiDict([("who", str(first.id)), ("who", str(second.id)), ("how", "phone"), ("note", "都说过了")])
    page = post_page(world.client(app, "yx-coord"), URL, chosen, 400)
    assert "刚才已经有人办过" in page.text
    assert page.find(f"#note-{first.person_id}").attributes["value"] == "都说过了"
    db.session.refresh(first)
    assert first.state is MessageState.TO_HAND


def test_nobody_chosen_is_said(app: Flask, world: World) -> None:
    add_message(world, "yx-staff")
    page = post_page(world.client(app, "yx-coord"), URL, {"how": "phone"}, 400)
    assert "还没有选人" in page.text


def test_without_a_way_the_form_stays(app: Flask, world: World) -> None:
    message = add_message(world, "yx-staff")
    page = post_page(world.client(app, "yx-coord"), URL, {"who": str(message.id), "note": "说过了"}, 400)
    assert page.find(f"#note-{message.person_id}").attributes["value"] == "说过了"


def test_people_stand_by_unit(app: Flask, world: World) -> None:
    for who in ("yx-staff", "yx-head"):
        add_message(world, who)
    page = get_page(world.client(app, "yx-coord"), URL)
    assert page.texts(".nl-hand h2") == ["综合行政执法队"]
    assert page.texts(".nl-print-only h2") == ["综合行政执法队"]
    assert len(page.all(".nl-print-only tbody tr")) == 2


def test_of_what_is_done_meanwhile_nobody_is_told(app: Flask, world: World) -> None:
    done, open_ = owned_task(world, title="办完的事"), owned_task(world, title="没办完的事")
    message = add_message(world, "yx-staff", done, open_)
    done.state = TaskState.CLOSED
    db.session.commit()
    client = world.client(app, "yx-coord")
    words = get_page(client, URL).texts(".nl-listener textarea")[0]
    assert "没办完的事" in words
    assert words.count("办完的事") == 1
    open_.state = TaskState.CLOSED
    db.session.commit()
    page = get_page(client, URL)
    assert page.all(".nl-listener") == []
    assert "不用再说了" in page.text
    post_page(client, f"{URL}/dropped", {"who": str(message.id)})
    db.session.refresh(message)
    assert message.state is MessageState.DROPPED


def test_whoever_got_an_address_may_have_a_mail(app: Flask, world: World) -> None:
    add_message(world, "yx-staff")
    give_address(world, "yx-staff")
    page = get_page(world.client(app, "yx-coord"), URL)
    assert "已经登记了邮箱，可以改发邮件" in page.text


def test_a_unit_gets_words_about_what_is_late_and_soon_due_without_links(app: Flask, world: World) -> None:
    owned_task(world, title="逾期的事", due_on=date(2026, 9, 19))
    owned_task(world, title="就要到期的事", due_on=date(2026, 9, 24))
    owned_task(world, title="还早的事", due_on=date(2026, 12, 1))
    owned_task(world, title="已经提交的事", due_on=date(2026, 9, 1), state=TaskState.SUBMITTED)
    add_task(world, unit="sfs", title="司法所的事", due_on=date(2026, 9, 22))
    db.session.commit()
    page = get_page(world.client(app, "yx-coord"), URL)
    sfs, zf = sorted(page.texts(".nl-unit-text textarea"))
    assert "逾期的事（吴静，9月19日到期，逾期 3 天）" in zf
    assert "就要到期的事（吴静，9月24日到期，还有 2 天）" in zf
    assert "司法所的事（未定承办人，今天到期）" in sfs
    assert not any(words in zf + sfs for words in ("还早的事", "已经提交的事", "/r/"))


def test_what_failed_does_not_stand_among_those_to_be_told(app: Flask, world: World) -> None:
    failed(world)
    assert get_page(world.client(app, "yx-coord"), URL).h1 == "没有要转达的"


def test_those_of_other_organisations_are_not_named(app: Flask, world: World) -> None:
    add_message(world, "hs-staff", add_task(world, "heshan", owner_id=world.user("hs-staff").id))
    assert get_page(world.client(app, "yx-coord"), URL).all(".nl-listener") == []


def test_the_county_tells_its_people_of_a_towns_task(app: Flask, world: World) -> None:
    message = add_message(world, "qh-leader", owned_task(world, title="修订应急预案"))
    message.notices[0].reason, message.notices[0].step = NoticeReason.ESCALATED, "e3"
    db.session.commit()
    page = get_page(world.client(app, "qh-coord"), URL.replace("yunxi", "qinghe"))
    assert "修订应急预案" in page.texts(".nl-listener textarea")[0]
    assert page.find(".nl-message-why a").attributes["href"] == "/o/yunxi/2026/tasks/1"
