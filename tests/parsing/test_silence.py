"""The reader never passes over a part in silence: what seems to list problems or plans and gives none is remarked."""

from __future__ import annotations

import pytest

from tracker.parsing import parse_text

HEAD = "云溪镇2025年法治政府建设情况报告\n一、工作开展情况\n（一）学法。组织5次。\n（二）执法。办案6件。\n"
FAULTS = "二、存在问题\n一是台账更新慢；二是宣传形式单一。\n"
PLANS = "三、下一步打算\n一是每月更新台账；二是改版宣传栏。\n"


def remarks(text: str) -> list[str]:
    return [f.params["quote"] for f in parse_text(text).findings if f.code == "section_without_items"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (HEAD + FAULTS + PLANS, []),
        (HEAD + "二、存在问题\n" + PLANS, ["二、存在问题"]),
        (HEAD + "二、存在的不足\n我镇工作与要求相比还有差距，具体见下表：\n" + PLANS, ["二、存在的不足"]),
        (HEAD + "二、存在的不足\n我镇工作仍存在一些问题。\n" + PLANS, ["二、存在的不足"]),
        (HEAD + FAULTS + "三、2026年工作计划\n（一）总体要求\n坚持依法行政。\n", ["三、2026年工作计划"]),
        (HEAD + FAULTS + PLANS + "四、2026年重点工作\n附件：任务表\n", ["四、2026年重点工作"]),
        (HEAD + "（三）整改存在问题。问题整改5个。\n" + FAULTS + PLANS, []),
        (HEAD + "二、其他情况\n存在的主要困难\n台账更新慢。\n" + PLANS, []),
    ],
)
def test_part_with_a_heading_that_gives_no_items_is_a_finding(text: str, quotes: list[str]) -> None:
    assert remarks(text) == quotes


def test_heading_deep_inside_another_part_that_is_not_read_is_a_finding() -> None:
    text = HEAD + "1.存在的问题\n人手少，任务重。\n2.下一步工作打算\n招录两人。\n" + FAULTS + PLANS
    report = parse_text(text)
    items = " ".join(item.text for item in (*report.problems, *report.plans))
    for heading, words in (("1.存在的问题", "人手少"), ("2.下一步工作打算", "招录两人")):
        assert words in items or heading in remarks(text)


def test_duty_left_out_of_the_plans_is_a_finding() -> None:
    text = HEAD + FAULTS + PLANS.replace("一是", "（一）").replace("二是", "（二）")
    text += "（三）党政主要负责人履行法治建设第一责任人职责情况\n全年研究法治4次。"
    assert remarks(text) == ["（三）党政主要负责人履行法治建设第一责任人职责情况"]


def test_report_that_gives_nothing_says_so() -> None:
    codes = {finding.code for finding in parse_text("云溪镇2025年法治政府建设情况报告\n全年组织学法5次。").findings}
    assert {"no_problems", "no_plans"} <= codes
