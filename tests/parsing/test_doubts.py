"""An item that needs a second look says why; a plain one says nothing."""

from __future__ import annotations

import pytest

from tracker.parsing import ParsedItem, parse_text

HEAD = "云溪镇2024年法治政府建设情况报告\n一、工作情况\n（一）学习。\n"


def doubts(text: str) -> list[list[str]]:
    report = parse_text(HEAD + text)
    return [[doubt.code for doubt in item.doubts] for item in (*report.problems, *report.plans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二、存在问题\n一是人手不足；二是经费紧张。", [[], []]),
        ("二、存在问题\n一是人手不足；\n是经费紧张；\n三是意识不强。", [[], ["ordinal_lost"], []]),
        ("二、存在问题\n一是人手不足；二是经费紧张；二是意识不强。", [[], [], ["ordinal_doubled"]]),
        ("二、存在问题\n一是人手不足；三是经费紧张。", [[], ["ordinal_skipped"]]),
        ("二、存在问题\n一是人手不足二是经费紧张。", [[], ["glued"]]),
        ("二、存在问题\n人手不足，工作推进缓慢。", [["no_enumerator"]]),
        (
            "二、存在问题\n一是文件审核时限意识不强，先发后审；法律顾问参与决策的深度还不够。二是经费紧张。",
            [["two_matters"], []],
        ),
        (
            "二、存在问题及下步工作\n一是人手不足。二是经费紧张。\n一是加强力量。二是争取经费。",
            [[], [], ["unheaded"], ["unheaded"]],
        ),
    ],
)
def test_doubt_names_what_was_uncertain(text: str, expected: list[list[str]]) -> None:
    assert doubts(text) == expected


def test_problems_that_only_a_sentence_announces_are_doubtful() -> None:
    report = parse_text(
        "云溪镇2024年工作总结\n一、2024年工作\n（一）学习。同时，我们也清醒看到，还存在一些不足：一是人手少；二是经费缺。\n"
        "二、2025年工作计划\n（一）加强学习。\n（二）争取经费。"
    )
    assert [item.text for item in report.problems] == ["人手少", "经费缺"]
    assert all("unheaded" in {doubt.code for doubt in item.doubts} for item in report.problems)


def test_lost_number_of_a_heading_is_a_finding_about_the_report() -> None:
    report = parse_text(
        HEAD + "二、存在问题\n一是人手不足；二是经费紧张。\n2025年工作计划\n一是增加人手；二是争取经费。"
    )
    assert "unnumbered_heading" in {finding.code for finding in report.findings}


def test_missing_part_and_derived_year_are_findings() -> None:
    assert {finding.code for finding in parse_text(HEAD + "二、存在问题\n（一）甲。（二）乙。").findings} == {
        "no_plans", "missing_part"
    }  # fmt: skip
    report = parse_text(HEAD + "二、下一步打算\n（一）新建法治广场。（二）修订议事规则。")
    assert {finding.code for finding in report.findings} == {"no_problems", "plan_year_derived", "missing_part"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("二、存在问题\n（一）人手不足。执法人员只有三名。\n（二）经费紧张。", "人手不足"),
        (
            "二、存在问题\n（一）人手不足\n执法人员只有三名，难以应付。\n（二）经费紧张\n缺口较大，影响工作。",
            "人手不足",
        ),
        ("二、存在问题\n一是人手不足；二是经费紧张。", None),
    ],
)
def test_title_of_an_item_is_its_lead_sentence_or_its_heading(text: str, title: str | None) -> None:
    item: ParsedItem = parse_text(HEAD + text).problems[0]
    assert item.title == title
