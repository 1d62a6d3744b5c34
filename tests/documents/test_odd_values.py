"""Whatever people type, the sheet opens, and says what they typed."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.examples import ASSIGNMENT, CLOSING, EXTENSION, TASK
from tests.documents.reading import cells
from tracker.documents import ResultLine, render
from tracker.documents.text import chinese_date, clean, clean_line

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


@settings(max_examples=40)
@given(ANY_TEXT)
def test_any_text_can_be_printed(text: str) -> None:
    task = replace(TASK, org=text, number=text, title=text, quote=text, source=text, lead_unit=text, owner=text)
    said = cells(replace(EXTENSION, task=replace(task, supporting_units=(text, text)), reason=text))
    assert said["事项原文"] == said["申请理由"] == (clean(text) or "无")
    assert said["承办人"] == clean_line(text)


@settings(max_examples=40)
@given(ANY_TEXT)
def test_any_result_can_be_printed(text: str) -> None:
    said = cells(replace(CLOSING, results=(ResultLine(text=text, on=date(2026, 3, 5)),), figures=(text,)))
    assert said["办理结果"] == f"2026年3月5日，{clean_line(text)}"
    assert said["成效数据"] == (clean_line(text) or "无")


def test_characters_that_files_refuse_are_left_out() -> None:
    said = cells(replace(ASSIGNMENT, requirements="第一\x00条\x1b\ud800\ufffe"))
    assert said["办理要求"] == "第一条"


def test_marks_that_turn_the_reading_order_are_left_out() -> None:
    assert cells(replace(ASSIGNMENT, requirements="同意\u202e支付\u2066不"))["办理要求"] == "同意支付不"


def test_lines_stay_lines() -> None:
    said = cells(replace(ASSIGNMENT, requirements="一是培训；\r\n\r\n　　二是\t评查。\v"))
    assert said["办理要求"] == "一是培训；\n二是 评查。"


def test_a_very_long_text_is_printed_in_full() -> None:
    text = "开展行政执法培训，" * 5000
    assert cells(replace(EXTENSION, progress=text))["目前进展"] == text


def test_a_very_long_name_does_not_break_the_properties_of_the_file() -> None:
    assert render(replace(ASSIGNMENT, task=replace(TASK, org="云" * 300, number="2026-007" * 60)))


@given(st.dates())
def test_dates_have_no_leading_zeros(day: date) -> None:
    year, rest = chinese_date(day).split("年")
    month, rest = rest.split("月")
    assert (int(year), int(month), int(rest.removesuffix("日"))) == (day.year, day.month, day.day)
    assert not month.startswith("0")
    assert not rest.startswith("0")
