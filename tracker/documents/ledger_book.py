"""Ledgers as offices print them (台账): a title, what it is about, ruled rows. One sheet, written row by row."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from .cells import Cell, harmless, plain
from .tables import sheet_name
from .text import clean_line, columns

_OPTIONS = {"constant_memory": True, "remove_timezone": True}
_A4 = 9
_TITLE_ROW, _FACTS_ROW, _HEAD_ROW = range(3)
_SONG, _HEI = "宋体", "黑体"
_RULED = {"font_name": _SONG, "font_size": 10, "border": 1, "valign": "vcenter", "text_wrap": True}
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}  # inches
_LINE, _TITLE_HEIGHT, _FACTS_HEIGHT, _HEAD_HEIGHT = 14.5, 34.0, 20.0, 32.0  # points
_HIGHEST = 400.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading, its width in half characters, and whether its words stand in the middle.

    What is not printed is for machines, stands on one line, and comes last.
    """

    name: str
    width: int
    centred: bool = False
    is_printed: bool = True


def ledger_book(
    title: str, facts: str, shape: Sequence[Column], rows: Iterable[Sequence[Cell]], made_on: date
) -> bytes:
    """The .xlsx: `title` and `facts` above the headings, which are repeated on every printed page (A4 across).

    Rows are read once and not kept. Texts stay texts whatever they begin with.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": clean_line(title)[:255], "created": _midnight(made_on)})
        sheet = book.add_worksheet(sheet_name(title))
        _set_print(sheet)
        for position, column in enumerate(shape):
            sheet.set_column(position, position, column.width + 1)
        _write_head(book, sheet, clean_line(title), clean_line(facts), shape)
        last = _write_rows(book, sheet, shape, rows)
        sheet.autofilter(_HEAD_ROW, 0, last, len(shape) - 1)
        sheet.print_area(0, 0, last, _printed(shape) - 1)
    return out.getvalue()


def _printed(shape: Sequence[Column]) -> int:
    return sum(column.is_printed for column in shape)


def _midnight(day: date) -> datetime:
    """The library asks for a time."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001


def _set_print(sheet: Any) -> None:
    sheet.freeze_panes(_HEAD_ROW + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**_MARGINS)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.set_footer("&C第 &P 页　共 &N 页")


def _write_head(book: Any, sheet: Any, title: str, facts: str, shape: Sequence[Column]) -> None:
    large = book.add_format({"font_name": _HEI, "font_size": 18, "align": "center", "valign": "vcenter"})
    small = book.add_format({"font_name": _SONG, "font_size": 10.5, "valign": "vcenter"})
    head = book.add_format({**_RULED, "font_name": _HEI, "align": "center"})
    sheet.set_row(_TITLE_ROW, _TITLE_HEIGHT)
    sheet.merge_range(_TITLE_ROW, 0, _TITLE_ROW, _printed(shape) - 1, "", large)
    sheet.write_string(_TITLE_ROW, 0, harmless(title), large)
    sheet.set_row(_FACTS_ROW, _FACTS_HEIGHT)
    sheet.merge_range(_FACTS_ROW, 0, _FACTS_ROW, _printed(shape) - 1, "", small)
    sheet.write_string(_FACTS_ROW, 0, harmless(facts), small)
    sheet.set_row(_HEAD_ROW, _HEAD_HEIGHT)
    for position, column in enumerate(shape):
        sheet.write_string(_HEAD_ROW, position, column.name, head)


def _write_rows(book: Any, sheet: Any, shape: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> int:
    """Each row as high as its longest text; the number of the last row is returned."""
    looks = [book.add_format(_look(column)) for column in shape]
    days = book.add_format({**_RULED, "align": "center", "num_format": "yyyy-mm-dd"})
    last = _HEAD_ROW
    for last, row in enumerate(rows, start=_HEAD_ROW + 1):
        kept = [plain(value) for value in row]
        lines = max(_lines(value, column) for value, column in zip(kept, shape, strict=True))
        sheet.set_row(last, min(_HIGHEST, lines * _LINE + 6))
        for position, value in enumerate(kept):
            _write(sheet, (last, position), value, looks[position], days)
    return last


def _write(sheet: Any, place: tuple[int, int], value: Any, look: Any, days: Any) -> None:
    if isinstance(value, str):
        done = sheet.write_string(*place, harmless(value), look) if value else sheet.write_blank(*place, None, look)
    elif isinstance(value, date):
        done = sheet.write_datetime(*place, value, days)
    else:
        done = sheet.write_number(*place, value, look)
    if done < 0:
        raise ValueError(f"the format has no cell {place}")


def _look(column: Column) -> dict[str, Any]:
    return {**_RULED, "align": "center" if column.centred else "left", "text_wrap": column.is_printed}


def _lines(value: Any, column: Column) -> int:
    """How many lines a text takes in its column."""
    if not isinstance(value, str) or not column.is_printed:
        return 1
    return sum(1 + max(0, columns(line) - 1) // column.width for line in value.split("\n"))
