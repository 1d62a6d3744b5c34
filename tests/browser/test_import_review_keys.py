"""Forty items from the file to their tasks without a mouse, and each act of the review by its key."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.clock import Clock
from tests.support.long_report import long_report
from tests.support.office import sign_in
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.extensions import db

ENOUGH = 80
"""Two keys for each of the forty items are enough for all of it."""


@dataclass
class Keyboard:
    """The keys of one page, counted. Each act is waited for as a person would, by what the page then shows."""

    page: Page
    pressed: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def tab_to(self, field: Locator) -> None:
        for _ in range(60):
            if field.evaluate("field => field === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError("no Tab leads there")


def row(page: Page, no: str) -> Locator:
    return page.locator("#r-items > li").filter(has=page.locator(".nl-no", has_text=re.compile(rf"^\s*{no}\s*$")))


def at(page: Page, no: str) -> Locator:
    """The open item, which is this one."""
    found = row(page, no)
    expect(found).to_have_class(re.compile("is-current"))
    return found


def said(page: Page, words: str) -> None:
    expect(page.locator("#r-toast")).to_contain_text(words)


def test_forty_items_become_tasks_without_touching_the_mouse(page: Page, address: str, complaints: list[str]) -> None:
    sign_in(page, address, "yx-coord")
    page.goto(f"{address}/o/yunxi/2026/imports")
    keys = Keyboard(page)
    upload(keys)
    keys.press("g", "Enter")
    said(page, "年度已确认")
    settle_the_doubtful(keys)
    split_the_fourth(keys)
    give_units(keys)
    keys.press("Shift+A")
    said(page, "已采纳没有疑问的 38 条")
    keys.press("g")
    expect(page.locator("#finish [type=submit]")).to_be_focused()
    keys.press("Enter")
    said(page, "已生成 41 件事项")
    keys.press("g", "Enter")
    expect(page.locator(".nl-ledger tbody tr")).to_have_count(41)
    print(f"{keys.pressed} keys for 41 tasks")  # noqa: T201 - shown with -rP
    assert keys.pressed <= ENOUGH
    assert complaints == []


def upload(keys: Keyboard) -> None:
    page = keys.page
    keys.tab_to(page.get_by_label("报告文件"))
    with page.expect_file_chooser() as chooser:
        keys.press(" ")
    chooser.value.set_files({"name": "报告.txt", "mimeType": "text/plain", "buffer": long_report().encode()})
    keys.tab_to(page.get_by_role("button", name="上传并读取"))
    keys.press("Enter")
    expect(page.locator("#r-items > li")).to_have_count(40)
    expect(page.locator(".is-live")).to_be_attached()


def settle_the_doubtful(keys: Keyboard) -> None:
    """They come first; each is looked at and accepted."""
    at(keys.page, "问7")
    keys.press("h")
    said(keys.page, "问7 的疑问已消除")
    keys.press("a")
    at(keys.page, "问11")
    keys.press("a")
    at(keys.page, "问14")
    keys.press("a")
    at(keys.page, "问1")


def split_the_fourth(keys: Keyboard) -> None:
    keys.press("j", "j", "j")
    words = at(keys.page, "问4").locator("[data-words]")
    keys.press("s")
    expect(words).to_be_focused()
    keys.press("Enter")
    said(keys.page, "已拆成两条")
    expect(row(keys.page, "问5").locator("[data-words]")).to_have_text("依申请公开答复有时超期")


def give_units(keys: Keyboard) -> None:
    """Those for which nobody is proposed get one at a stroke."""
    page = keys.page
    keys.press("f", "End", "Enter")
    expect(page).to_have_url(re.compile("only=unit"))
    keys.press("v", "b", "ArrowDown", "Enter")
    said(page, "已改")
    keys.press("f", "Home", "Enter")
    expect(page.locator("#r-items > li")).to_have_count(41)


@pytest.fixture
def review(world: World, clock: Clock) -> Review:
    found = Review(world, clock())
    db.session.rollback()
    return found


@pytest.fixture
def keys(page: Page, address: str, review: Review, complaints: list[str]) -> Keyboard:
    sign_in(page, address, "yx-coord")
    page.goto(f"{address}/o/yunxi/2026/imports/{review.reading_id}")
    expect(page.locator(".is-live")).to_be_attached()
    return Keyboard(page)


def test_an_item_is_split_where_the_caret_has_walked_to(keys: Keyboard) -> None:
    keys.press("s", "Home", *["ArrowRight"] * 6, "Enter")
    said(keys.page, "已拆成两条")
    expect(row(keys.page, "问1").locator("[data-words]")).to_have_text("行政执法队伍")
    keys.press("z")
    said(keys.page, "已恢复待定")


def test_the_caret_writes_nothing_and_escape_leaves_it(keys: Keyboard) -> None:
    words = at(keys.page, "问1").locator("[data-words]")
    before = words.inner_text()
    keys.press("s", "x", "Delete", "Backspace")
    keys.page.keyboard.insert_text("写不进去")
    expect(words).to_have_text(before)
    keys.press("Escape", "j")
    at(keys.page, "问2")


def test_words_selected_by_keys_in_the_original_become_an_item(keys: Keyboard) -> None:
    keys.press("n", "Home", "Shift+End", "Enter")
    expect(keys.page.get_by_role("button", name="加为问题")).to_be_focused()
    keys.press("Escape")
    expect(keys.page.locator("#popup")).to_be_hidden()


def test_a_missing_sentence_is_added_by_keys(keys: Keyboard) -> None:
    page = keys.page
    keys.press("n", "Control+Home")
    keys.press(*["ArrowDown"] * 4, "Home", "Shift+End")
    keys.press("Enter", "Tab", "Enter")
    said(page, "已加上")


def test_the_bounds_of_an_item_are_set_anew_by_keys(keys: Keyboard) -> None:
    page = keys.page
    before = at(page, "问1").locator("[data-words]").inner_text()
    keys.press("n", *["Shift+ArrowLeft"] * 3, "Enter", "Tab", "Tab", "Enter")
    said(page, "问1 的起止已改")
    expect(at(page, "问1").locator("[data-words]")).to_have_text(before[-3:])
    keys.press("z")
    expect(row(page, "问1").locator("[data-words]")).to_have_text(before)


def test_an_item_is_merged_with_the_one_before_it(keys: Keyboard) -> None:
    keys.press("j", "m")
    said(keys.page, "已合成一条：问1")
    expect(keys.page.locator("#r-items > li")).to_have_count(12)


def test_an_answer_is_linked_by_keys_when_it_is_chosen_and_not_before(keys: Keyboard) -> None:
    keys.press("l", "ArrowDown", "ArrowDown", "ArrowDown", "Enter")
    said(keys.page, "已记下回应它的安排")
    expect(at(keys.page, "问1").locator(".nl-chip")).to_have_text(re.compile("安3"))


def test_unit_owner_leader_and_theme_have_their_keys(keys: Keyboard) -> None:
    for key, name in (
        ("u", "lead_unit_id"),
        ("i", "owner_id"),
        ("c", "sponsor_id"),
        ("t", "theme_code"),
        ("q", "target"),
    ):
        keys.press(key)
        expect(at(keys.page, "问1").locator(f"[name={name}]")).to_be_focused()
        keys.press("Enter")
        expect(at(keys.page, "问1")).to_be_focused()


def test_order_and_filter_stay_in_the_address(keys: Keyboard) -> None:
    page = keys.page
    keys.press("o")
    expect(page).to_have_url(re.compile("order=doubt"))
    expect(page.locator("#r-items > li").first.locator(".nl-no")).to_have_text("问3")
    keys.press("y")
    at(page, "问3")
    keys.press("a")
    expect(page).to_have_url(re.compile("order=doubt"))
    page.reload()
    expect(page.locator("#r-items > li").first.locator(".nl-no")).to_have_text("问3")


def test_what_was_accepted_at_a_stroke_is_taken_back_at_a_stroke(keys: Keyboard) -> None:
    keys.press("Shift+A")
    said(keys.page, "已采纳没有疑问的 11 条")
    keys.press("z")
    said(keys.page, "11 条已恢复待定")


def test_a_decision_is_taken_back_by_its_key(keys: Keyboard) -> None:
    keys.press("x", "k", "r")
    said(keys.page, "问1 已恢复待定")


def test_where_a_number_was_skipped_one_looks_in_the_original_before_it(keys: Keyboard, review: Review) -> None:
    review.problem(2).doubts = [{"code": "ordinal_skipped", "params": {"quote": "二是"}}]
    db.session.commit()
    db.session.rollback()
    page = keys.page
    page.reload()
    row(page, "问2").get_by_role("link", name="到原文里补一条").click()
    expect(page.locator("#original")).to_be_focused()
    keys.press("Shift+ArrowLeft", "Shift+ArrowLeft", "Enter")
    expect(page.get_by_role("button", name="加为问题")).to_be_focused()


def test_the_help_names_every_key(keys: Keyboard) -> None:
    keys.press("?")
    expect(keys.page.locator("#help")).to_be_visible()
    named = keys.page.locator("#help kbd").all_inner_texts()
    assert set("JKYOFAXHPZRGSMNEUICDTQLVB?") <= {name for name in named if len(name) == 1}


def test_the_panes_scroll_together_both_ways(page: Page, address: str, world: World, clock: Clock) -> None:
    found = Review(world, clock())
    reading = found.upload(long_report(), "长.txt")
    db.session.rollback()
    sign_in(page, address, "yx-coord")
    page.goto(f"{address}/o/yunxi/2026/imports/{reading.id}?order=text")
    expect(page.locator(".is-live")).to_be_attached()
    heights = [page.locator(name) for name in ("#pane-original", "#pane-items")]
    for pane, other in (heights, heights[::-1]):
        box = pane.bounding_box()
        assert box
        before = other.evaluate("pane => pane.scrollTop")
        page.mouse.move(box["x"] + 100, box["y"] + 200)
        page.mouse.wheel(0, 400)
        page.wait_for_function("([pane, before]) => pane.scrollTop > before", arg=[other.element_handle(), before])
