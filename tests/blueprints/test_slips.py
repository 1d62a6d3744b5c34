"""Pages of supervision slips (督办单): the list, one by itself, issuing, answering, taking back, printing."""

import io
import re
from datetime import date
from typing import Any

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.desk import Desk
from tests.support.pages import get_page, post_page
from tests.support.slips import DEMAND, Slips
from tests.support.world import World
from tracker.documents.slip import usual_demand
from tracker.domain.people import Via, operator
from tracker.domain.slips import SlipColour, SlipState
from tracker.domain.tasks import Move
from tracker.extensions import db
from tracker.models import Evidence, SupervisionNotice
from tracker.queries.policies import office_of
from tracker.services.reminding.plans import PlannedSlip
from tracker.services.reminding.slips import add_slips

PLACE = "/o/yunxi/2026"
DUE = date(2026, 9, 15)


@pytest.fixture
def slips(world: World) -> Slips:
    """The slips of 云溪镇."""
    return Slips(Desk(world))


def text(client: FlaskClient, url: str) -> str:
    return get_page(client, url).html


def send(client: FlaskClient, url: str, form: dict[str, Any], status: int = 200) -> str:
    return post_page(client, url, form, status).html


def version(page: str) -> str:
    found = re.search(r'name="version"[^>]*value="(\d+)"', page)
    assert found
    return found[1]


def kept() -> SupervisionNotice:
    db.session.rollback()
    return db.session.scalars(select(SupervisionNotice)).one()


def test_the_form_proposes_colour_demand_and_day(app: Flask, world: World, slips: Slips) -> None:
    task = slips.late_task()
    page = text(world.client(app, "yx-coord"), f"{PLACE}/slips/issue/{task.number}")
    assert 'value="blue" checked' in page
    assert usual_demand(SlipColour.BLUE) in page
    assert 'value="2026-09-30"' in page  # five working days; 25 to 27 September are the Mid-Autumn holiday
    slips.issue(task)
    page = text(world.client(app, "yx-coord"), f"{PLACE}/slips/issue/{task.number}")
    assert 'value="yellow" checked' in page
    assert "督〔2026〕1号" in page


def test_a_coordinator_issues_a_slip_in_one_form(app: Flask, world: World, slips: Slips) -> None:
    task, client = slips.late_task(), world.client(app, "yx-coord")
    form = {"colour": "red", "demand": DEMAND, "problem": "案卷没有评查。", "reply_by": "2026-09-28"}
    page = send(client, f"{PLACE}/slips/issue/{task.number}", form)
    assert "已发出督〔2026〕1号" in page
    assert DEMAND in page
    slip = kept()
    assert (slip.colour, slip.problem, slip.reply_by) == (SlipColour.RED, "案卷没有评查。", date(2026, 9, 28))


def test_a_proposal_left_alone_follows_the_chosen_colour(app: Flask, world: World, slips: Slips) -> None:
    task, client = slips.late_task(), world.client(app, "yx-coord")
    form = {"colour": "red", "demand": usual_demand(SlipColour.BLUE), "reply_by": "2026-09-28"}
    assert usual_demand(SlipColour.RED) in send(client, f"{PLACE}/slips/issue/{task.number}", form)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"reply_by": "2026-09-01"}, "反馈期限不能早于今天。"),
        ({"reply_by": "明天"}, "日期"),
        ({"colour": ""}, "请填写督办等级。"),
        ({"demand": "办" * 501}, "最多 500 个字"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    app: Flask, world: World, slips: Slips, form: dict[str, str], said: str
) -> None:
    task, client = slips.late_task(), world.client(app, "yx-coord")
    sent = {"colour": "yellow", "demand": DEMAND, "problem": "没有动。", "reply_by": "2026-09-28", **form}
    page = send(client, f"{PLACE}/slips/issue/{task.number}", sent, 400)
    assert said in page
    assert "没有动。" in page
    assert sent["demand"] in page


def test_no_form_stands_open_for_what_has_ended(app: Flask, world: World, slips: Slips) -> None:
    task, client = slips.late_task(state="closed"), world.client(app, "yx-coord")
    url = f"{PLACE}/slips/issue/{task.number}"
    assert "不用再发督办单" in text(client, url)
    sent = {"colour": "yellow", "demand": DEMAND, "reply_by": "2026-09-28"}
    assert DEMAND in send(client, url, sent, 400)


