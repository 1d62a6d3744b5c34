"""Pointing at words of the original in a real browser; two people in one review; the review without scripts."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.clock import Clock
from tests.support.office import sign_in
from tests.support.reviewing import Review
from tests.support.world import World, add_user
from tracker.domain.people import Role
from tracker.extensions import db

SELECT = """([start, end]) => {
  const walker = document.createTreeWalker(document.querySelector(".nl-original"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [a, b] = [node.data.indexOf(start), node.data.indexOf(end)];
    if (a >= 0) range.setStart(node, a);
    if (b >= 0) range.setEnd(node, b + end.length);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
CARET = """(words, offset) => {
  const range = document.createRange();
  range.setStart(words.firstChild, offset);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def review(world: World, clock: Clock) -> Review:
    add_user(world, "yx-second", "沈岳", "yunxi", "yunxi-sfs", Role.COORDINATOR)
    db.session.commit()
    found = Review(world, clock())
    db.session.rollback()
    return found


def enter(page: Page, address: str, review: Review, account: str = "yx-coord") -> None:
    sign_in(page, address, account)
    page.goto(f"{address}/o/yunxi/2026/imports/{review.reading_id}")


def row(page: Page, no: str) -> Locator:
    return page.locator("#r-items > li").filter(has=page.locator(".nl-no", has_text=re.compile(rf"^\s*{no}\s*$")))


def test_a_passage_selected_in_the_original_becomes_an_item(page: Page, address: str, review: Review) -> None:
    enter(page, address, review)
    page.evaluate(SELECT, ["召开党委会研究", "集中学习4次"])
    page.keyboard.press("n")
    page.get_by_role("button", name="加为安排").click()
    expect(page.locator("#r-toast")).to_contain_text("已加上 安1")
    expect(row(page, "安1").locator("[data-words]")).to_have_text("召开党委会研究法治建设问题6次，开展集中学习4次")


def test_an_item_is_split_where_one_has_clicked_in_its_words(page: Page, address: str, review: Review) -> None:
    enter(page, address, review)
    words = row(page, "问1").locator("[data-words]")
    words.evaluate(CARET, len("行政执法队伍专业力量不足，"))
    page.keyboard.press("s")
    expect(page.locator("#r-toast")).to_contain_text("已拆成两条")
    expect(row(page, "问1").locator("[data-words]")).to_have_text("行政执法队伍专业力量不足")


def test_the_second_of_two_people_is_told_what_the_first_did(
    page: Page, browser: Browser, address: str, review: Review
) -> None:
    enter(page, address, review)
    other = browser.new_context(locale="zh-CN").new_page()
    enter(other, address, review, "yx-second")
    row(other, "问1").locator("[name=lead_unit_id]").select_option(label="司法所")
    expect(row(other, "问1").locator("[name=lead_unit_id]")).not_to_have_class(re.compile("is-suggested"))

    target = row(page, "问1").locator("[name=target]")
    target.fill("培训 6 次")
    target.press("Tab")
    alert = row(page, "问1").get_by_role("alert")
    expect(alert).to_contain_text("沈岳 刚刚改过（分派")
    expect(row(page, "问1").locator("[name=target]")).to_have_value("培训 6 次")
    expect(row(page, "问1").locator("[name=lead_unit_id] option:checked")).to_have_text("司法所")
    page.get_by_role("button", name="还是按我填的保存").click()
    expect(alert).to_have_count(0)
    db.session.rollback()
    assert review.problem(1).target == "培训 6 次"


def test_without_scripts_an_item_is_split_by_links_and_buttons(browser: Browser, address: str, review: Review) -> None:
    page = browser.new_context(locale="zh-CN", java_script_enabled=False).new_page()
    enter(page, address, review)
    row(page, "问3").locator(".nl-no").click()
    row(page, "问3").get_by_role("link", name="拆分").click()
    row(page, "问3").get_by_role("button", name="后面拆开").last.click()
    expect(row(page, "问4").locator("[data-words]")).to_have_text("法律顾问参与决策的深度不够")
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#r-items > li")).to_have_count(13)
