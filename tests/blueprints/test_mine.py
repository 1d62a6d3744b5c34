"""The first page of those who do the work."""

from datetime import timedelta
from typing import Any

from flask import Flask

from tests.support.pages import get_page, post
from tests.support.tasks import add_task
from tests.support.world import TODAY, World
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task

URL = "/o/yunxi/2026/mine"


def mine(world: World, shift: int | None, state: TaskState = TaskState.IN_PROGRESS, **values: Any) -> Task:
    due_on = TODAY + timedelta(days=shift) if shift is not None else None
    return add_task(world, owner_id=world.user("yx-staff").id, due_on=due_on, state=state, **values)


def test_staff_begin_with_their_own_tasks(app: Flask, world: World) -> None:
    mine(world, 3)
    assert get_page(world.client(app, "yx-staff"), "/").url == URL


def test_the_title_says_what_is_the_matter(app: Flask, world: World) -> None:
    for shift in (-9, -1, 2, 5, 7, 12, 60):
        mine(world, shift)
    mine(world, 70, TaskState.ASSIGNED)
    mine(world, -50, TaskState.CLOSED)
    page = get_page(world.client(app, "yx-staff"), URL)
    assert page.h1 == "两件已经逾期，三件七日内到期"
    assert page.texts("section h2") == ["逾期或严重滞后", "七日内到期或滞后", "半月内到期", "正常", "待签收"]
    assert [len(part.css("li")) for part in page.all("section .nl-rows")] == [2, 3, 1, 1, 1]


def test_nothing_due_is_said_and_something_waiting_too(app: Flask, world: World) -> None:
    client = world.client(app, "yx-staff")
    empty = get_page(client, URL)
    assert empty.h1 == "手上没有到期的事"
    assert empty.find(".nl-empty a.btn-primary").attributes["href"] == "/o/yunxi/2026/ledger"
    mine(world, 60, TaskState.ASSIGNED)
    assert get_page(client, URL).h1 == "一件等您签收"


def test_tasks_i_answer_for_and_tasks_of_my_unit_have_tabs(app: Flask, world: World) -> None:
    add_task(world, sponsor_id=world.user("yx-leader").id)
    add_task(world, unit="dzb")
    leader = get_page(world.client(app, "yx-leader"), URL)
    assert leader.texts(".nl-tabs a") == ["我承办的 0", "我分管的 1", "本单位牵头的 1"]
    assert len(get_page(world.client(app, "yx-leader"), f"{URL}?part=sponsor").all(".nl-rows li")) == 1
    assert len(get_page(world.client(app, "yx-head"), f"{URL}?part=unit").all(".nl-rows li")) == 1
    assert get_page(world.client(app, "yx-head"), f"{URL}?part=nonsense").h1 == "手上没有到期的事"


def test_i_sign_for_a_task_and_stay_on_my_page(app: Flask, world: World) -> None:
    task = mine(world, 60, TaskState.ASSIGNED)
    client = world.client(app, "yx-staff")
    page = get_page(client, URL)
    version = page.find(".nl-rows input[name=version]").attributes["value"]
    response = post(client, page.find(".nl-rows form").attributes["action"] or "", {"version": version})
    assert response.location == URL
    db.session.expire_all()
    assert db.session.get(Task, task.id).state is TaskState.IN_PROGRESS  # type: ignore[union-attr]


def test_open_tasks_of_other_years_are_not_forgotten(app: Flask, world: World) -> None:
    mine(world, -200, plan_year=2025)
    page = get_page(world.client(app, "yx-staff"), URL)
    assert "2025年度还有 1 件没有办结" in page.text
