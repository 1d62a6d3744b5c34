"""The main job in a real browser: a report becomes reviewed, assigned tasks, each with its sentence."""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.office import sign_in
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.reports import Decision, ItemKind
from tracker.extensions import db
from tracker.models import Task

SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "003_4aea94131e29c9d0.txt"
SAME_SHAPE = """柳塘镇人民政府关于2021年度法治政府建设情况的报告
一、2021年工作情况
全年开展法治讲座12场，化解矛盾纠纷86件。
二、工作不足及2022年工作主要安排
(一)存在的不足
但也存在一些不足:一是执法队伍力量薄弱。文书填写不够规范。二是案件监督力度有待提高三是公开不够及时;四是普法形式单一。
(二)2022年工作主要安排
一是继续深入学习,加强宣传。二是制定实施方案三是理顺部门职责,做到定人定责。四是对照指标,查漏补缺。五是优化营商环境。\
六是提高科学决策水平,充分发挥法律顾问作用;提升服务效能,进一步优化政务服务。七是加强执法队伍建设。八是强化政务公开。九是多渠道化解矛盾纠纷。
柳塘镇人民政府
2022年1月20日
"""


def report() -> bytes:
    """The report as a Word file: one paragraph for each line."""
    if not SEED.exists() and os.environ.get("CI"):
        pytest.fail("the seeds are missing")
    text = SEED.read_text(encoding="utf-8") if SEED.exists() else SAME_SHAPE
    document = Document()
    for line in filter(None, map(str.strip, text.splitlines())):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def row(page: Page, no: str) -> Locator:
    return page.locator("#r-items > li").filter(has=page.locator(".nl-no", has_text=re.compile(rf"^\s*{no}\s*$")))


@contextmanager
def act(page: Page, words: str) -> Iterator[None]:
    """What is done in the block is sent, and the page says so."""
    with page.expect_response(lambda response: response.request.method == "POST"):
        yield
    expect(page.locator("#r-toast")).to_contain_text(words)


def done(page: Page, words: str) -> None:
    expect(page.locator("#r-toast")).to_contain_text(words)


def tasks() -> list[str]:
    """The quotes of all tasks. A session left open here would lock the application out of SQLite."""
    quotes = list(db.session.scalars(select(Task.quote)))
    db.session.rollback()
    return quotes


def upload(page: Page, address: str) -> None:
    sign_in(page, address, "yx-coord")
    page.get_by_role("link", name="导入审核").click()
    page.get_by_label("报告文件").set_input_files(
        {"name": "2021年度报告.docx", "mimeType": "application/octet-stream", "buffer": report()}
    )
    page.get_by_role("button", name="上传并读取").click()
    expect(page.locator("#r-items > li")).to_have_count(13)
    with act(page, "年度已确认"):
        page.get_by_role("button", name="没错，确认").click()


def split_the_sixth_plan_item(page: Page) -> str:
    """Its second half, which is the seventh now."""
    row(page, "安6").locator(".nl-no").click()
    with act(page, "已拆成两条"):
        row(page, "安6").get_by_role("button", name=re.compile("在“[；;]”处拆开")).click()
    half = row(page, "安7").locator("[data-words]")
    expect(half).to_have_text(re.compile("^提升服务效能.*优化政务服务$"))
    return half.inner_text()


def assign_and_accept_all(page: Page) -> None:
    page.keyboard.press("v")
    expect(page.locator(".nl-review-bulk [data-count]")).to_have_text("14")
    for field, words in (("lead_unit_id", "综合行政执法队"), ("owner_id", "吴静"), ("sponsor_id", "周正平")):
        with act(page, "已改 14 条"):
            page.locator(f".nl-review-bulk [name={field}]").select_option(label=words)
    for button, count in (("时限：问题", 4), ("时限：安排", 10)):
        with act(page, f"已改 {count} 条"):
            page.get_by_role("button", name=button).click()
    with act(page, "已改 14 条"):
        page.get_by_role("button", name="采纳所选").click()


