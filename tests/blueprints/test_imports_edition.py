"""A corrected edition and reading again, without JavaScript: pages and forms, nothing by itself."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.pages import Page, get_page, post_page
from tests.support.pages import post as post_form
from tests.support.reports import corrected_report
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.reports import Series
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.services import imports


@pytest.fixture
def second(world: World, clock: Clock) -> Review:
    """The corrected edition of a report of which thirteen tasks were made."""
    review = Review(world, clock())
    review.ready()
    review.confirm()
    reading = review.upload(corrected_report(), "更正.txt")
    imports.confirm_meta(review.actor, review.now, reading.id, reading.version_id, 2025, 2026, Series.RULE_OF_LAW)
    review.reading_id = reading.id
    return review


@pytest.fixture
def coordinator(app: Flask, second: Review) -> FlaskClient:
    return second.world.client(app, "yx-coord")


def here(review: Review, path: str = "/edition") -> str:
    return f"/o/yunxi/2026/imports/{review.reading_id}{path}"


def press(browser: FlaskClient, page: Page, form: str, button: str, **typed: str) -> Page:
    """Press a button of the form that the selector finds, with what it holds."""
    node = page.find(form)
    chosen = next(one for one in node.css("button") if button in one.text())
    fields = {
        str(one.attributes["name"]): one.attributes.get("value") or ""
        for one in [*node.css("input"), chosen]
        if one.attributes.get("name")
    }
    fields |= {str(one.attributes["name"]): one.text() for one in node.css("textarea")}
    url = chosen.attributes.get("formaction") or node.attributes["action"]
    assert url
    data = {name: value for name, value in {**fields, **typed}.items() if name != "csrf_token"}
    return post_page(browser, url, data, 200)


def task(number: int) -> Task:
    db.session.expire_all()
    return db.session.scalars(select(Task).where(Task.number == number)).one()


def test_the_review_of_a_corrected_edition_says_what_changed(coordinator: FlaskClient, second: Review) -> None:
    words = get_page(coordinator, here(second, "")).texts(".nl-strip")[0]
    assert "没变 10，改动 1，新增 1，删去 2" in words
    assert "还有 13 条要定" in words


def test_changed_words_are_marked_side_by_side(coordinator: FlaskClient, second: Review) -> None:
    page = get_page(coordinator, here(second))
    assert page.h1 == "第 2 版和原来的事项对照"
    assert page.texts("#changed del") == ["6"]
    assert page.texts("#changed ins") == ["8"]
    assert "人手紧缺" in page.texts("#new .nl-compare-text")[0]
    assert len(page.all("#gone > ul > li")) == 2


def test_what_did_not_change_is_tied_to_its_tasks_by_one_button(coordinator: FlaskClient, second: Review) -> None:
    page = press(coordinator, get_page(coordinator, here(second)), ".nl-compare-same", "没变的 10 条")
    assert not page.all(".nl-compare-same")
    assert len(page.all(".nl-compare-rest .nl-done")) == 10
    review = get_page(coordinator, here(second, ""))
    assert len(review.all("#r-items > .is-confirmed")) == 10


def test_confirming_tells_new_tasks_from_those_that_go_on(
    coordinator: FlaskClient, second: Review, clock: Clock
) -> None:
    clock.forward(days=1)
    second.accept(second.items()[:2])
    panel = get_page(coordinator, here(second, "")).find("#finish").text()
    assert "另有 2 条和以前的事项一字不差" in panel
    page = post_page(coordinator, here(second, "/confirm"), {})
    assert "没有多出事项" in page.text
    assert db.session.query(Task).count() == 13


def test_the_new_words_are_taken_over_and_the_task_tells_of_it(coordinator: FlaskClient, second: Review) -> None:
    page = press(coordinator, get_page(coordinator, here(second)), "#changed form", "改用这一版的原文")
    assert not page.all("#changed form")
    told = get_page(coordinator, "/o/yunxi/2026/tasks/6")
    assert "不少于8次" in told.texts("blockquote mark")[-1]
    assert "原文由" in told.text
    assert "不少于6次" in told.text


def test_a_sentence_in_two_editions_is_quoted_once(coordinator: FlaskClient, second: Review) -> None:
    imports.follow_same(second.actor, second.now, second.reading_id)
    told = get_page(coordinator, "/o/yunxi/2026/tasks/1")
    assert len(told.all("blockquote mark")) == 1
    assert "第 2 版" in told.texts("blockquote footer")[0]


def test_two_that_are_no_pair_are_told_apart(coordinator: FlaskClient, second: Review) -> None:
    page = press(coordinator, get_page(coordinator, here(second)), "#changed form", "不是一件事")
    assert not page.all("#changed")
    assert (len(page.all("#new > ul > li")), len(page.all("#gone > ul > li"))) == (2, 3)


def test_what_was_left_out_is_kept_or_suspended_with_a_reason(coordinator: FlaskClient, second: Review) -> None:
    page = press(coordinator, get_page(coordinator, here(second)), "#gone form", "仍然办")
    page = press(coordinator, page, "#gone form", "中止事项", reason="更正版不再提")
    assert not page.all("#gone form")
    assert [task(number).state for number in (5, 13)] == [TaskState.UNASSIGNED, TaskState.SUSPENDED]
    assert "更正版不再提" in get_page(coordinator, "/o/yunxi/2026/tasks/13").text


def test_a_reason_is_asked_for_and_the_page_says_so(coordinator: FlaskClient, second: Review) -> None:
    gone = task(13)
    data = {"task_id": gone.id, "task_version": gone.version_id, "reason": " "}
    page = post_page(coordinator, here(second, "/edition/suspend"), data, 400)
    assert page.errors() or page.texts(".nl-refused")
    assert task(13).state is TaskState.UNASSIGNED


def test_a_task_that_this_edition_still_holds_is_not_suspended_here(coordinator: FlaskClient, second: Review) -> None:
    kept = task(1)
    data = {"task_id": kept.id, "task_version": kept.version_id, "reason": "不要了"}
    page = post_page(coordinator, here(second, "/edition/suspend"), data, 409)
    assert "不能因为删去而中止" in page.text


def test_a_leader_sees_the_comparison_without_buttons(app: Flask, second: Review) -> None:
    page = get_page(second.world.client(app, "yx-leader"), here(second))
    assert page.all("#changed")
    assert not page.all("main form, main button")


def test_another_town_sees_no_comparison(app: Flask, second: Review) -> None:
    stranger = second.world.client(app, "hs-coord")
    assert stranger.get(here(second)).status_code == 404
    assert stranger.get(f"/o/heshan/2026/imports/{second.reading_id}/edition").status_code == 404
    assert post_form(stranger, f"/o/heshan/2026/imports/{second.reading_id}/edition/same", {}).status_code == 404


def test_a_first_edition_says_that_there_is_nothing_to_compare(app: Flask, world: World, clock: Clock) -> None:
    review = Review(world, clock())
    page = get_page(world.client(app, "yx-coord"), here(review))
    assert "没有什么要对照的" in page.text


@pytest.fixture
def old(world: World, clock: Clock) -> Review:
    """A review that an older parser has read."""
    review = Review(world, clock())
    review.reading.parser_version = "0.9"
    db.session.commit()
    return review


def test_an_older_reading_offers_to_read_again_and_tells_the_difference(app: Flask, old: Review, clock: Clock) -> None:
    clock.forward(days=30)
    browser = old.world.client(app, "yx-coord")
    page = get_page(browser, here(old, ""))
    page = press(browser, page, "form.nl-strip", "用新版重新读取")
    assert "新版解析：新增 0 条，改动 0 条，减少 0 条" in page.texts(".nl-strip")[0]
    assert not page.all("form.nl-strip")
    assert len(get_page(browser, "/o/yunxi/2026/imports").all(".nl-import")) == 1


def test_who_decides_on_an_item_that_was_read_anew_is_told(app: Flask, old: Review) -> None:
    browser = old.world.client(app, "yx-coord")
    seen = old.problem(2)
    post_page(browser, here(old, "/reread"), {"version": old.reading.version_id})
    page = post_page(browser, here(old, f"/items/{seen.id}/accept"), {"version": 1}, 409)
    assert "已经换掉" in page.texts(".nl-review-notes [role=alert]")[0]


def test_the_present_reading_offers_nothing(app: Flask, world: World, clock: Clock) -> None:
    review = Review(world, clock())
    assert not get_page(world.client(app, "yx-coord"), here(review, "")).all(".nl-strip")


def test_who_asks_twice_is_told(app: Flask, old: Review) -> None:
    browser = old.world.client(app, "yx-coord")
    data = {"version": old.reading.version_id}
    post_page(browser, here(old, "/reread"), data)
    assert "不用再读" in post_page(browser, here(old, "/reread"), data, 409).text
