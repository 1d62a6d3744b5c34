"""Tables that hold the list: their heading row says which column states problems, measures, offices and dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from .model import PLANS, PROBLEMS
from .spans import View

_Span = tuple[int, int]
_ROW = re.compile(r"^[^\n\t]*\t[^\n]*$", re.MULTILINE)
_COLUMNS = (
    ("done", re.compile(r"(?:完成|进展|落实|整改|推进)(?:工作)?(?:情况|成效|结果)|是否完成")),
    ("owner", re.compile(r"(?:责任|牵头|承办|落实|主办)(?:单位|部门|处室|科室|股室|领导|人)(?:/[^/]{1,8})?")),
    ("due", re.compile(r"(?:完成|整改|办结)?(?:时限|时间|期限|时间节点)(?:要求)?")),
    (PROBLEMS, re.compile(r"(?:存在|主要|具体|发现)?(?:的)?(?:问题|不足)(?:表现|描述|清单|内容)?")),
    (
        PLANS,
        re.compile(
            r"(?:整改|改进|具体|工作|落实|主要)?(?:措施|举措)|(?:重点|主要|具体|年度)?(?:工作)?(?:任务|事项|安排|计划)(?:内容)?"
        ),
    ),
    ("number", re.compile(r"序号|编号")),
)


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


def tables_of(view: View) -> list[Table]:
    """Tables of the text whose heading row names columns of problems or measures, in order."""
    found: list[Table] = []
    for rows in _blocks(view.text):
        columns = _columns([view.text[slice(*cell)] for cell in rows[0]])
        if columns:
            plain = [[_plain(view, cell) for cell in row] for row in rows]
            cells = tuple(cell for row in plain[1:] for cell in _cells(row, columns))
            found.append(Table(plain[0][0][0], plain[-1][-1][1], cells))
    return found


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
    return bisect_left(view.offsets, cell[0]), bisect_left(view.offsets, cell[1])


def _columns(headings: list[str]) -> dict[str, int] | None:
    """Column numbers by what they hold; None for a table that lists nothing to be done."""
    columns: dict[str, int] = {}
    for k, heading in enumerate(headings):
        words = re.sub(r"\s", "", heading)
        kind = next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(words)), None)
        if kind:
            columns.setdefault(kind, k)
    lists = {PROBLEMS, PLANS} & columns.keys()
    framed = len(lists) > 1 or {"owner", "due", "number"} & columns.keys()
    return columns if lists and framed and "done" not in columns else None


def _cells(row: list[_Span], columns: dict[str, int]) -> Iterator[Cell]:
    def at(kind: str) -> _Span | None:
        k = columns.get(kind, len(row))
        return row[k] if k < len(row) and row[k][1] > row[k][0] else None

    for role in sorted({PROBLEMS, PLANS} & columns.keys(), key=columns.__getitem__):
        if words := at(role):
            yield Cell(role, words, at("owner"), at("due"))
