"""Damaged numbering: numbers without their mark, without their digit, without a bracket, or in formal numerals."""

from __future__ import annotations

import pytest

from tests.parsing.marked import found_and_marked, unmarked
from tracker.parsing import parse_text

HEAD = "云溪镇2025年法治政府建设情况报告\n"
DONE = "一、工作开展情况\n（一）学法。组织5次。\n（二）执法。办案6件。\n"
FAULTS = "二、存在问题\n（一）⟦问|台账更新慢⟧。\n（二）⟦问|宣传形式单一⟧。\n"
PLANS = "（一）⟦安|每月更新台账⟧。\n（二）⟦安|改版宣传栏⟧。\n"

HEADINGS = [
    DONE + FAULTS + heading + PLANS for heading in ("三2026年工作计划\n", "、2026年工作计划\n", "三下一步打算\n")
]
ROMAN = (
    "Ⅰ、工作开展情况\n1、学法。组织5次。\nⅡ、存在不足\n1.⟦问|台账更新慢⟧。\n2.⟦问|宣传形式单一⟧。\n"
    "Ⅲ、下一年度主要安排\n1.⟦安|每月更新台账⟧。\n2.⟦安|改版宣传栏⟧。\n"
)
FORMAL = (
    "壹、工作开展情况\n1、学法。组织5次。\n2、执法。办案6件。\n贰、存在不足\n1.⟦问|台账更新慢⟧。\n2.⟦问|宣传形式单一⟧。\n"
    "叁、下一年度主要安排\n1.⟦安|每月更新台账⟧。\n2.⟦安|改版宣传栏⟧。\n"
)
PLAN = DONE + FAULTS + "三、2026年工作计划\n"
FIVE = ("⟦安|每月更新台账⟧", "⟦安|改版宣传栏⟧", "⟦安|开展旁听庭审3次⟧", "⟦安|增加巡查人手⟧", "⟦安|修订预案⟧")


def numbered(*numbers: str, between: str = "\n") -> str:
    return PLAN + "".join(f"{number}{item}。{between}" for number, item in zip(numbers, FIVE, strict=True))


ITEMS = [
    numbered("1", "2", "3", "4", "5"),
    numbered("1", "2", "3", "4", "5", between=""),
    numbered("1、", "2", "3、", "4、", "5、"),
    numbered("1、", "2", "3、", "4、", "5、", between=""),
    numbered("1、", "2、", "3、", "、", "5、"),
    numbered("1、", "2、", "3、", "、", "5、", between=""),
    numbered("（一）", "（二）", "、", "（四）", "（五）"),
    numbered("（一）", "（二）", "（三）", "（四）", "、"),
    numbered("（一）", "（二", "（三）", "（四", "（五）"),
    numbered("（一）", "二）", "（三）", "(四", "（五）"),
]
DUTY = (
    "（七）⟦安|推进普法。进校园6场⟧。\n（八）⟦安|压实法治建设第一责任人职责。每季度研究一次⟧。\n"
    "（九）⟦安|落实督察反馈问题整改措施。逐条销号⟧。"
)
DUTY_ON_A_LINE = (
    "（一）⟦安|修订预案⟧。\n（二）⟦安|履行法治建设第一责任人职责\n主要负责人带头述法⟧。\n（三）⟦安|加强普法⟧。"
)


@pytest.mark.parametrize("body", [*HEADINGS, FORMAL, ROMAN, *ITEMS, PLAN + DUTY, PLAN + DUTY_ON_A_LINE])
def test_damaged_numbers_are_read_as_they_were_meant(body: str) -> None:
    found, marked = found_and_marked(HEAD + body)
    assert found == marked


@pytest.mark.parametrize("body", ITEMS[4:6])
def test_item_with_a_lost_number_is_doubtful(body: str) -> None:
    report = parse_text(unmarked(HEAD + body).text)
    assert [{doubt.code for doubt in item.doubts} for item in report.plans][3] == {"ordinal_lost"}


def test_comma_of_a_list_at_the_start_of_a_broken_line_is_no_number() -> None:
    text = HEAD + PLAN + "（一）⟦安|改版宣传栏⟧。\n（二）⟦安|在集市、广场\n、车站摆摊普法⟧。"
    found, marked = found_and_marked(text)
    assert found == marked


def test_lost_number_of_a_theme_stays_one_of_a_theme() -> None:
    report = parse_text(
        HEAD + "一、学法\n（一）组织5次。\n（二）旁听3次。\n、执法\n（一）办案6件。\n三、存在问题\n（一）台账更新慢。\n"
        "（二）宣传形式单一。\n四、下一步打算\n（一）每月更新台账。\n（二）改版宣传栏。"
    )
    assert [section.number for section in report.sections if section.level == 1] == ["一、", "、", "三、", "四、"]


def test_report_on_the_first_responsible_person_is_no_plan() -> None:
    found, marked = found_and_marked(
        HEAD + PLAN + PLANS + "（三）党政主要负责人履行法治建设第一责任人职责情况。全年研究法治4次。"
    )
    assert found == marked


@pytest.mark.parametrize("mark", ["一", "1."])
def test_single_item_after_a_lead_in_loses_its_number(mark: str) -> None:
    mark = "一是" if mark == "一" else mark
    found, marked = found_and_marked(HEAD + PLAN + f"我镇将重点做好以下工作：{mark}⟦安|每月更新台账，年底抽查⟧。")
    assert found == marked


def test_number_without_its_stop_may_stand_before_a_word_that_begins_like_a_measure() -> None:
    text = "云溪镇2025年法治政府建设情况报告\n一、主要做法\n学法5次。\n二、存在问题\n"
    body = "1.⟦问|干部观念陈旧⟧。\n2.⟦问|执法力量薄弱⟧。\n3⟦问|个别站所程序不规范⟧。\n4.⟦问|人员流动大⟧。"
    found, marked = found_and_marked(text + body)
    assert found == marked
