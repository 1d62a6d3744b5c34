"""The delivery desk: what was sent to whom, why, with which result; failures first."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.deliveries import NOW, add_message, failed, give_address, owned_task
from tests.support.pages import Page, fold, get_page, post, post_page
from tests.support.world import World
from tracker.domain.messages import Channel, Handed, MessageKind, MessageState
from tracker.extensions import db
from tracker.models import Message

URL = "/o/yunxi/2026/deliveries"


@pytest.fixture
def busy(world: World) -> World:
    """Two that failed, one that waits, two people to be told, three that arrived."""
    failed(world, "yx-staff")
    failed(world, "yx-head", queued_at=NOW - timedelta(hours=1))
    add_message(world, "yx-leader", state=MessageState.RETRY, answer="451 try again later", attempts=2)
    add_message(world, "yx-viewer")
    add_message(world, "yx-viewer", day=date(2026, 9, 21))
    add_message(world, "yx-admin")
    add_message(world, "yx-coord", state=MessageState.SENT, answer="250 ok")
    add_message(world, "yx-coord", state=MessageState.HANDED, kind=MessageKind.URGE, handed=Handed.PHONE)
    add_message(world, "hs-staff", state=MessageState.FAILED)
    return world


def tabs(page: Page) -> dict[str, int]:
    return {words.rsplit(" ", 1)[0]: int(words.rsplit(" ", 1)[1]) for words in page.texts(".nl-tabs a")}


def test_the_title_says_what_is_the_matter(app: Flask, busy: World) -> None:
    page = get_page(busy.client(app, "yx-coord"), URL)
    assert page.h1 == "两封没有送到，两人等您转达"
    assert tabs(page) == {"全部": 8, "没有送到": 2, "等发送": 1, "待转达": 3, "已办": 2}


def test_failures_come_first_then_what_waits_then_what_is_to_be_told(app: Flask, busy: World) -> None:
    page = get_page(busy.client(app, "yx-coord"), URL)
    states = page.texts(".nl-message-state .nl-tag")
    assert states == [
        "没有送到", "没有送到", "没发出，会再试", "待转达", "待转达", "待转达", "已转达（电话）", "已发送",
    ]  # fmt: skip
    assert page.texts(".nl-messages .nl-row-title")[:3] == ["吴静", "陈立新", "周正平"]


def test_every_number_opens_the_list_that_it_counts(app: Flask, busy: World) -> None:
    client = busy.client(app, "yx-coord")
    page = get_page(client, URL)
    for link, (words, number) in zip(page.all(".nl-tabs a"), tabs(page).items(), strict=True):
        shown = get_page(client, link.attributes["href"] or "")
        assert len(shown.all(".nl-messages > li")) == number, words
        assert shown.h1 == page.h1


def test_a_line_says_why_with_task_and_step_and_what_the_answer_means(app: Flask, world: World) -> None:
    failed(world, "yx-staff")
    page = get_page(world.client(app, "yx-coord"), URL)
    line = page.texts(".nl-messages > li")[0]
    assert "9月19日到期，已逾期 3 天：加强行政执法规范化建设 2026-001" in line
    assert "没有这个邮箱" in line
    assert "gone@yunxi.example" in line
    link = page.find(".nl-message-why a")
    assert link.attributes["href"] == "/o/yunxi/2026/tasks/1"


@pytest.mark.parametrize(
    ("query", "count"),
    [("way=email", 4), ("way=by_hand", 4), ("person=yx-viewer", 2), ("day=2026-09-21", 1), ("day=2026-09-20", 0),
     ("person=yx-viewer&day=2026-09-21&state=to_hand", 1)],
)  # fmt: skip
def test_way_person_and_day_stand_in_the_address(app: Flask, busy: World, query: str, count: int) -> None:
    page = get_page(busy.client(app, "yx-coord"), f"{URL}?{query}")
    assert len(page.all(".nl-messages > li")) == count
    assert page.h1 == "两封没有送到，两人等您转达"
    assert len(page.all(".nl-chip")) == len([part for part in query.split("&") if not part.startswith("state")])


def test_a_task_leads_to_everybody_who_was_told_of_it(app: Flask, world: World) -> None:
    task = owned_task(world)
    failed(world, "yx-staff", task)
    add_message(world, "yx-head", *(owned_task(world, number=number) for number in (7, 8, 9)), task)
    add_message(world, "yx-viewer")
    client = world.client(app, "yx-coord")
    entry = next(link for link in get_page(client, "/o/yunxi/2026/tasks/1").all("a") if link.text() == "提醒过谁")
    page = get_page(client, entry.attributes["href"] or "")
    assert sorted(page.texts(".nl-messages .nl-row-title")) == ["吴静", "陈立新"]
    assert page.texts(".nl-chip") == ["事项：2026-001 ✕"]
    assert all("2026-001" in line for line in page.texts(".nl-messages > li"))


@pytest.mark.parametrize("task", ["2026-999", "26-1", "二〇二六", "2026-001x"])
def test_a_task_that_is_not_there_narrows_nothing(app: Flask, busy: World, task: str) -> None:
    page = get_page(busy.client(app, "yx-coord"), f"{URL}?task={task}")
    assert "看不懂的筛选条件（task）" in page.text
    assert len(page.all(".nl-messages > li")) == 8


def test_what_nobody_understands_is_named_and_left_out(app: Flask, busy: World) -> None:
    page = get_page(busy.client(app, "yx-coord"), f"{URL}?way=pigeon&person=nobody&day=someday&state=lost")
    assert "看不懂的筛选条件（state、way、person、day）" in page.text
    assert len(page.all(".nl-messages > li")) == 8


def test_what_was_sent_again_is_no_open_failure_any_more(app: Flask, world: World) -> None:
    dead = failed(world)
    give_address(world, "yx-staff")
    client = world.client(app, "yx-coord")
    page = post_page(client, f"{URL}/{dead.id}/again")
    assert page.h1 == "给吴静的消息"
    assert "new@yunxi.example" in page.text
    desk = get_page(client, URL)
    assert desk.h1 == "一封等着发出"
    assert tabs(desk) == {"全部": 2, "没有送到": 0, "等发送": 1, "待转达": 0, "已办": 1}
    assert "没有送到，已再发" in desk.text


def test_the_page_of_a_dead_letter_says_what_to_do(app: Flask, world: World) -> None:
    dead = failed(world)
    page = get_page(world.client(app, "yx-coord"), f"{URL}/{dead.id}")
    assert dead.answer in page.text
    assert "没有这个邮箱" in page.text
    assert "本人还没有在系统里看" in page.text
    user = world.user("yx-staff").id
    assert f"/o/yunxi/2026/people/{user}" in {node.attributes["href"] for node in page.all("main a")}


def test_the_present_address_is_shown_beside_the_one_that_failed(app: Flask, world: World) -> None:
    dead = failed(world)
    give_address(world, "yx-staff")
    page = get_page(world.client(app, "yx-coord"), f"{URL}/{dead.id}")
    assert "本人现在的邮箱是 new@yunxi.example" in page.text


def test_copies_name_each_other(app: Flask, world: World) -> None:
    dead = failed(world)
    give_address(world, "yx-staff")
    client = world.client(app, "yx-coord")
    post(client, f"{URL}/{dead.id}/again")
    again = db.session.scalars(select(Message.id).where(Message.again_of_id == dead.id)).one()
    assert "再发的" in get_page(client, f"{URL}/{dead.id}").text
    assert "原来那一封" in get_page(client, f"{URL}/{again}").text


def test_what_waits_offers_no_second_sending_and_a_press_all_the_same_says_why(app: Flask, world: World) -> None:
    waiting = add_message(world, "yx-staff", state=MessageState.QUEUED)
    client = world.client(app, "yx-coord")
    page = get_page(client, f"{URL}/{waiting.id}")
    assert "再发一次" not in page.text
    assert "还在等发送" in post_page(client, f"{URL}/{waiting.id}/again").html


def test_a_person_is_told_from_the_page_of_the_message(app: Flask, world: World) -> None:
    dead = failed(world)
    page = post_page(world.client(app, "yx-coord"), f"{URL}/{dead.id}/handed", {"how": "phone", "note": "本人知道了"})
    assert "已转达（电话）" in page.text
    assert "本人知道了" in page.text
    assert (dead.state, dead.handed) == (MessageState.HANDED, Handed.PHONE)


def test_without_a_way_nothing_is_recorded_and_nothing_lost(app: Flask, world: World) -> None:
    dead = failed(world)
    client = world.client(app, "yx-coord")
    page = post_page(client, f"{URL}/{dead.id}/handed", {"note": "本人知道了"}, 400)
    assert page.find("#note").attributes["value"] == "本人知道了"
    db.session.refresh(dead)
    assert dead.state is MessageState.FAILED


def test_a_message_that_need_not_be_told_is_dropped(app: Flask, world: World) -> None:
    message = add_message(world, "yx-staff")
    page = post_page(world.client(app, "yx-coord"), f"{URL}/{message.id}/dropped")
    assert "不用发了" in page.text


def test_a_test_message_is_queued_and_its_page_shows_the_result(app: Flask, world: World) -> None:
    give_address(world, "yx-coord", "me@yunxi.example")
    client = world.client(app, "yx-coord")
    form = get_page(client, f"{URL}/test")
    assert form.find("#address").attributes["value"] == "me@yunxi.example"
    page = post_page(client, f"{URL}/test", {"address": "it@yunxi.example"})
    assert page.h1 == "给it@yunxi.example的消息"
    assert "待发送" in page.text
    message = db.session.scalars(select(Message)).one()
    assert (message.kind, message.channel, message.address) == (MessageKind.TEST, Channel.EMAIL, "it@yunxi.example")


def test_a_test_to_no_address_is_refused_with_what_was_typed(app: Flask, world: World) -> None:
    page = post_page(world.client(app, "yx-coord"), f"{URL}/test", {"address": "it@"}, 400)
    assert page.find("#address").attributes["value"] == "it@"
    assert any("不像电子邮箱" in error for error in page.errors())


def test_a_test_that_failed_is_no_failure_of_delivery(app: Flask, world: World) -> None:
    failed(world, kind=MessageKind.TEST)
    page = get_page(world.client(app, "yx-coord"), URL)
    assert page.h1 == "该送的都送到了"


def test_an_empty_desk_says_what_to_do(app: Flask, world: World) -> None:
    page = get_page(world.client(app, "yx-coord"), URL)
    assert page.h1 == "还没有发过消息"
    assert "看看会发给谁" in page.text


def test_many_come_fifty_a_page(app: Flask, world: World) -> None:
    task = owned_task(world)
    for number in range(51):
        add_message(world, "yx-staff", task, state=MessageState.SENT, day=date(2026, 1, 1) + timedelta(days=number))
    client = world.client(app, "yx-coord")
    page = get_page(client, URL)
    assert len(page.all(".nl-messages > li")) == 50
    assert len(get_page(client, page.find("a[rel=next]").attributes["href"] or "").all(".nl-messages > li")) == 1


@pytest.mark.parametrize("who", ["yx-leader", "yx-head", "yx-staff", "yx-viewer", "qh-coord"])
def test_the_desk_is_for_those_who_deliver(app: Flask, world: World, who: str) -> None:
    assert world.client(app, who).get(URL).status_code == 403


def test_the_navigation_counts_what_waits_for_a_coordinator(app: Flask, busy: World) -> None:
    def beside(who: str) -> list[str]:
        page = get_page(busy.client(app, who), "/o/yunxi/2026/ledger")
        links = {node.attributes["href"]: node for node in page.all(".nl-side a")}
        found = links.get(URL)
        return [] if found is None else [fold(node.text()) for node in found.css(".nl-count")]

    assert beside("yx-coord") == ["5"]
    assert beside("yx-staff") == []


def test_the_log_names_whom_a_message_was_for(app: Flask, world: World) -> None:
    message = add_message(world, "yx-staff")
    client = world.client(app, "yx-coord")
    post(client, f"{URL}/{message.id}/handed", {"how": "phone", "note": "本人知道了"})
    [event] = get_page(client, "/o/yunxi/2026/log?kind=message").texts(".nl-log tbody tr")
    assert "转达消息" in event
    assert "吴静消息" in event
    assert "电话" in event
    assert "本人知道了" in event


def test_a_group_that_was_not_reached_leads_to_its_bot(app: Flask, world: World) -> None:
    unit = world.unit("yunxi-zf")
    dead = failed(world, kind=MessageKind.UNIT_DIGEST, channel=Channel.BOT, unit_id=unit.id, answer="HTTP 404")
    dead.person_id = None
    db.session.commit()
    page = get_page(world.client(app, "yx-coord"), f"{URL}/{dead.id}")
    assert page.h1 == "给综合行政执法队的消息"
    assert "群机器人不收" in page.text
    assert "/o/yunxi/2026/reminders/bots" in {node.attributes["href"] for node in page.all("main a")}
