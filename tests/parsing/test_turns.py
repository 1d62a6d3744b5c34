"""Where a text turns from problems to plans: at headings without numbers, at labels, at 下一步 and a new 一是."""

from __future__ import annotations

import pytest

from tests.parsing.marked import found_and_marked, unmarked
from tracker.parsing import parse_text

HEAD = "云溪镇2025年法治政府建设情况报告\n"
DONE = "一、工作开展情况\n（一）学法。集中学习5次。\n（二）执法。办案6件。\n"

INLINE_HEADINGS = [
    f"{done}存在问题：{ordinals[0]}⟦问|仓库巡查次数少⟧；{ordinals[1]}⟦问|宣传栏内容陈旧⟧。\n"
    f"{label}：{ordinals[0]}⟦安|每月巡查仓库两次⟧；{ordinals[1]}⟦安|更新宣传栏⟧。{after}"
    for done, ordinals, label, after in (
        (
            "工作成效：一是组织学习5次。二是办案6件。\n",
            ("一是", "二是"),
            "下步打算",
            "\n领导履职：镇长主持专题会议4次。",
        ),
        (DONE, ("一是", "二是"), "下一步打算", ""),
        (DONE, ("1.", "2."), "下一步打算", "\n其他情况：无。"),
    )
]

PLANS = "一是⟦安|每月巡查仓库两次⟧；二是⟦安|更新宣传栏⟧。"
FAULTS = DONE + "二、存在问题及改进措施\n一是⟦问|仓库巡查次数少⟧；二是⟦问|宣传栏内容陈旧⟧。"
HEADINGS = [
    f"{DONE}二、存在问题\n一是⟦问|仓库巡查次数少⟧；二是⟦问|宣传栏内容陈旧⟧。\n{heading}\n{PLANS}"
    for heading in ("三、下一步", "三、今后", "3 下一步打算", "3下一步打算")
]
RESTARTS = [
    FAULTS + opening + PLANS
    for opening in (
        "下一步，",
        "下一步：",
        "\n下一步，",
        "对此，",
        "\n对此：",
        "为此，",
        "今后，",
        "接下来，",
        "下一步，要：",
        "针对以上不足，",
        "下步工作中，",
    )
]

MIXED = DONE + "二、存在问题及整改措施\n"
BY_TOPIC = (
    "（一）仓储方面\n{0}⟦问|仓库巡查次数少⟧。\n{1}⟦安|每月巡查仓库两次⟧。\n"
    "（二）普法方面\n{0}⟦问|宣传栏内容陈旧⟧。\n{1}⟦安|更新宣传栏⟧。"
)
LABELS = [
    MIXED + BY_TOPIC.format("【存在问题】", "【下一步打算】"),
    MIXED + BY_TOPIC.format("存在问题：", "整改措施："),
    f"{MIXED}问题1：⟦问|仓库巡查次数少⟧。\n措施1：⟦安|每月巡查仓库两次⟧。\n问题2：⟦问|宣传栏内容陈旧⟧。\n措施2：⟦安|更新宣传栏⟧。",
    f"{MIXED}问题1：⟦问|仓库巡查次数少⟧。\n问题2：⟦问|宣传栏内容陈旧⟧。\n措施1：⟦安|每月巡查仓库两次⟧。\n措施2：⟦安|更新宣传栏⟧。",
    f"{MIXED}问题一：⟦问|仓库巡查次数少⟧。对策一：⟦安|每月巡查仓库两次⟧。\n问题二：⟦问|宣传栏内容陈旧⟧。对策二：⟦安|更新宣传栏⟧。",
    f"{MIXED}（一）⟦问|仓库巡查次数少⟧。下一步，⟦安|每月巡查仓库两次⟧。\n（二）⟦问|宣传栏内容陈旧⟧。对此，⟦安|更新宣传栏⟧。",
    f"{MIXED}不足：⟦问|仓库巡查次数少⟧；⟦问|宣传栏内容陈旧⟧。\n打算：⟦安|每月巡查仓库两次⟧；⟦安|更新宣传栏⟧。",
    f"{DONE}二、问题清单\n【存在问题】一是⟦问|仓库巡查次数少⟧；二是⟦问|宣传栏内容陈旧⟧。\n【改进措施】{PLANS}",
]


FLOWING = [
    f"2025年，云溪镇学习4次，办案3件。{lead}一是⟦问|仓库巡查次数少⟧；二是⟦问|宣传栏内容陈旧⟧。{turn}{PLANS}"
    for lead, turn in (
        ("存在的问题：", "下一步打算："),
        ("但仍存在一些不足，", "下一步，我镇将重点做好以下工作："),
        ("同时，工作中还存在一些问题：", "\n下一步，"),
    )
]
MARKDOWN = [
    (
        "## 一、工作开展情况\n学习4次。\n## 二、存在问题\n1. ⟦问|仓库巡查次数少⟧。\n2. ⟦问|宣传栏内容陈旧⟧。\n"
        "## 三、下一步打算\n1. ⟦安|每月巡查仓库两次⟧。\n2. ⟦安|更新宣传栏⟧。"
    ),
    (
        "**一、工作开展情况**\n学习4次。\n**二、存在问题**\n一是⟦问|仓库巡查次数少⟧；二是⟦问|宣传栏内容陈旧⟧。\n"
        f"**三、下一步打算**\n{PLANS}"
    ),
]


@pytest.mark.parametrize("body", FLOWING)
def test_problems_of_a_text_without_parts_are_doubtful(body: str) -> None:
    report = parse_text(HEAD + unmarked(body).text)
    assert all("unheaded" in {doubt.code for doubt in item.doubts} for item in report.problems)


@pytest.mark.parametrize("body", [*INLINE_HEADINGS, *FLOWING, *MARKDOWN, *HEADINGS, *RESTARTS, *LABELS])
def test_problems_end_where_plans_are_announced(body: str) -> None:
    found, marked = found_and_marked(HEAD + body)
    assert found == marked


@pytest.mark.parametrize("body", [*INLINE_HEADINGS[:2], *RESTARTS[:4]])
def test_plans_that_are_found_have_their_year(body: str) -> None:
    assert parse_text(HEAD + body.replace("⟦问|", "").replace("⟦安|", "").replace("⟧", "")).plan_year == 2026


def test_list_that_starts_again_without_a_word_is_doubtful() -> None:
    text = HEAD + DONE + "二、存在问题\n一是巡查次数少。二是宣传栏陈旧。\n一是仓库归村里看管。二是栏目归站里打理。"
    report = parse_text(text)
    later = [*report.problems[2:], *report.plans]
    assert len(later) == 2
    assert all("unheaded" in {doubt.code for doubt in item.doubts} for item in later)


@pytest.mark.parametrize("duty", ["组织村党组织书记开展述法", "落实领导干部年终述法制度", "年底安排站所长进行述法"])
def test_duty_to_be_done_about_duties_is_a_plan(duty: str) -> None:
    plans = f"三、下一步打算\n（一）压实责任\n1.⟦安|{duty}⟧。\n2.⟦安|每季度研究一次法治工作⟧。\n"
    found, marked = found_and_marked(f"{HEAD}{DONE}二、存在问题\n一是⟦问|人手不足⟧；二是⟦问|宣传少⟧。\n{plans}")
    assert found == marked
