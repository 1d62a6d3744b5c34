"""Workbooks (.xlsx) of one sheet: ledgers and logs to keep, sort and print."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from .cells import Cell, harmless, plain
from .text import clean_line, columns

_OPTIONS = {"constant_memory": True, "remove_timezone": True}
_NARROWEST, _WIDEST = 8, 50  # in half characters
_MEASURED_ROWS = 500
_A4 = 9
_WRAPPED = {"valign": "top", "text_wrap": True}


def workbook(title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The .xlsx with one sheet named `title`; rows are read once and not kept.

    Texts stay texts whatever they begin with. Dates and times are real ones; a time with a zone is written as its clock
    shows it. A truth is 是 or 否. Row 1 holds the headings, with filters, and stays in view and on every printed page.
    ValueError above 1,048,575 rows.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": clean_line(title)[:255]})
        sheet = book.add_worksheet(sheet_name(title))
        _set_view(sheet, clean_line(title))
        _Writer(book, sheet).fill([clean_line(heading) for heading in headings], rows)
    return out.getvalue()


def sheet_name(title: str) -> str:
    """What Excel accepts as a name: at most 31 units of UTF-16, none of []:*?/\\, no apostrophe at either end."""
    kept = "".join(char for char in clean_line(title) if char not in "[]:*?/\\" and char <= "\uffff")
    name = kept[:31].strip("' ")
    return name if name and name.lower() != "history" else "表"


def _set_view(sheet: Any, title: str) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header("&C" + title[:100].replace("&", "&&"))
    sheet.set_footer("&C— &P —")


class _Writer:
    """Writes row after row and remembers how wide the columns have to be."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self._sheet = sheet
        self._head = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True})
        self._text = book.add_format(_WRAPPED)
        self._date = book.add_format({**_WRAPPED, "num_format": "yyyy-mm-dd", "align": "left"})
        self._time = book.add_format({**_WRAPPED, "num_format": "yyyy-mm-dd hh:mm", "align": "left"})

    def fill(self, headings: list[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Headings, rows, and last of all filters and widths, which need to know them."""
        widths = [max(_NARROWEST, columns(heading) + 4) for heading in headings]  # 4 for the filter's arrow
        for column, heading in enumerate(headings):
            self._sheet.write_string(0, column, harmless(heading), self._head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                written = self._write(last, column, value)
                if last <= _MEASURED_ROWS and column < len(widths):
                    widths[column] = max(widths[column], written)
        if headings:
            self._sheet.autofilter(0, 0, last, len(headings) - 1)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, min(width, _WIDEST) + 1)

    def _write(self, row: int, column: int, value: Cell) -> int:
        """Write one cell and say how wide it is, in half characters."""
        kept = plain(value)
        if isinstance(kept, date):
            is_time = isinstance(kept, datetime)
            done = self._sheet.write_datetime(row, column, kept, self._time if is_time else self._date)
            width = 16 if is_time else 10
        elif isinstance(kept, str):
            done = self._sheet.write_string(row, column, harmless(kept), self._text) if kept else 0
            width = max(map(columns, kept.split("\n")))
        else:
            done = self._sheet.write_number(row, column, kept, self._text)
            width = len(str(kept))
        if done < 0:
            raise ValueError(f"the format has no cell {row}, {column}")
        return width
