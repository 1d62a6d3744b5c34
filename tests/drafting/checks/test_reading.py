"""A draft that passes its checks reads back as what it was made of; what would not is named before it is printed."""

from dataclasses import replace

from tests.drafting.checks.town import LATE, OUTLINE, PLAN_NOTE, PROBLEM_NOTE, a_year, drafted, edited, findings
from tracker.drafting.checks import Code, Severity

PLAN, PROBLEM = f"plan:note:{PLAN_NOTE}", f"problem:note:{PROBLEM_NOTE}"


def test_an_item_with_inner_numbers_would_be_split() -> None:
    told = edited(drafted(a_year()), PLAN, "一是修订法律顾问服务合同，约定到村次数。二是建立到村签到制度，逐月公布。")
    (found,) = findings(Code.WOULD_SPLIT, a_year(), told)
    assert (found.slot, found.section, found.severity) == (PLAN, "plans", Severity.BLOCKING)
    assert found.params["quote"].startswith("建立到村签到制度")
    assert not findings(Code.READS_DIFFERENTLY, a_year(), told)


def test_an_untouched_draft_reads_as_it_is() -> None:
    assert not findings(Code.READS_DIFFERENTLY, a_year())
    assert not findings(Code.WOULD_SPLIT, a_year())


def test_a_title_without_a_year_reads_differently() -> None:
    outline = replace(OUTLINE, title="关于法治建设的报告", preamble=("现将有关情况报告如下：",))
    found = findings(Code.READS_DIFFERENTLY, a_year(), outline=outline)
    assert all(one.severity is Severity.BLOCKING for one in found if one.params["what"] != "figures")


def test_an_item_that_looks_like_a_heading_reads_differently() -> None:
    told = edited(drafted(a_year()), PROBLEM, "村级法律顾问到村偏少，主要是合同没有约定。\n二、其他情况\n没有。")
    codes = {
        one.code
        for one in (*findings(Code.READS_DIFFERENTLY, a_year(), told), *findings(Code.WOULD_SPLIT, a_year(), told))
    }
    assert codes


def test_edited_figures_are_left_to_the_other_checks() -> None:
    told = edited(drafted(a_year()), f"task:{LATE}", "完成案卷评查方案的起草。")
    assert not findings(Code.READS_DIFFERENTLY, a_year(), told)
