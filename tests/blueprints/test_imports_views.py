"""Order and filter of a review in its address, acts at one stroke, and the places of remarks; without JavaScript."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.clock import Clock
from tests.support.long_report import long_report
from tests.support.pages import Page, get_page, post_page
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.reports import Decision
from tracker.extensions import db


@pytest.fixture
def review(world: World, clock: Clock) -> Review:
    return Review(world, clock())


@pytest.fixture
def coordinator(app: Flask, review: Review) -> FlaskClient:
    return review.world.client(app, "yx-coord")


@pytest.fixture
def long(world: World, clock: Clock) -> Review:
    return Review(world, clock(), text=long_report())


def here(review: Review, query: str = "") -> str:
    return f"/o/yunxi/2026/imports/{review.reading_id}{query}"


def numbers(page: Page) -> list[str]:
    return page.texts("#r-items .nl-no")


def chosen(page: Page, form: str) -> list[str]:
    return [str(field.attributes["value"]) for field in page.all(f"{form} [name=item]")]


def test_a_short_report_keeps_the_order_of_the_text(coordinator: FlaskClient, review: Review) -> None:
    page = get_page(coordinator, here(review))
    assert numbers(page)[:4] == ["问1", "问2", "问3", "问4"]
    assert page.texts(".nl-sort-ways [aria-current]") == ["按原文顺序"]


def test_in_a_long_report_the_doubtful_come_first(app: Flask, long: Review) -> None:
    page = get_page(long.world.client(app, "yx-coord"), here(long))
    assert numbers(page)[:5] == ["问7", "问11", "问14", "问1", "问2"]
    assert page.texts(".nl-sort-ways [aria-current]") == ["存疑在前"]
    assert "问7" in page.find("#r-items > .is-current").text()


def test_a_long_report_without_doubts_keeps_the_order_of_the_text(app: Flask, long: Review) -> None:
    for item in long.items():
        item.doubts = []
    db.session.commit()
    assert numbers(get_page(long.world.client(app, "yx-coord"), here(long)))[0] == "问1"


def test_the_order_in_the_address_goes_along_through_every_act(coordinator: FlaskClient, review: Review) -> None:
    page = get_page(coordinator, here(review, "?order=doubt"))
    assert numbers(page)[:3] == ["问3", "问4", "问1"]
    item = review.problem(3)
    action = page.find(f"#f-{item.id}").attributes["action"]
    assert action
    assert action.endswith("/save?order=doubt")
    page = post_page(coordinator, action.replace("save", "accept"), {"version": item.version_id})
    assert numbers(page)[:3] == ["问3", "问4", "问1"]
    assert "问4" in page.find("#r-items > .is-current").text()


@pytest.mark.parametrize(
    ("only", "count"), [("problem", 5), ("plan", 8), ("doubt", 2), ("pending", 13), ("nonsense", 13)]
)
def test_a_filter_shows_a_part(coordinator: FlaskClient, review: Review, only: str, count: int) -> None:
    page = get_page(coordinator, here(review, f"?only={only}"))
    assert len(numbers(page)) == count


def test_the_filter_says_how_many_each_part_has(coordinator: FlaskClient, review: Review) -> None:
    options = get_page(coordinator, here(review)).texts("#only option")
    assert options[:5] == ["全部 13", "未审 13", "存疑 2", "问题 5", "安排 8"]


def test_an_item_that_the_filter_hides_is_shown_when_it_is_asked_for(coordinator: FlaskClient, review: Review) -> None:
    page = get_page(coordinator, here(review, f"?only=plan&item={review.problem(2).id}"))
    assert numbers(page)[0] == "问2"


def test_all_without_doubts_are_accepted_and_taken_back_at_one_stroke(coordinator: FlaskClient, review: Review) -> None:
    page = get_page(coordinator, here(review))
    page = post_page(coordinator, here(review, "/selected/sure"), {"item": chosen(page, "#sure")})
    assert "已采纳没有疑问的 11 条" in page.text
    assert {item.enumerator for item in review.items() if item.decision is Decision.PENDING} == {"三是", "四是"}
    page = post_page(coordinator, here(review, "/selected/reconsider"), {"item": chosen(page, "#undo")})
    assert "11 条已恢复待定" in page.text
    assert {item.decision for item in review.items()} == {Decision.PENDING}


def test_an_item_is_merged_with_the_one_before_it(coordinator: FlaskClient, review: Review) -> None:
    first, second = review.problem(1), review.problem(2)
    versions = {"version": second.version_id, "previous_version": first.version_id, "with": "previous"}
    post_page(coordinator, here(review, f"/items/{second.id}/merge"), versions)
    assert review.problem(1).text == f"{first.text}。二是{second.text}"


def test_the_first_item_has_none_before_it(coordinator: FlaskClient, review: Review) -> None:
    data = {"version": review.problem(1).version_id, "previous_version": 1, "with": "previous"}
    page = post_page(coordinator, here(review, f"/items/{review.problem(1).id}/merge"), data, 400)
    assert "前面没有同类的条目" in page.text


def test_an_item_gets_other_bounds_from_pasted_words(coordinator: FlaskClient, review: Review) -> None:
    item = review.problem(1)
    data = {"version": item.version_id, "passage": "案卷制作不够规范，部分执法文书填写不完整"}
    page = post_page(coordinator, here(review, f"/items/{item.id}/bounds"), data)
    assert "问1 的起止已改" in page.text
    assert review.problem(1).text == data["passage"]
    assert review.problem(1).enumerator == "一是"


def test_other_bounds_do_not_reach_into_another_item(coordinator: FlaskClient, review: Review) -> None:
    item = review.problem(2)
    data = {"version": item.version_id, "passage": "部分村级公开栏更新滞后；三是规范性文件"}
    page = post_page(coordinator, here(review, f"/items/{item.id}/bounds"), data, 400)
    assert "和 问3 重叠了" in page.text


@pytest.mark.parametrize(
    ("code", "way"),
    [
        ("two_matters", "是一件事"), ("glued", "没错"), ("ordinal_doubled", "并入上条"), ("no_enumerator", "并入上条"),
        ("unheaded", "改为安排"), ("ordinal_skipped", "到原文里补一条"), ("something_new", "没错"),
    ],
)  # fmt: skip
def test_every_doubt_offers_what_to_do(coordinator: FlaskClient, review: Review, code: str, way: str) -> None:
    item = review.problem(2)
    item.doubts = [{"code": code, "params": {"quote": "二是"}}]
    db.session.commit()
    assert way in get_page(coordinator, here(review)).find(f"#i-{item.id} .nl-doubt-ways").text()


@pytest.fixture
def remarked(review: Review) -> Review:
    """A review whose reader remarks on a place in the text, on one within an item, and on parts that are missing."""
    reading, text = review.reading, review.reading.edition.text
    reading.findings = [
        finding("private_data", text, "法治讲座26场", kind="mobile"),
        finding("empty_promise", text, "案卷制作不够规范"),
        {"code": "missing_part", "params": {"part": "causes"}},
        {"code": "missing_part", "params": {"part": "responsibility"}},
    ]
    db.session.commit()
    return review


def finding(code: str, text: str, quote: str, **params: str) -> dict[str, Any]:
    start = text.index(quote)
    return {"code": code, "params": {"quote": quote, "start": str(start), "end": str(start + len(quote)), **params}}


def test_a_remark_leads_to_its_place_in_the_original(coordinator: FlaskClient, remarked: Review) -> None:
    page = get_page(coordinator, here(remarked))
    links = [link.attributes["href"] for link in page.all("#remarks a[data-place]")]
    assert [page.find(str(link)).text() for link in links] == ["法治讲座26场", "案卷制作不够规范"]
    assert page.find("#n-1 a").attributes["data-go"] == str(remarked.problem(1).id)


def test_the_words_of_an_item_stay_whole_around_a_remark(coordinator: FlaskClient, remarked: Review) -> None:
    item = remarked.problem(1)
    pieces = [node.text() for node in get_page(coordinator, here(remarked)).all(f'.nl-span[data-go="{item.id}"]')]
    assert "".join(pieces) == item.text


def test_missing_parts_are_one_remark(coordinator: FlaskClient, remarked: Review) -> None:
    assert len(get_page(coordinator, here(remarked)).all("#remarks li")) == 3


def test_what_somebody_took_note_of_is_not_told_again(coordinator: FlaskClient, remarked: Review) -> None:
    data = {"version": remarked.reading.version_id, "finding": 2}
    page = post_page(coordinator, here(remarked, "/findings"), data)
    assert len(page.all("#remarks li")) == 2
    page = post_page(coordinator, here(remarked, "/findings"), {"version": remarked.reading.version_id, "finding": 0})
    assert page.texts("#remarks a[data-place]") == ["看原文"]
    assert not page.all("#n-0")


def test_a_remark_that_is_not_there_is_not_found(coordinator: FlaskClient, remarked: Review) -> None:
    data = {"version": remarked.reading.version_id, "finding": 99}
    assert "没有找到" in post_page(coordinator, here(remarked, "/findings"), data, 404).text


def test_remarks_block_nothing(remarked: Review) -> None:
    remarked.ready()
    assert len(remarked.confirm()) == 13
