"""Reports on a part of a year plan the rest of it; problems with duties are problems."""

import pytest

from tracker.parsing import parse_text

_TEXT = """云溪镇人民政府关于2026年{part}法治政府建设工作情况的报告

一、主要举措和成效
全年开展法治讲座3场。
二、存在的不足和原因
{problems}
三、下一步工作安排
（一）加强执法培训。
（二）完善公开栏。

云溪镇人民政府
2026年7月3日
"""
_PROBLEMS = "（一）执法力量不足。\n（二）普法形式单一。"


@pytest.mark.parametrize("part", ["上半年", "第一季度", "第三季度", "前三个季度"])
def test_what_is_left_of_the_year_is_planned_for_in_it(part: str) -> None:
    read = parse_text(_TEXT.format(part=part, problems=_PROBLEMS))
    assert (read.year, read.plan_year) == (2026, 2026)


@pytest.mark.parametrize("part", ["", "度", "第四季度"])
def test_at_the_end_of_a_year_the_next_one_is_planned(part: str) -> None:
    assert parse_text(_TEXT.format(part=part, problems=_PROBLEMS)).plan_year == 2027


def test_problems_with_duties_and_accounts_of_them_are_problems() -> None:
    problems = (
        "（一）第一责任人职责落实不到位，专题研究偏少。\n（二）年终述法质量不高。\n（三）反馈问题整改落实不及时。"
    )
    read = parse_text(_TEXT.format(part="上半年", problems=problems))
    assert [item.text for item in read.problems] == [
        "第一责任人职责落实不到位，专题研究偏少",
        "年终述法质量不高",
        "反馈问题整改落实不及时",
    ]


def test_an_account_of_duties_among_problems_is_none() -> None:
    problems = f"{_PROBLEMS}\n（三）第一责任人履职情况。镇长主持研究两次，不足之处已经改正。"
    read = parse_text(_TEXT.format(part="上半年", problems=problems))
    assert [item.text for item in read.problems] == ["执法力量不足", "普法形式单一"]


@pytest.mark.parametrize("paper", ["工作要点", "重点工作安排", "工作计划"])
def test_paper_that_is_a_plan_is_for_the_year_of_its_title_whatever_its_duties_name(paper: str) -> None:
    text = f"""云溪镇2026年法治政府建设{paper}

2026年全镇工作的总体要求是：坚持问题导向。
一、健全决策机制
1.编制2026年度重大行政决策事项目录，3月底前公布。
2.开展决策评估1次。
二、规范行政执法
1.每季度评查案卷。

云溪镇人民政府
2026年1月20日
"""
    read = parse_text(text)
    assert (read.year, read.plan_year, read.plan_year_basis) == (None, 2026, "stated")
    assert read.plans[0].deadline == "2026-03-31"


def test_year_that_a_heading_plans_for_is_not_reported_on_in_the_sentence_below() -> None:
    text = """各位代表：
过去一年，是很不平凡的一年。全镇办理案件9件。
二、2026年工作思路和重点
2026年是关键之年，重点做好以下工作：
（一）开展案卷评查。
（二）组织学法考试。
"""
    read = parse_text(text)
    assert (read.year, read.plan_year) == (2025, 2026)
