"""Reminding somebody of one task oneself: words to copy, a link that is an event, the record on the timeline."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.deliveries import owned_task
from tests.support.pages import get_page, post, post_page
from tests.support.world import World
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, Message, ReportLink, Task

URL = "/o/yunxi/2026/deliveries/tasks/1"


@pytest.fixture
def task(world: World) -> Task:
    task = owned_task(world, title="修订应急预案")
    db.session.commit()
    return task


def test_the_task_page_leads_to_the_words_and_the_record(app: Flask, world: World, task: Task) -> None:
    client = world.client(app, "yx-coord")
    task_page = get_page(client, "/o/yunxi/2026/tasks/1")
    assert URL in {node.attributes["href"] for node in task_page.all("main a")}
    page = get_page(client, URL)
    assert page.h1 == "催办：修订应急预案"
    words = page.find("#words").text()
    assert "吴静，您好：" in words
    assert "应于9月19日办结，已逾期 3 天" in words
    assert "http://localhost/o/yunxi/2026/tasks/1" in words


def test_a_link_is_made_on_purpose_and_told_on_the_timeline(app: Flask, world: World, task: Task) -> None:
    client = world.client(app, "yx-coord")
    assert "/r/" not in get_page(client, URL).html
    page = post_page(client, f"{URL}/link")
    words = page.find("#words").text()
    link = re.search(r"http://localhost/r/[\w-]{43}", words)
    assert link is not None
    assert db.session.scalars(select(Event.verb).where(Event.subject_id == task.id)).all() == ["link_made"]
    assert "生成给吴静的免登录链接" in get_page(client, "/o/yunxi/2026/tasks/1").text


def test_a_sponsor_cannot_report_as_the_owner_by_a_link_of_their_own_making(
    app: Flask, world: World, task: Task
) -> None:
    task.sponsor_id = world.user("yx-leader").id
    db.session.commit()
    client = world.client(app, "yx-leader")
    assert "免登录链接" not in get_page(client, URL).text
    assert post(client, f"{URL}/link").status_code == 403
    assert db.session.scalars(select(ReportLink.id)).all() == []


def test_a_link_that_a_coordinator_made_is_not_shown_to_a_leader(app: Flask, world: World, task: Task) -> None:
    post(world.client(app, "yx-coord"), f"{URL}/link")
    link = db.session.scalars(select(ReportLink.id)).one()
    assert "/r/" not in get_page(world.client(app, "yx-leader"), f"{URL}?link={link}").html


def test_a_link_of_another_task_is_not_shown(app: Flask, world: World, task: Task) -> None:
    owned_task(world)
    db.session.commit()
    client = world.client(app, "yx-coord")
    post(client, "/o/yunxi/2026/deliveries/tasks/2/link")
    other = db.session.scalars(select(ReportLink.id)).one()
    assert "/r/" not in get_page(client, f"{URL}?link={other}").html


def test_a_call_stands_on_the_timeline_and_on_the_desk(app: Flask, world: World, task: Task) -> None:
    client = world.client(app, "yx-coord")
    whom = {"person_id": str(task.owner_id), "how": "phone", "note": "答应周五前报"}
    page = post_page(client, URL, whom)
    assert page.h1 == "修订应急预案"
    assert "电话催办吴静：答应周五前报" in page.text
    desk = get_page(client, "/o/yunxi/2026/deliveries")
    assert desk.texts(".nl-message-state .nl-tag") == ["已转达（电话）"]
    assert "催办" in desk.texts(".nl-messages > li")[0]
    assert "答应周五前报" in desk.texts(".nl-messages > li")[0]
    mine = get_page(world.client(app, "yx-staff"), "/o/yunxi/2026/notices")
    assert "李文澜催办" in mine.text


def test_without_a_way_what_was_typed_stays(app: Flask, world: World, task: Task) -> None:
    page = post_page(world.client(app, "yx-coord"), URL, {"person_id": str(task.owner_id), "note": "答应周五前报"}, 400)
    assert page.find("#note").text().strip() == "答应周五前报"
    assert db.session.scalars(select(Message)).all() == []


def test_of_what_is_done_nobody_is_reminded(app: Flask, world: World, task: Task) -> None:
    task.state = TaskState.CLOSED
    db.session.commit()
    client = world.client(app, "yx-coord")
    assert "没有人可催" in get_page(client, URL).text
    assert "链接只能给在办事项的承办人" in post_page(client, f"{URL}/link").html


@pytest.mark.parametrize(
    ("who", "status"), [("yx-leader", 200), ("yx-head", 403), ("yx-staff", 403), ("qh-coord", 403)]
)
def test_those_who_supervise_remind(app: Flask, world: World, task: Task, who: str, status: int) -> None:
    assert world.client(app, who).get(URL).status_code == status
