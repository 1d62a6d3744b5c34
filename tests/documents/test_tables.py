"""Workbooks, read back from their parts."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.reading import attributes, grid, number_format, widths_of
from tracker.documents import Cell, workbook
from tracker.documents.tables import sheet_name
from tracker.documents.text import clean

SHANGHAI = timezone(timedelta(hours=8))


def one_cell(value: Cell) -> tuple[str, str]:
    rows = grid(workbook("台账", ["值"], [[value]]))
    return rows[1][0] if len(rows) > 1 else ("", "")


def test_headings_stand_above_the_rows_and_stay_in_view() -> None:
    book = workbook("2026年台账", ["编号", "事项"], [["2026-007", "执法培训"], ["2026-008", "案卷评查"]])
    assert grid(book) == [
        [("s", "编号"), ("s", "事项")],
        [("s", "2026-007"), ("s", "执法培训")],
        [("s", "2026-008"), ("s", "案卷评查")],
    ]
    pane = attributes(book, "pane")
    assert (pane["state"], pane["topLeftCell"]) == ("frozen", "A2")
    assert attributes(book, "autoFilter")["ref"] == "A1:B3"


@pytest.mark.parametrize(
    "text", ["=1+1", "+86 571", "-见附件", "@周敏", '=HYPERLINK("http://a.example")', "007", "1e5"]
)
def test_texts_stay_texts_whatever_they_begin_with(text: str) -> None:
    assert one_cell(text) == ("s", text)


@pytest.mark.parametrize("text", ["<r>a</r>", "<r><t>a</t></r>", "<r>&</r>", "<b>"])
def test_marks_of_the_format_inside_a_text_are_text(text: str) -> None:
    kind, written = one_cell(text)
    assert (kind, written.rstrip()) == ("s", text)
    assert grid(workbook("台账", [text], []))[0][0][1].rstrip() == text


@settings(max_examples=60)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_can_be_written(text: str) -> None:
    assert one_cell(text) == (("s", clean(text)) if clean(text) else ("", ""))


@settings(max_examples=60)
@given(st.floats() | st.integers() | st.decimals() | st.dates() | st.datetimes() | st.booleans() | st.none())
def test_any_value_can_be_written(value: Cell) -> None:
    one_cell(value)


def test_dates_and_times_are_real_ones() -> None:
    book = workbook("记录", ["日期", "时间"], [[date(2026, 9, 30), datetime.fromisoformat("2026-09-30T12:00")]])
    assert grid(book)[1] == [("n", "46295"), ("n", "46295.5")]
    assert number_format(book, 1, 0) == "yyyy-mm-dd"
    assert number_format(book, 1, 1) == "yyyy-mm-dd hh:mm"


def test_a_time_with_a_zone_is_written_as_its_clock_shows_it() -> None:
    assert one_cell(datetime(2026, 9, 30, 12, 0, tzinfo=SHANGHAI)) == ("n", "46295.5")


def test_a_date_before_the_calendar_of_the_format_is_a_text() -> None:
    assert one_cell(date(1899, 12, 31)) == ("s", "1899-12-31")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (6, ("n", "6")),
        (95.7, ("n", "95.7")),
        (Decimal("0.5"), ("n", "0.5")),
        (True, ("s", "是")),
        (False, ("s", "否")),
        (None, ("", "")),
        (330106199001011234, ("s", "330106199001011234")),
        (float("nan"), ("s", "nan")),
    ],
)
def test_numbers_are_numbers_as_far_as_the_format_keeps_them(value: Cell, written: tuple[str, str]) -> None:
    assert one_cell(value) == written


def test_a_text_that_is_too_long_for_a_cell_is_cut() -> None:
    assert len(one_cell("云" * 40_000)[1]) == 32_766


def test_columns_are_as_wide_as_their_texts_within_reason() -> None:
    book = workbook("台账", ["号", "事项", "说明"], [["1", "执法培训执法培训执法培训", "长" * 400]])
    widths = widths_of(book)
    assert widths == sorted(widths)
    assert widths[0] < 12
    assert 24 <= widths[1] <= 28
    assert widths[2] <= 52


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2026年台账", "2026年台账"),
        ("a/b:c*[d]?\\", "abcd"),
        ("'引'", "引"),
        ("", "表"),
        ("History", "表"),
        ("云" * 40, "云" * 31),
    ],
)
def test_titles_become_names_that_excel_accepts(title: str, name: str) -> None:
    assert sheet_name(title) == name


@settings(max_examples=60)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_title_will_do(title: str) -> None:
    assert workbook(title, ["值"], [])


def test_a_table_without_rows_or_columns_is_a_workbook() -> None:
    assert grid(workbook("空", ["编号"], [])) == [[("s", "编号")]]
    assert grid(workbook("空", [], [])) == []