def test_the_owner_answers_and_is_led_to_report_progress(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    client, url = world.client(app, "yx-staff"), f"{PLACE}/slips/{slip.id}"
    page = text(client, url)
    assert "限 <b>2026年9月30日</b> 前反馈" in page
    sent = {"version": version(page), "text": "老师改期，九月底前补上。"}
    page = send(client, f"{url}/answer", sent)
    assert "老师改期，九月底前补上。" in page
    assert "反馈不是进展" in page
    assert f"{PLACE}/tasks/{slip.task.number}/progress" in page
    assert kept().state is SlipState.ANSWERED


def test_an_answer_that_came_second_is_shown_to_its_writer(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    client, url = world.client(app, "yx-staff"), f"{PLACE}/slips/{slip.id}"
    seen = version(text(client, url))
    slips.answer(slip, "yx-head", "单位已经安排。")
    page = send(client, f"{url}/answer", {"version": seen, "text": "九月底前补上。"}, 400)
    assert "刚才已经有人反馈" in page
    assert "单位已经安排。" in page
    assert "九月底前补上。" in page


def test_an_answer_to_a_slip_whose_task_has_ended_is_refused_with_what_was_typed(
    app: Flask, world: World, slips: Slips
) -> None:
    task = slips.late_task()
    slip = slips.issue(task)
    client, url = world.client(app, "yx-staff"), f"{PLACE}/slips/{slip.id}"
    seen = version(text(client, url))
    slips.desk.go("yx-coord", task, Move.SUSPEND, "政策取消")
    page = send(client, f"{url}/answer", {"version": seen, "text": "九月底前补上。"}, 400)
    assert "督办单不用再反馈" in page
    assert "九月底前补上。" in page


def test_an_empty_answer_is_refused(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    client, url = world.client(app, "yx-staff"), f"{PLACE}/slips/{slip.id}"
    assert "请填写反馈情况。" in send(client, f"{url}/answer", {"version": "1", "text": " "}, 400)


def test_a_coordinator_records_an_answer_on_paper(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task(), "yx-leader")
    client, url = world.client(app, "yx-coord"), f"{PLACE}/slips/{slip.id}"
    owner = world.user("yx-staff").id
    page = text(client, url)
    assert re.search(rf'<option selected value="{owner}">', page)
    sent = {"version": version(page), "text": "", "author_id": str(owner), "file": (io.BytesIO(PDF), "反馈.pdf")}
    page = send(client, f"{url}/answer", sent, 400)
    assert "反馈.pdf 已传，不用再选" in page
    [scan] = db.session.scalars(select(Evidence))
    sent = {"version": version(page), "text": "已按要求办理。", "author_id": str(owner), "kept": str(scan.id)}
    page = send(client, f"{url}/answer", sent)
    assert "李文澜代填" in page
    assert f"/evidence/{scan.id}" in page
    assert kept().signed_sheet_id == scan.id


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def test_a_coordinator_who_names_nobody_is_asked_who_answers(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task(), "yx-leader")
    client, url = world.client(app, "yx-coord"), f"{PLACE}/slips/{slip.id}"
    sent = {"version": version(text(client, url)), "text": "已安排。", "author_id": ""}
    page = send(client, f"{url}/answer", sent, 400)
    assert "请选是谁反馈的" in page
    assert "已安排。" in page


def test_a_slip_is_taken_back_with_a_reason(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    client, url = world.client(app, "yx-leader"), f"{PLACE}/slips/{slip.id}"
    seen = version(text(client, url))
    assert "请填写撤回的理由。" in send(client, f"{url}/withdraw", {"version": seen, "reason": ""}, 400)
    assert "重复发单。" in send(client, f"{url}/withdraw", {"version": seen, "reason": "重复发单。"})
    assert kept().state is SlipState.WITHDRAWN


def test_a_reason_typed_too_late_is_not_lost(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    client, url = world.client(app, "yx-leader"), f"{PLACE}/slips/{slip.id}"
    seen = version(text(client, url))
    slips.answer(slip)
    page = send(client, f"{url}/withdraw", {"version": seen, "reason": "重复发单。"}, 400)
    assert "刚才已经有人反馈" in page
    assert "重复发单。" in page


def test_a_slip_opens_in_the_year_in_which_it_was_issued(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    response = world.client(app, "yx-staff").get(f"/o/yunxi/2025/slips/{slip.id}")
    assert response.location == f"{PLACE}/slips/{slip.id}"


def test_the_sheet_says_what_the_slip_says(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task(), colour=SlipColour.YELLOW)
    response = world.client(app, "yx-coord").get(f"{PLACE}/slips/{slip.id}/sheet")
    document = Document(io.BytesIO(response.data))
    said = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert document.paragraphs[1].text == "云溪镇人民政府\t编号：督〔2026〕1号"
    assert {"黄色督办单", slip.task.quote, "吴静", "周正平", "李文澜"} <= set(said)
    assert "到2026年9月22日已逾期7天。" in said
    assert f"{DEMAND}\n限2026年9月30日前（含当日）反馈。" in said


def test_a_slip_of_the_clock_says_so_on_page_and_paper(app: Flask, world: World, slips: Slips) -> None:
    task = slips.late_task()
    planned = PlannedSlip(task.org_id, task.id, "e3", DUE, SlipColour.BLUE, task.lead_unit_id, task.owner_id)
    [slip] = add_slips(operator(Via.JOB), slips.desk.now, [planned], {task.org_id: office_of(task.org_id)})
    client, url = world.client(app, "yx-coord"), f"{PLACE}/slips/{slip.id}"
    page = get_page(client, url)
    assert "签发人系统按提醒规则发出 9月22日 10:00" in page.text
    assert usual_demand(SlipColour.BLUE) in page.text
    document = Document(io.BytesIO(client.get(f"{url}/sheet").data))
    assert "按提醒规则发出" in [cell.text for row in document.tables[0].rows for cell in row.cells]
    told = get_page(client, f"{PLACE}/tasks/{task.number}").texts("#timeline .is-event div")
    assert told == ["发出蓝色督办单 督〔2026〕1号，限 9月30日 前反馈（按提醒规则）"]


def rows(page: str) -> list[str]:
    return re.findall(r"督〔\d+〕\d+号", page.split('class="nl-rows')[1]) if 'class="nl-rows' in page else []


def several(slips: Slips) -> None:
    """1 blue and answered, 2 yellow and open till 30 September, 3 red and open till 23, 4 blue and withdrawn."""
    task = slips.late_task()
    slips.answer(slips.issue(task))
    slips.issue(task, colour=SlipColour.YELLOW)
    slips.issue(task, colour=SlipColour.RED, reply_by=date(2026, 9, 23))
    slips.withdraw(slips.issue(slips.late_task()))


def test_open_slips_come_first_and_the_earliest_day_first_among_them(app: Flask, world: World, slips: Slips) -> None:
    several(slips)
    page = text(world.client(app, "yx-viewer"), f"{PLACE}/slips")
    assert rows(page) == [f"督〔2026〕{number}号" for number in (3, 2, 4, 1)]
    assert "两份督办单等反馈" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("colour=blue", [4, 1]),
        ("standing=open", [3, 2]),
        ("standing=late", [3]),
        ("standing=answered", [1]),
        ("standing=withdrawn&colour=blue", [4]),
        ("standing=open&colour=blue", []),
        ("standing=somewhere&colour=pink", [3, 2, 4, 1]),
    ],
)
def test_the_address_narrows_the_list_by_colour_and_standing(
    app: Flask, world: World, slips: Slips, clock: Clock, query: str, found: list[int]
) -> None:
    several(slips)
    clock.forward(days=2)
    page = text(world.client(app, "yx-viewer"), f"{PLACE}/slips?{query}")
    assert rows(page) == [f"督〔2026〕{number}号" for number in found]
    assert ("已经略过" in page) is ("pink" in query)


def test_slips_about_what_has_ended_wait_for_nobody(app: Flask, world: World, slips: Slips) -> None:
    task = slips.late_task()
    slips.issue(task)
    slips.desk.go("yx-coord", task, Move.SUSPEND, "政策取消")
    page = text(world.client(app, "yx-coord"), f"{PLACE}/slips")
    assert "没有等反馈的督办单" in page
    assert rows(text(world.client(app, "yx-coord"), f"{PLACE}/slips?standing=overtaken")) == ["督〔2026〕1号"]


def test_a_county_sees_the_slips_of_its_towns_and_a_town_its_own(app: Flask, world: World, slips: Slips) -> None:
    slip = slips.issue(slips.late_task())
    page = text(world.client(app, "qh-viewer"), "/o/qinghe/2026/slips")
    assert f"{PLACE}/slips/{slip.id}" in page
    assert "云溪镇人民政府" in page
    assert rows(text(world.client(app, "hs-coord"), "/o/heshan/2026/slips")) == []
    assert text(world.client(app, "qh-viewer"), f"{PLACE}/slips/{slip.id}")
    assert world.client(app, "hs-coord").get(f"/o/heshan/2026/slips/{slip.id}").status_code == 404


def test_an_empty_year_says_what_slips_are_for(app: Flask, world: World) -> None:
    assert "2026年还没有发过督办单" in text(world.client(app, "yx-coord"), f"{PLACE}/slips")
