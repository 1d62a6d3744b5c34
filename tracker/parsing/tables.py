"""Tables that hold the list: their heading row says which column states problems, measures, offices and dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from .columns import columns_of
from .flat_tables import flat_rows
from .model import PLANS, PROBLEMS
from .spans import View

_Span = tuple[int, int]
_ROW = re.compile(r"^[^\n\t]*\t[^\n]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A problem or measure in a table, with the cells of its row that name an office and a date (plain offsets)."""

    role: str
    words: _Span
    owner: _Span | None
    due: _Span | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows at plain[start:end] and what they list."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    flat: bool = False


def tables_of(view: View) -> list[Table]:
    """Tables of the text whose heading row names columns of problems or measures, in order.

    `flat` ones are put together from lines.
    """
    found = [
        _table(view, rows, columns, flat=False)
        for rows in _blocks(view.text)
        if (columns := columns_of([view.text[slice(*cell)] for cell in rows[0]]))
    ]
    found += (_table(view, rows, columns, flat=True) for rows, columns in flat_rows(view.text))
    return sorted(found, key=lambda table: table.start)


def _table(view: View, rows: list[list[_Span]], columns: dict[str, int], *, flat: bool) -> Table:
    plain = [[_plain(view, cell) for cell in row] for row in rows]
    cells = tuple(cell for row in plain[1:] for cell in _cells(row, columns))
    line_end = view.text.find("\n", rows[-1][-1][1])
    end = len(view.plain) if line_end < 0 else bisect_left(view.inner, line_end)
    return Table(plain[0][0][0], end, cells, flat)


def _blocks(text: str) -> Iterator[list[list[_Span]]]:
    """Runs of at least two lines with tabs, as rows of the spans of their filled cells (empty cells keep a place)."""
    rows: list[list[_Span]] = []
    last = -2
    for line in _ROW.finditer(text):
        if line.start() != last + 1 and rows:
            yield rows
            rows = []
        cells = _row(text, line.start(), line.end())
        if cells:
            rows.append(cells)
        last = line.end()
    if rows:
        yield rows


def _row(text: str, start: int, end: int) -> list[_Span]:
    cells: list[_Span] = []
    for part in text[start:end].split("\t"):
        words = part.strip()
        begin = start + part.find(words)
        cells.append((begin, begin + len(words)))
        start += len(part) + 1
    return cells if any(b > a for a, b in cells) else []


def _plain(view: View, cell: _Span) -> _Span:
    return bisect_left(view.inner, cell[0]), bisect_left(view.inner, cell[1])


def _cells(row: list[_Span], columns: dict[str, int]) -> Iterator[Cell]:
    def at(kind: str) -> _Span | None:
        k = columns.get(kind, len(row))
        return row[k] if k < len(row) and row[k][1] > row[k][0] else None

    for role in sorted({PROBLEMS, PLANS} & columns.keys(), key=columns.__getitem__):
        if words := at(role):
            yield Cell(role, words, at("owner"), at("due"))
