"""Figures of a whole report: results only, with the part they stand in, and against the hand-made answers."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tracker.parsing import ParsedReport, parse_text, read_safely, verbatim

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
REPORT = """青禾县云溪镇人民政府关于2024年度法治政府建设情况的报告
索引号：000014/2025-00012 浏览次数：128次

县委全面依法治县委员会办公室：
2024年，云溪镇扎实推进依法行政，共化解矛盾纠纷86件。现将情况报告如下：
一、2024年度主要举措和成效
（一）规范行政执法。全年开展执法检查58次，配备执法记录仪2台。
（二）化解矛盾纠纷。调解成功率达98.5%，全年未发生行政赔偿案件。
二、党政主要负责人履行推进法治建设第一责任人职责情况
镇长召开专题会议4次，无一起违规插手案件的情形发生。
三、存在的问题
（一）持证执法人员只有5名，力量不足。
（二）3个村的法律顾问作用发挥不够。
四、2025年工作安排
（一）开展执法培训6次，新增持证人员3名。
（二）新建村级调解室2个。
青禾县云溪镇人民政府
2025年2月14日
"""


def _figures(report: ParsedReport, *, implicit: bool) -> list[tuple[float, str | None, str | None]]:
    return [(float(f.value), f.unit, f.part) for f in report.figures if f.implicit is implicit]


def test_results_are_read_and_faults_and_targets_are_not() -> None:
    report = parse_text(REPORT)
    assert _figures(report, implicit=False) == [
        (86, "件", None),
        (58, "次", None),
        (2, "台", None),
        (98.5, "%", None),
        (4, "次", "responsibility"),
    ]
    assert _figures(report, implicit=True) == [(0, None, None), (0, "起", "responsibility")]


def test_spans_count_in_the_text_of_the_report() -> None:
    report = parse_text(REPORT)
    assert all(figure.text == verbatim(REPORT, *figure.span) for figure in report.figures)


def test_json_keeps_figures_and_zero_statements_apart() -> None:
    data = parse_text(REPORT).to_json()
    assert [figure["value"] for figure in data["figures"]] == [86, 58, 2, 98.5, 4]
    assert [zero["text"] for zero in data["zero_statements"]] == [
        "全年未发生行政赔偿案件",
        "无一起违规插手案件的情形发生",
    ]


def test_figures_come_back_whole_from_the_reader_in_its_own_process() -> None:
    assert read_safely(REPORT.encode(), "report.txt") == parse_text(REPORT)


def _seed(name: str) -> tuple[ParsedReport, dict[str, Any]]:
    if not SEEDS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("the seeds are missing")
        pytest.skip("the seeds lie outside the project and are not here")
    text = next(SEEDS.glob(f"{name}_*.txt")).read_text(encoding="utf-8")
    return parse_text(text), json.loads((SEEDS / "gold" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_figures_of_published_reports_equal_the_hand_made_answers(name: str) -> None:
    report, gold = _seed(name)
    found = Counter((float(f.value), f.unit or "", f.qualifier, f.part) for f in report.figures if not f.implicit)
    assert found == Counter((float(f["value"]), f["unit"], f.get("qualifier"), f.get("part")) for f in gold["figures"])
    zeros = [re.sub(r"\s", "", f.text) for f in report.figures if f.implicit]
    assert zeros == gold["zero_statements"]
