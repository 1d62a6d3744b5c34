"""Tables that copying has flattened to text: cells parted by bars or spaces, or each cell on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from .columns import columns_of, kind_of
from .numerals import NUMERAL

Span = tuple[int, int]
Row = list[Span]
_Table = tuple[list[Row], dict[str, int], int]

_LINE = re.compile(r"[^\n]+")
_WORDS = re.compile(r"\S(?:[^\n]*\S)?")
_SEPARATORS = (re.compile(r"[|｜]"), re.compile(r"[ \u3000\xa0]{2,}|\u3000"), re.compile(r" "))
_RULE = re.compile(r"[\s|｜:+—-]+")
_NUMBER = re.compile(rf"\d{{1,3}}|[{NUMERAL}]{{1,3}}")
_NUMBERED = re.compile(rf"[（(]?[{NUMERAL}]{{1,3}}[、）)]|附件|注[:：]")
_MOST_COLUMNS = 9
_LONGEST_HEADING = 12


def flat_rows(text: str) -> Iterator[tuple[list[Row], dict[str, int]]]:
    """(rows of cell spans with the heading row first, column numbers) of each flattened table, in order."""
    lines = [match.span() for match in _LINE.finditer(text) if _WORDS.search(match.group())]
    lines = [_trimmed(text, line) for line in lines]
    k = 0
    while k < len(lines):
        found = _separated(text, lines, k) or _stacked(text, lines, k)
        if found:
            yield found[0], found[1]
        k = found[2] if found else k + 1


def _trimmed(text: str, span: Span) -> Span:
    match = _WORDS.search(text, *span)
    return match.span() if match else (span[0], span[0])


def _cells(text: str, line: Span, separator: re.Pattern[str]) -> Row:
    start, end = line
    cells: Row = []
    for match in separator.finditer(text, *line):
        cells.append(_trimmed(text, (start, match.start())))
        start = match.end()
    cells.append(_trimmed(text, (start, end)))
    if separator is _SEPARATORS[0]:
        cells = cells[not text[slice(*cells[0])] : len(cells) - (not text[slice(*cells[-1])])]
    return cells


def _separated(text: str, lines: list[Span], k: int) -> _Table | None:
    """A heading row and the lines below it that have as many cells, with the index of the next line."""
    if lines[k][1] - lines[k][0] > _MOST_COLUMNS * _LONGEST_HEADING:
        return None
    for separator in _SEPARATORS:
        head = [text[a:b] for a, b in _cells(text, lines[k], separator)]
        known = columns_of(head) if len(head) > 1 and all(map(kind_of, head)) else None
        if known:
            rows = list(_rows(text, lines, k, separator, len(head)))
            return ([row for row in rows if row], known, k + len(rows)) if len(rows) > 1 else None
    return None


def _rows(text: str, lines: list[Span], k: int, separator: re.Pattern[str], width: int) -> Iterator[Row]:
    """The cells of the lines from lines[k] on, while there are `width` of them; none for a rule between rows."""
    for line in (lines[n] for n in range(k, len(lines))):
        row = [] if _RULE.fullmatch(text, *line) else _cells(text, line, separator)
        if len(row) not in {0, width}:
            return
        yield row


def _stacked(text: str, lines: list[Span], k: int) -> _Table | None:
    """Headings on lines of their own, each a known column, and the cells below them in the same order."""
    head = list(takewhile(lambda line: _is_heading(text, line), lines[k : k + _MOST_COLUMNS]))
    known = columns_of([text[a:b] for a, b in head]) if len(head) > 1 else None
    if known is None:
        return None
    rows, stop = [head], k + len(head)
    while _is_row(text, row := lines[stop : stop + len(head)], len(head), known):
        rows.append(row)
        stop += len(head)
    return (rows, known, stop) if len(rows) > 1 else None


def _is_heading(text: str, line: Span) -> bool:
    return line[1] - line[0] <= _LONGEST_HEADING and kind_of(text[slice(*line)]) is not None


def _is_row(text: str, row: Row, width: int, known: dict[str, int]) -> bool:
    if len(row) < width:
        return False
    if "number" in known:
        return bool(_NUMBER.fullmatch(text, *row[known["number"]]))
    return not any(_NUMBERED.match(text, *cell) for cell in row)
