"""Reports in traditional characters: read by the same rules, quoted as they are written."""

from __future__ import annotations

import pytest

from tests.parsing import makers
from tests.parsing.marked import Marked, all_documents
from tracker.parsing import parse_text, read_report
from tracker.parsing.traditional import SIMPLIFIED

TRADITIONAL = {new: old for old, new in SIMPLIFIED.items()} | str.maketrans("后于发里只", "後於發裡只")
DOCUMENTS = all_documents()


def simplified(texts: list[str]) -> list[str]:
    return [text.translate(SIMPLIFIED) for text in texts]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_items_are_those_of_the_same_text_in_simplified_characters(document: Marked) -> None:
    text = document.text.translate(TRADITIONAL)
    here, there = parse_text(text), parse_text(document.text)
    assert simplified([item.text for item in here.problems]) == simplified([item.text for item in there.problems])
    assert simplified([item.text for item in here.plans]) == simplified([item.text for item in there.plans])
    assert (here.year, here.plan_year, here.date) == (there.year, there.plan_year, there.date)
    assert all(item.text.translate(TRADITIONAL) == item.text for item in here.problems)


def test_words_are_quoted_as_they_are_written() -> None:
    text = "雲溪鎮2024年法治政府建設年度報告\n一、存在問題\n（一）執法力量不足。\n（二）「一刀切」現象仍然存在。"
    report = read_report(text.encode("big5"), "報告.txt")
    assert [item.text for item in report.problems] == ["執法力量不足", "「一刀切」現象仍然存在"]
    assert report.title == "雲溪鎮2024年法治政府建設年度報告"


def test_tables_in_traditional_characters_list_items() -> None:
    rows = [
        ("序號", "存在問題", "整改措施", "責任單位", "完成時限"),
        ("1", "執法力量不足。", "新招兩名。", "執法辦", "6月底前"),
    ]
    data = makers.word_with_table(["雲溪鎮2024年度法治政府建設情況報告", "二、存在問題及整改措施"], rows, [])
    report = read_report(data, "報告.docx")
    assert ([item.text for item in report.problems], [item.text for item in report.plans]) == (
        ["執法力量不足"],
        ["新招兩名"],
    )


def test_table_changes_no_character_that_simplified_text_uses() -> None:
    assert "显著乾隆借藉瞭望么蛾子著名".translate(SIMPLIFIED) == "显著乾隆借藉瞭望么蛾子著名"
