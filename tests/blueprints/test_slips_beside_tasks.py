"""Supervision slips on the pages of tasks, in 我的事项, in notices and in the log."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.blueprints.test_tasks_queries import MOST, statements
from tests.support.desk import Desk
from tests.support.pages import get_page, post
from tests.support.slips import DEMAND, Slips
from tests.support.world import World
from tracker.domain.slips import SlipColour
from tracker.domain.tasks import Move
from tracker.extensions import db
from tracker.models import Notice

PLACE = "/o/yunxi/2026"


@pytest.fixture
def slips(world: World) -> Slips:
    """The slips of 云溪镇."""
    return Slips(Desk(world))


def links(app: Flask, world: World, account: str, url: str) -> list[str]:
    return [node.attributes["href"] or "" for node in get_page(world.client(app, account), url).all("main a")]


@pytest.mark.parametrize(
    ("account", "may"), [("yx-coord", True), ("yx-leader", True), ("yx-staff", False), ("qh-leader", False)]
)
def test_those_who_may_issue_slips_find_the_button(
    app: Flask, world: World, slips: Slips, account: str, may: bool
) -> None:
    task = slips.late_task()
    found = links(app, world, account, f"{PLACE}/tasks/{task.number}")
    assert (f"{PLACE}/slips/issue/{task.number}" in found) is may


def test_no_slip_is_offered_for_what_has_ended(app: Flask, world: World, slips: Slips) -> None:
    task = slips.late_task(state="closed")
    assert f"{PLACE}/slips/issue/{task.number}" not in links(app, world, "yx-coord", f"{PLACE}/tasks/{task.number}")


def test_the_page_of_a_task_shows_its_slips_and_how_they_stand(app: Flask, world: World, slips: Slips) -> None:
    task = slips.late_task()
    slips.answer(slips.issue(task), text="九月底前补上。")
    slips.issue(task, colour=SlipColour.YELLOW)
    slips.withdraw(slips.issue(task, colour=SlipColour.RED), reason="重复发单。")
    page = get_page(world.client(app, "yx-staff"), f"{PLACE}/tasks/{task.number}")
    lines = [" ".join(line.split()) for line in page.texts("#slips li")]
    assert [line.split(" ")[:3] for line in lines] == [
        ["红色", "督〔2026〕3号", "已撤回"], ["黄色", "督〔2026〕2号", "待反馈"], ["蓝色", "督〔2026〕1号", "已反馈"],
    ]  # fmt: skip
    assert "限 9月30日 前反馈，余 8 天" in lines[1]


def test_the_timeline_tells_who_issued_answered_and_withdrew(app: Flask, world: World, slips: Slips) -> None:
    task = slips.late_task()
    slips.answer(slips.issue(task, "yx-leader"), "yx-coord", "九月底前补上。", author_id=world.user("yx-staff").id)
    slips.withdraw(slips.issue(task, colour=SlipColour.RED), reason="重复发单。")
    told = get_page(world.client(app, "yx-viewer"), f"{PLACE}/tasks/{task.number}").texts("#timeline .is-event div")
    assert told[:4] == [
        "李文澜 撤回督办单 督〔2026〕2号：重复发单。",
        "李文澜 发出红色督办单 督〔2026〕2号，限 9月30日 前反馈",
        "李文澜 反馈督办单 督〔2026〕1号（吴静的反馈，代填）九月底前补上。",
        "周正平 发出蓝色督办单 督〔2026〕1号，限 9月30日 前反馈",
    ]


def test_slips_cost_the_page_of_a_task_no_question(app: Flask, world: World, slips: Slips) -> None:
    task = slips.late_task()
    client = world.client(app, "yx-coord")
    none = statements(client, f"{PLACE}/tasks/{task.number}")
    slips.issue(task)
    slips.issue(task, colour=SlipColour.RED)
    assert statements(client, f"{PLACE}/tasks/{task.number}") == none <= MOST


@pytest.mark.parametrize("page", ["slips", "mine", "slips?standing=open"])
def test_many_slips_cost_no_more_questions_than_one(app: Flask, world: World, slips: Slips, page: str) -> None:
    slips.issue(slips.late_task())
    client = world.client(app, "yx-staff")
    one = statements(client, f"{PLACE}/{page}")
    for _ in range(12):
        slips.issue(slips.late_task())
    assert statements(client, f"{PLACE}/{page}") == one <= MOST


@pytest.mark.parametrize("page", ["slips/1", "slips/issue/1"])
def test_a_slips_own_pages_ask_few_questions(app: Flask, world: World, slips: Slips, page: str) -> None:
    task = slips.late_task()
    slips.answer(slips.issue(task))
    slips.issue(task, colour=SlipColour.RED)
    assert statements(world.client(app, "yx-coord"), f"{PLACE}/{page}") <= MOST


@pytest.mark.parametrize(("account", "waits"), [("yx-staff", True), ("yx-head", True), ("yx-coord", False)])
def test_slips_wait_in_my_tasks_for_owner_and_head(
    app: Flask, world: World, slips: Slips, account: str, waits: bool
) -> None:
    slip = slips.issue(slips.late_task())
    assert (f"{PLACE}/slips/{slip.id}" in links(app, world, account, f"{PLACE}/mine")) is waits
    slips.answer(slip)
    assert f"{PLACE}/slips/{slip.id}" not in links(app, world, account, f"{PLACE}/mine")


def test_a_slip_of_an_ended_task_waits_for_nobody(app: Flask, world: World, slips: Slips) -> None:
    task = slips.late_task()
    slip = slips.issue(task)
    slips.desk.go("yx-coord", task, Move.SUSPEND, "政策取消")
    assert f"{PLACE}/slips/{slip.id}" not in links(app, world, "yx-staff", f"{PLACE}/mine")


def test_a_notice_leads_to_the_slip(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    client = world.client(app, "yx-staff")
    assert DEMAND in get_page(client, f"{PLACE}/notices").text
    notice = db.session.scalars(select(Notice.id).where(Notice.person_id == world.user("yx-staff").id)).one()
    assert post(client, f"{PLACE}/notices/{notice}/open").location == f"{PLACE}/slips/{slip.id}"


def test_the_log_names_colour_and_day_in_words(app: Flask, world: World, slips: Slips) -> None:
    slips.answer(slips.issue(slips.late_task()))
    page = get_page(world.client(app, "yx-coord"), f"{PLACE}/log")
    assert "发出督办单" in page.text
    assert "反馈督办单" in page.text
    assert "蓝色督办单" in page.text
    assert "反馈期限 9月30日" in page.text
    assert "slip" not in page.text
