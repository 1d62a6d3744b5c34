"""Tables that a copy has flattened: one cell on each line, or cells parted by bars or spaces."""

from __future__ import annotations

import pytest

from tracker.parsing import ParsedReport, parse_text

START = "云溪镇2025年法治政府建设情况报告\n一、工作开展情况\n（一）学法。组织5次。\n（二）执法。办案6件。\n"
END = "\n三、其他情况\n无。\n云溪镇人民政府\n2026年1月8日\n"
COMBINED = "二、存在的不足及改进措施\n经镇党委会研究，逐项制定措施，具体见下表：\n"
ROWS = [
    ["序号", "存在问题", "改进措施", "责任科室", "完成时限"],
    ["1", "台账更新慢，查找困难", "每月更新台账，年底抽查2次", "党政办", "2026年6月底"],
    ["2", "宣传形式单一", "改版宣传栏", "司法所", "2026年9月底"],
    ["3", "巡查人手不足", "招录协管员4名", "执法队", "2026年11月底"],
]
LAYOUTS = [
    "\n".join(cell for row in ROWS for cell in row),
    "\n".join("\t".join(row) for row in ROWS),
    "\n".join("|".join(row) for row in ROWS),
    "\n".join("| " + " | ".join(row) + " |" for row in [ROWS[0], ["---"] * 5, *ROWS[1:]]),
    "\n".join("  ".join(row) for row in ROWS),
    "\n".join("\u3000".join(row) for row in ROWS),
    "\n".join(" ".join(row) for row in ROWS),
]


def read(table: str) -> ParsedReport:
    return parse_text(START + COMBINED + table + "\n" + END)


@pytest.mark.parametrize("table", LAYOUTS)
def test_rows_of_a_flattened_table_are_problems_and_their_measures(table: str) -> None:
    report = read(table)
    assert [item.text for item in report.problems] == [row[1] for row in ROWS[1:]]
    assert [item.text for item in report.plans] == [row[2] for row in ROWS[1:]]
    assert [item.owner_text for item in report.plans] == ["党政办", "司法所", "执法队"]
    assert [item.deadline for item in report.plans] == ["2026-06-30", "2026-09-30", "2026-11-30"]


@pytest.mark.parametrize("columns", [(1, 2), (0, 1, 2), (0, 1, 2, 3)])
def test_table_may_have_fewer_columns(columns: tuple[int, ...]) -> None:
    report = read("\n".join(row[k] for row in ROWS for k in columns))
    assert [item.text for item in report.problems] == [row[1] for row in ROWS[1:]]
    assert [item.text for item in report.plans] == [row[2] for row in ROWS[1:]]


def test_table_of_tasks_alone_gives_plans() -> None:
    rows = [["序号", "工作任务", "责任单位"], *([row[0], row[2], row[3]] for row in ROWS[1:])]
    text = START + "二、2026年工作安排\n" + "\n".join(cell for row in rows for cell in row) + "\n" + END
    report = parse_text(text)
    assert [item.text for item in report.plans] == [row[2] for row in ROWS[1:]]


def test_cells_read_from_lines_are_doubtful() -> None:
    report = read(LAYOUTS[0])
    assert all("no_enumerator" in {doubt.code for doubt in item.doubts} for item in report.plans)


def test_headings_on_lines_are_no_table() -> None:
    report = parse_text(
        START + "存在问题\n一是台账更新慢；二是宣传形式单一。\n改进措施\n一是每月更新台账；二是改版宣传栏。" + END
    )
    assert [item.text for item in report.problems] == ["台账更新慢", "宣传形式单一"]
    assert [item.text for item in report.plans] == ["每月更新台账", "改版宣传栏"]
