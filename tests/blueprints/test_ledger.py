"""The ledger as people use it."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborNode

from tests.support.pages import get_page, post, post_page
from tests.support.tasks import add_source, add_task
from tests.support.world import TODAY, World
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task

URL = "/o/yunxi/2026/ledger"


def days(number: int) -> dict[str, Any]:
    return {"due_on": TODAY + timedelta(days=number)}


def test_an_empty_ledger_says_how_tasks_come_about(app: Flask, world: World) -> None:
    page = get_page(world.client(app, "yx-coord"), URL)
    assert "还没有事项" in page.text
    assert page.all("main a[href='/o/yunxi/2026/tasks/new']")
    assert not get_page(world.client(app, "yx-staff"), URL).all("main a[href='/o/yunxi/2026/tasks/new']")


def test_rows_tell_light_date_people_and_source(app: Flask, world: World) -> None:
    add_task(world, title="清理到期执法证件", owner_id=world.user("yx-staff").id, **days(-12))
    page = get_page(world.client(app, "yx-viewer"), URL)
    row = page.texts("tbody tr")[0]
    for words in (
        "逾期 12 天",
        "001",
        "清理到期执法证件",
        "综合行政执法队",
        "吴静",
        "9月10日",
        "待签收",
        "青法〔2026〕3号",
    ):
        assert words in row


def test_a_moved_date_shows_the_first_one_struck_through(app: Flask, world: World) -> None:
    add_task(world, first_due_on=TODAY, **days(20))
    assert get_page(world.client(app, "yx-viewer"), URL).texts("tbody s") == ["9月22日"]


def test_words_of_people_never_become_marks(app: Flask, world: World) -> None:
    mark = "<i class=mine>&amp;"
    world.user("yx-staff").name = world.unit("yunxi-zf").name = mark
    source = add_source(world, name=mark, number=mark)
    add_task(
        world, title=mark, source_id=source.id, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-staff").id
    )
    for path in ("ledger", "mine"):
        page = get_page(world.client(app, "yx-staff"), f"/o/yunxi/2026/{path}")
        assert page.text.count(mark) >= 3
        assert not page.all(".mine")


def number(tab: LexborNode) -> str:
    node = tab.css_first("b")
    assert node is not None
    return node.text()


def test_each_number_opens_the_list_that_it_counts(app: Flask, world: World) -> None:
    for shift in (-3, -1, 2, 11, 80):
        add_task(world, **days(shift))
    add_task(world, state=TaskState.CLOSED)
    client = world.client(app, "yx-coord")
    tabs = get_page(client, URL).all(".nl-tabs a:has(b)")
    assert [number(tab) for tab in tabs] == ["6", "2", "1", "1", "1", "1"]
    for tab in tabs:
        listed = get_page(client, tab.attributes["href"] or "")
        assert len(listed.all("tbody tr")) == int(number(tab))


def test_filters_live_in_the_address_and_can_be_taken_away(app: Flask, world: World) -> None:
    add_task(world, owner_id=world.user("yx-staff").id)
    add_task(world)
    client = world.client(app, "yx-coord")
    page = get_page(client, f"{URL}?owner=yx-staff&kind=plan")
    assert len(page.all("tbody tr")) == 1
    assert page.texts(".nl-chip") == ["类型：工作安排 ✕", "承办人：吴静 ✕"]
    assert page.find("select[name=owner] option[selected]").attributes["value"] == "yx-staff"
    without = page.find(".nl-chip:last-of-type a").attributes["href"] or ""
    assert len(get_page(client, without).all("tbody tr")) == 2


def test_nothing_found_offers_to_clear_and_names_other_years(app: Flask, world: World) -> None:
    add_task(world)
    add_task(world, plan_year=2025, title="合法性审核")
    client = world.client(app, "yx-coord")
    page = get_page(client, f"{URL}?q=合法性审核")
    assert "没有符合条件的事项" in page.text
    assert "2025年度里有 1 项" in page.text
    assert page.all(f"main a.btn[href='{URL}']")


@pytest.mark.parametrize(
    "query", ["kind=bogus&light=mauve", "page=999", "page=-1", "sort=;drop", "q=%00%25_'", "unit=x&theme=y"]
)
def test_no_address_makes_the_ledger_fail(app: Flask, world: World, query: str) -> None:
    add_task(world)
    get_page(world.client(app, "yx-coord"), f"{URL}?{query}")


def test_a_page_too_far_leads_back(app: Flask, world: World) -> None:
    add_task(world)
    page = get_page(world.client(app, "yx-coord"), f"{URL}?page=7")
    assert page.find(".nl-empty a.btn-primary").attributes["href"] == URL


def test_many_tasks_are_assigned_at_once_and_the_filter_stays(app: Flask, world: World) -> None:
    tasks = [add_task(world, state=TaskState.UNASSIGNED, due_on=None) for _ in range(3)]
    client = world.client(app, "yx-coord")
    boxes = [box.attributes["value"] for box in get_page(client, f"{URL}?kind=plan").all("input[name=task]")]
    sent = {"task": boxes[:2], "owner": "yx-staff", "sponsor": "yx-leader", "due_on": "2026-10-30"}
    response = post(client, f"{URL}?kind=plan", sent)
    assert response.location == f"{URL}?kind=plan"
    db.session.expire_all()
    assert [task.state for task in tasks].count(TaskState.ASSIGNED) == 2
    assert "已改 2 项" in get_page(client, response.location).html


def test_a_refused_assignment_keeps_what_was_chosen(app: Flask, world: World) -> None:
    task = add_task(world)
    client = world.client(app, "yx-coord")
    box = get_page(client, URL).find("input[name=task]").attributes["value"]
    task.title = "别人刚改过"
    db.session.commit()
    page = post_page(client, URL, {"task": box, "owner": "yx-staff"}, 409)
    assert "别人已经改过" in page.find(".nl-bulk [role=alert]").text()
    assert page.find(".nl-bulk select[name=owner] option[selected]").attributes["value"] == "yx-staff"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"owner": "yx-staff"}, "还没有勾选"),
        ({"task": "1.1"}, "还没有选要改成什么"),
        ({"task": "1.1", "owner": "hs-staff"}, "不在本单位任职"),
        ({"task": "1.1", "due_on": "明天"}, "日期看不懂"),
        ({"task": ["x.y", "²"], "owner": "yx-staff"}, "还没有勾选"),
    ],
)
def test_what_is_missing_is_said(app: Flask, world: World, sent: dict[str, object], words: str) -> None:
    add_task(world)
    page = post_page(world.client(app, "yx-coord"), URL, sent, 400)
    assert words in page.find(".nl-bulk [role=alert]").text()


def test_a_unit_head_selects_the_own_units_tasks_and_a_viewer_none(app: Flask, world: World) -> None:
    add_task(world, unit="zf")
    add_task(world, unit="dzb")
    assert len(get_page(world.client(app, "yx-head"), URL).all("input[name=task]")) == 1
    viewer = get_page(world.client(app, "yx-viewer"), URL)
    assert not viewer.all("input[name=task]")
    assert not viewer.all(".nl-bulk")


def test_the_county_sees_a_towns_ledger_but_assigns_nothing(app: Flask, world: World) -> None:
    task = add_task(world)
    client = world.client(app, "qh-coord")
    assert "加强行政执法规范化建设" in get_page(client, URL).text
    assert post(client, URL, {"task": f"{task.id}.1", "owner": "yx-staff"}).status_code == 403
    assert db.session.get(Task, task.id).owner_id is None  # type: ignore[union-attr]


def test_a_neighbouring_town_does_not_exist(app: Flask, world: World) -> None:
    get_page(world.client(app, "hs-coord"), URL, 404)