def test_a_report_becomes_tasks_in_the_ledger_and_on_the_owners_page(
    page: Page, address: str, browser: Browser, complaints: list[str]
) -> None:
    upload(page, address)
    quote = split_the_sixth_plan_item(page)
    assign_and_accept_all(page)
    assert tasks() == []
    page.locator("#finish > summary").click()
    with act(page, "已生成 14 件事项"):
        page.get_by_role("button", name="生成 14 件事项").click()
    assert quote in tasks()

    page.locator("#r-toast").get_by_role("link", name="去台账看").click()
    expect(page.locator(".nl-ledger tbody tr")).to_have_count(14)
    page.get_by_role("link", name=quote).first.click()
    expect(page.locator("blockquote mark")).to_have_text(quote)
    other = browser.new_context(locale="zh-CN").new_page()
    sign_in(other, address, "yx-staff")
    other.goto(f"{address}/o/yunxi/2022/mine")
    expect(other.get_by_role("link", name=quote)).to_be_visible()
    assert complaints == []


@pytest.fixture
def review(world: World, clock: Clock) -> Review:
    found = Review(world, clock())
    db.session.rollback()
    return found


def press(page: Page, *keys: str) -> None:
    """Press keys one after another as fast as the browser takes them."""
    for key in keys:
        page.keyboard.press(key)


def at(page: Page, no: str) -> None:
    """The review has come to this item."""
    expect(row(page, no)).to_have_class(re.compile("is-current"))


def test_ten_items_are_reviewed_by_keyboard_alone(
    page: Page, address: str, review: Review, complaints: list[str]
) -> None:
    sign_in(page, address, "yx-coord")
    page.goto(f"{address}/o/yunxi/2026/imports/{review.reading_id}")
    expect(page.locator(".is-live")).to_be_attached()
    problems_by_keyboard(page)
    plans_by_keyboard(page)
    assert complaints == []

    db.session.rollback()
    problems, plans = review.items(ItemKind.PROBLEM), review.items(ItemKind.PLAN)
    decisions = [item.decision for item in problems]
    assert decisions == [*[Decision.ACCEPTED] * 4, Decision.REJECTED, Decision.ACCEPTED]
    assert str(problems[5].due_on) == "2026-09-30"
    assert [item.decision for item in plans[:4]] == [Decision.ACCEPTED] * 4
    assert plans[0].title == "执法培训六次"


def problems_by_keyboard(page: Page) -> None:
    """Accept two, split the third in two and accept both, no task, a date and accept."""
    press(page, "a", "a", "s")
    expect(row(page, "问3").locator("[data-words]")).to_be_focused()
    press(page, "Enter")
    expect(row(page, "问4").locator("[data-words]")).to_have_text("法律顾问参与决策的深度不够")
    press(page, "a", "a", "x")
    done(page, "问5 不作事项")
    press(page, "d")
    expect(row(page, "问6").locator("[name=due_on]")).to_be_focused()
    page.keyboard.type("09302026")  # as the browser of the tests writes dates: month, day, year
    press(page, "Escape", "a")
    at(page, "安1")


def plans_by_keyboard(page: Page) -> None:
    """Move to the problems and back, a title, merge and undo, reject and undo, move about, select."""
    press(page, "p")
    done(page, "已改为 问7")
    press(page, "p")
    done(page, "已改为 安1")
    press(page, "e")
    page.keyboard.type("执法培训六次")
    press(page, "Escape", "a", "Shift+M")
    done(page, "已合成一条：安2")
    press(page, "z")
    done(page, "安2 已恢复待定")
    press(page, "a", "x", "z")
    done(page, "安3 已恢复待定")
    press(page, "k", "j", "a", "a", "j", "k", " ")
    expect(page.locator(".nl-review-bulk")).to_contain_text("已选 1 条")
