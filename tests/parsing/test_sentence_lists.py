"""Lists that no number marks: a lead-in and parallel clauses, whatever words the clauses are made of."""

from __future__ import annotations

import pytest

from tests.parsing.marked import found_and_marked, unmarked
from tracker.parsing import parse_text

HEAD = (
    "云溪镇2025年法治政府建设情况报告\n一、工作开展情况\n（一）学法。组织5次。\n（二）执法。办案6件。\n二、存在问题\n"
)
TAIL = "\n三、下一步打算\n一是⟦安|加强管理⟧；二是⟦安|增加人手⟧。"

CLAUSES = "⟦问|民宿、露营地等新场所无人巡查⟧；⟦问|懂测绘、懂评估的人手奇缺⟧；⟦问|合同纠纷争议大，久拖不决⟧。"
LISTS = [
    "与群众期盼相比还有不少差距，主要表现为：" + CLAUSES,
    "对照要求仍有不足，主要是：" + CLAUSES,
    "不足之处主要体现在以下方面：" + CLAUSES,
    "经梳理，主要有以下三点：" + CLAUSES,
    "工作中还存在一些问题，比如：" + CLAUSES,
    "一年来，工作有进步，但还存在⟦问|台账更新慢⟧、⟦问|对民宿、露营地等新场所巡查不到位⟧、⟦问|宣传形式单一⟧等问题。",
    "成绩虽有，但仍存在⟦问|山塘管护责任推诿扯皮⟧、⟦问|对民宿、露营地、采摘园等新场所底数掌握不全⟧、⟦问|宣传形式单一⟧等问题。",
    "虽有进步，但仍然存在⟦问|巡查人员对露营地、采摘园等新场所底数掌握不全⟧、⟦问|宣传形式单一⟧等问题。",
    "目前仍然存在⟦问|乡镇之间线索移送不够顺畅⟧、⟦问|懂测绘、懂法律、懂评估的复合型人才奇缺⟧、⟦问|案卷说理性不强⟧等问题。",
]


@pytest.mark.parametrize("body", LISTS)
def test_clauses_after_a_lead_in_are_one_problem_each(body: str) -> None:
    found, marked = found_and_marked(HEAD + body + TAIL)
    assert found == marked


@pytest.mark.parametrize("body", LISTS)
def test_problems_without_a_number_are_doubtful(body: str) -> None:
    report = parse_text(unmarked(HEAD + body + TAIL).text)
    assert all("no_enumerator" in {doubt.code for doubt in item.doubts} for item in report.problems)


ONE_MATTER = [
    "⟦问|执法队伍年龄偏大，民宿、露营地、采摘园等场所巡查少⟧。",
    "⟦问|宣传栏更新慢；村民看得少⟧。",
]


@pytest.mark.parametrize("body", ONE_MATTER)
def test_paragraph_without_a_lead_in_is_one_problem(body: str) -> None:
    found, marked = found_and_marked(HEAD + body + TAIL)
    assert found == marked


def test_plans_after_a_lead_in_are_clauses_too() -> None:
    found, marked = found_and_marked(
        HEAD + "一是⟦问|台账更新慢⟧；二是⟦问|宣传形式单一⟧。\n三、下一步打算\n下一步，重点抓好以下工作："
        "⟦安|每月更新台账，年底开展抽查⟧；⟦安|在赶集日、庙会等场合摆摊普法⟧；⟦安|改版宣传栏⟧。"
    )
    assert found == marked


@pytest.mark.parametrize("bullet", ["•", "——", "■ ", "●", "- "])
@pytest.mark.parametrize("lead", ["", "主要有以下几点：\n"])
def test_lines_with_a_dash_or_bullet_are_items(bullet: str, lead: str) -> None:
    faults = f"{lead}{bullet}⟦问|台账更新慢⟧\n{bullet}⟦问|宣传形式单一⟧\n{bullet}⟦问|巡查人手少⟧\n"
    plans = f"三、下一步打算\n{bullet}⟦安|每月更新台账⟧；\n{bullet}⟦安|改版宣传栏⟧。"
    found, marked = found_and_marked(HEAD + faults + plans)
    assert found == marked


@pytest.mark.parametrize("lead", ["比如：", "例如，", "此外，", "另外，", "同时，"])
def test_word_that_leads_in_is_no_part_of_a_problem(lead: str) -> None:
    found, marked = found_and_marked(
        HEAD + f"⟦问|台账更新慢，查找困难⟧。\n{lead}⟦问|宣传形式单一，村民不爱看⟧。" + TAIL
    )
    assert found == marked
