"""Tables of web pages: rows of data become lines with tabs; tables that only lay out the page are running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LONG_CELL, _MANY_LINES = 800, 12
_MOST_COLUMNS, _MOST_ROWS = 64, 1_000
_ABOUT_THE_PAGE = re.compile(
    r"[【\[]?(?:索引号|信息索引号?|(?:发文|公文|文件)?(?:机关|字号|文号)|文号|(?:主题|体裁|组配|公文|信息|服务对象)(?:分类|词)|关键词|"
    r"(?:成文|发布|公开|发文|生成|印发|公布|失效|废止)(?:日期|时间|机构|机关|单位)|公开(?:方式|范围|责任部门)|(?:文件)?(?:有效性|效力状态|时效)|"
    r"(?:信息)?(?:名称|标题)|所属机构|制发机关|统一登记号)[】\]]?[：:]?"
)
_LABELS = 3
_PARTS_A_LABEL = 4
"""A label and what it says, which may take a few lines."""


@dataclass(slots=True)
class _Cell:
    columns: int
    rows: int
    text: str = ""


@dataclass(slots=True)
class Table:
    """A table in the making; a cell over several rows fills the first and leaves the others empty."""

    rows: list[list[_Cell]] = field(default_factory=list)

    def begin_row(self) -> None:
        self.rows.append([])

    def begin_cell(self, columns: int, rows: int) -> None:
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(_Cell(max(1, min(columns, _MOST_COLUMNS)), max(1, min(rows, _MOST_ROWS))))

    def end_cell(self, text: str) -> None:
        self.rows[-1][-1].text = text

    def text(self) -> str:
        if self._is_about_the_page():
            return ""
        if self._lays_out():
            return "\n".join(cell.text for row in self.rows for cell in row)
        return "\n".join(self._lines())

    def _is_about_the_page(self) -> bool:
        """Whether it is what an office files the page by (number in the index, kind, dates), not rows of an article."""
        parts = [re.sub(r"\s", "", part) for row in self.rows for cell in row for part in cell.text.split("\n")]
        labels = [label.group() for part in parts if (label := _ABOUT_THE_PAGE.match(part))]
        mostly = len(labels) * _PARTS_A_LABEL >= sum(bool(part) for part in parts)
        return mostly and len(set(labels)) >= _LABELS and not self._is_long()

    def _is_long(self) -> bool:
        return any(len(cell.text) > _LONG_CELL for row in self.rows for cell in row)

    def _lays_out(self) -> bool:
        return self._is_long() or any(
            "\t" in cell.text or _line_count(cell.text) > _MANY_LINES for row in self.rows for cell in row
        )

    def _lines(self) -> list[str]:
        lines = []
        taken: dict[int, int] = {}
        for row in self.rows:
            if len(row) == 1 and not taken and row[0].rows == 1:
                lines.append(row[0].text)
                continue
            texts = _shifted(row, taken)
            if any(texts):
                lines.append("\t".join(texts))
        return lines


def _line_count(text: str) -> int:
    return sum(bool(line.strip()) for line in text.split("\n"))


def _shifted(row: list[_Cell], taken: dict[int, int]) -> list[str]:
    """Texts by column; `taken` says for how many rows to come a column is filled from above."""
    texts: list[str] = []
    for cell in row:
        _pass_taken(texts, taken)
        columns = max(1, min(cell.columns, _MOST_COLUMNS - len(texts)))
        if cell.rows > 1:
            taken.update(dict.fromkeys(range(len(texts), len(texts) + columns), cell.rows - 1))
        texts += [" ".join(cell.text.split())] + [""] * (columns - 1)
    _pass_taken(texts, taken)
    for column in [column for column in taken if column >= len(texts)]:
        del taken[column]
    return texts


def _pass_taken(texts: list[str], taken: dict[int, int]) -> None:
    while len(texts) in taken:
        column = len(texts)
        taken[column] -= 1
        if not taken[column]:
            del taken[column]
        texts.append("")
