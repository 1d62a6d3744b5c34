"""What the next sweep would send to whom: looked at as often as one likes, and nothing happens."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.clock import Clock
from tests.support.deliveries import give_address, owned_task
from tests.support.pages import get_page
from tests.support.world import World
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Via, operator
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Message, Notice
from tracker.services.notices import notify
from tracker.services.reminding.sweeping import sweep_tree
from tracker.web import clock as present

URL = "/o/yunxi/2026/deliveries/preview"


@pytest.fixture
def clock() -> Clock:
    """Tuesday, 18 August 2026, 10:00 in Shanghai: no quarter and no report is asked for."""
    return Clock(datetime(2026, 8, 18, 2, 0, tzinfo=UTC))


def late_task(world: World) -> None:
    """One day late: its owner is told, and nobody else yet."""
    given: dict[str, Any] = {
        "reported_on": date(2026, 8, 3),
        "started_on": date(2026, 7, 1),
        "state": TaskState.IN_PROGRESS,
    }
    owned_task(world, title="修订应急预案", due_on=date(2026, 8, 17), **given)
    db.session.commit()


def test_the_preview_says_who_would_be_told_what_and_writes_nothing(app: Flask, world: World) -> None:
    late_task(world)
    give_address(world, "yx-staff")
    client = world.client(app, "yx-coord")
    page = get_page(client, URL)
    assert page.h1 == "下次会发出一条"
    assert "如果现在提醒" in page.text
    assert page.texts(".nl-messages .nl-row-title") == ["吴静"]
    assert page.texts(".nl-message-state") == ["邮件"]
    assert "8月17日到期，已逾期 1 天：修订应急预案 2026-001" in page.text
    assert db.session.scalar(select(func.count(Notice.id))) == db.session.scalar(select(func.count(Message.id))) == 0


def test_the_sweep_does_what_the_preview_said(app: Flask, world: World) -> None:
    late_task(world)
    client = world.client(app, "yx-coord")
    assert get_page(client, URL).texts(".nl-message-state") == ["人工转达"]
    sweep_tree(operator(Via.JOB), present.now(), world.org("qinghe").id)
    desk = get_page(client, "/o/yunxi/2026/deliveries")
    assert desk.h1 == "一人等您转达"
    assert desk.texts(".nl-messages .nl-row-title") == ["吴静"]
    assert get_page(client, URL).h1 == "现在没有要提醒的"


def test_at_night_it_says_when(app: Flask, world: World, clock: Clock) -> None:
    late_task(world)
    clock.forward(hours=12)
    page = get_page(world.client(app, "yx-coord"), URL)
    assert "现在是免打扰时间，最早 8月19日 08:30 发" in page.text
    assert page.texts(".nl-messages .nl-row-title") == ["吴静"]


def test_people_of_other_organisations_are_not_named(app: Flask, world: World) -> None:
    late_task(world)
    assert get_page(world.client(app, "hs-coord"), URL.replace("yunxi", "heshan")).all(".nl-messages > li") == []


def test_the_county_sees_what_its_people_would_be_told_of_a_town(app: Flask, world: World) -> None:
    task = owned_task(world, title="修订应急预案", due_on=date(2026, 12, 1), state=TaskState.SUBMITTED)
    task.sponsor_id = world.user("qh-leader").id
    notify(world.actor("yx-staff"), present.now(), [task.sponsor_id], NoticeReason.SUBMITTED, task=task)
    db.session.commit()
    page = get_page(world.client(app, "qh-coord"), URL.replace("yunxi", "qinghe"))
    assert "吴静提交审核，等您签批：修订应急预案" in page.text
