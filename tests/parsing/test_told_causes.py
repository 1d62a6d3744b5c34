"""Causes of problems are no problems, and no part of one: sentences, paragraphs, lists and parts that give them."""

from __future__ import annotations

import pytest

from tests.parsing.marked import found_and_marked

HEAD = (
    "云溪镇2025年法治政府建设情况报告\n一、工作开展情况\n（一）学法。组织5次。\n（二）执法。办案6件。\n二、存在问题\n"
)
TAIL = "\n三、下一步打算\n一是⟦安|每月巡查仓库⟧；二是⟦安|更新宣传栏⟧。"
LIST = "（一）⟦问|台账更新慢⟧。\n（二）⟦问|宣传形式单一⟧。\n"
INSIDE = [
    "（一）⟦问|执法力量薄弱。持证人员仅3人，难以覆盖⟧。究其原因，是编制总量少。\n（二）⟦问|宣传形式单一⟧。主要原因是经费投入不足，创新意识不强。",
    "（一）⟦问|执法力量薄弱，办案周期长⟧。原因在于编制少。\n（二）⟦问|宣传形式单一⟧。原因是缺少专业策划人员，经费不足。",
    "1.⟦问|台账更新慢。个别村半年没有录入⟧。其原因在于村干部不熟悉系统，指导不够。\n2.⟦问|宣传形式单一，主要原因是经费不足⟧。",
    "（一）⟦问|台账更新慢⟧。之所以出现这种情况，是因为人员变动频繁。\n（二）⟦问|宣传形式单一⟧。",
    "（一）⟦问|台账更新慢⟧。主要原因：人员兼职多，交接不及时。\n（二）⟦问|宣传形式单一⟧。主要原因：经费不足。",
    "一是⟦问|台账更新慢⟧；二是⟦问|宣传形式单一⟧。造成这些问题的原因，既有客观方面的因素，也有主观方面的因素。",
    "（一）⟦问|执法力量薄弱⟧。分析原因，一是编制少；二是招人难。\n（二）⟦问|宣传形式单一⟧。分析原因，主要是创新不足。",
    "（一）⟦问|执法力量薄弱⟧。这主要是因为编制少、招人难。\n（二）⟦问|宣传形式单一⟧。究其根源，在于创新不足。",
    "1.⟦问|执法力量薄弱⟧。根源在于编制少。\n2.⟦问|宣传形式单一⟧。问题的根源在于创新不足。",
    "一是⟦问|台账更新慢⟧；二是⟦问|宣传形式单一⟧。\n出现上述问题，主要原因在于思想认识不够到位，工作经费不足。",
]
BELOW = [
    "剖析其原因，主要有以下几点：第一，编制少；第二，创新不足。",
    "上述问题产生的原因：一是思想认识不足；二是监督检查不够；三是经费缺乏。",
    "产生以上问题的原因主要有三点：一是学用结合不够；二是少数干部重结果、轻程序；三是经费缺乏。",
    "产生上述问题的主要原因有：\n1.思想认识不足。\n2.监督检查不够。",
    "存在这些问题的原因，主要是思想认识不足，监督检查不够，经费缺乏。",
    "上述问题的存在，既有客观原因，也有主观原因。主观上，重视不够；客观上，人手不足。",
    "（三）原因分析\n一是思想认识不足；二是经费缺乏。",
]


@pytest.mark.parametrize("body", [*INSIDE, *(LIST + causes for causes in BELOW)])
def test_causes_are_no_problems(body: str) -> None:
    found, marked = found_and_marked(HEAD + body + TAIL)
    assert found == marked


@pytest.mark.parametrize("heading", ["产生问题的原因", "问题产生的深层次原因", "造成上述问题的主要原因", "原因分析"])
def test_part_that_gives_causes_is_no_part_of_problems(heading: str) -> None:
    problems = "（一）主要问题\n1.⟦问|台账更新慢⟧。\n2.⟦问|宣传形式单一⟧。\n"
    found, marked = found_and_marked(HEAD + problems + f"（二）{heading}\n1.思想认识不足。\n2.经费缺乏。" + TAIL)
    assert found == marked


def test_measure_behind_the_causes_of_one_problem_is_a_plan() -> None:
    text = HEAD.replace("存在问题", "存在问题及改进措施") + (
        "（一）⟦问|台账更新慢⟧。究其原因，人手不足。下一步，⟦安|每月更新一次台账⟧。\n"
        "（二）⟦问|宣传形式单一⟧。原因在于经费不足。下一步，⟦安|改版宣传栏，每季一期⟧。"
    )
    found, marked = found_and_marked(text)
    assert found == marked
