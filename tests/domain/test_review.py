"""Numbers, titles and headings of items."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.reports import Decision, ItemKind
from tracker.domain.review import LONGEST_TITLE, ItemRef, heading_path, numbered, same_organisation, short_title


@dataclass
class Item:
    id: int
    kind: ItemKind
    span_start: int
    span_end: int
    decision: Decision = Decision.PENDING


def test_items_are_counted_by_kind_in_the_order_of_the_text_without_superseded_ones() -> None:
    items = [
        Item(1, ItemKind.PROBLEM, 50, 60),
        Item(2, ItemKind.PLAN, 70, 80),
        Item(3, ItemKind.PROBLEM, 10, 20, Decision.REJECTED),
        Item(4, ItemKind.PROBLEM, 30, 40, Decision.SUPERSEDED),
    ]
    assert numbered(items) == {
        3: ItemRef(ItemKind.PROBLEM, 1), 1: ItemRef(ItemKind.PROBLEM, 2), 2: ItemRef(ItemKind.PLAN, 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("执法力量不足", "执法力量不足"),
        ("加强执法规范化建设。全年组织培训不少于6次", "加强执法规范化建设"),
        ("甲" * 40 + "，" + "乙" * 40, "甲" * 40),
        ("甲" * 80, "甲" * 60),
        ("甲" * 60 + "，乙", "甲" * 60),
    ],
)
def test_a_title_is_the_first_sentence_or_as_many_clauses_as_fit(text: str, title: str) -> None:
    assert short_title(text) == title


@given(st.text(alphabet="甲乙，。；、：a1", min_size=1).filter(lambda text: text[0] not in "，。；、："))
def test_a_title_begins_the_text_is_never_empty_and_never_too_long(text: str) -> None:
    title = short_title(text)
    assert title
    assert text.startswith(title)
    assert len(title) <= LONGEST_TITLE


def test_the_headings_above_a_place_are_those_that_are_still_open() -> None:
    sections = [
        {"level": 1, "number": "一、", "title": "工作情况", "offset": 0},
        {"level": 2, "number": "（一）", "title": "加强领导", "offset": 10},
        {"level": 1, "number": "二、", "title": "存在问题", "offset": 50},
    ]
    assert heading_path(sections, 12) == ["一、工作情况", "（一）加强领导"]
    assert heading_path(sections, 60) == ["二、存在问题"]


@pytest.mark.parametrize(
    ("read", "fits"),
    [
        ("云溪镇人民政府", True),
        ("青禾县云溪镇人民政府", True),
        ("中共云溪镇委员会 云溪镇人民政府", True),
        ("云溪镇", True),
        ("河山镇人民政府", False),
        (None, None),
    ],
)
def test_a_report_of_another_town_is_noticed(read: str | None, fits: bool | None) -> None:
    assert same_organisation(read, "云溪镇人民政府") is fits
