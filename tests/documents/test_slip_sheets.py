"""The printed 督办单: what it says, in which colour, on how many pages."""

from dataclasses import replace
from datetime import date

import pytest
from docx.oxml.ns import qn

from tests.documents.examples import BARE, SLIP, TASK
from tests.documents.reading import cells, opened
from tests.documents.test_pages import OFFICE, Pages, pages
from tracker.documents import SlipSheet
from tracker.documents.slip import COLOURS, RULES, slip_number, usual_demand
from tracker.domain.slips import SlipColour

__all__ = ["pages"]
MANY_DAYS = replace(SLIP, task=replace(TASK, quote=TASK.quote * 3), demand="逐案评查，列出清单。" * 50)


def test_numbers_are_those_of_official_documents() -> None:
    assert slip_number(2026, 3) == "督〔2026〕3号"


def test_a_slip_begins_with_its_name_the_office_and_its_number() -> None:
    document = opened(SLIP)
    assert [paragraph.text for paragraph in document.paragraphs][:2] == [
        "督办单",
        "青禾县云溪镇人民政府\t编号：督〔2026〕3号",
    ]
    assert document.core_properties.title == "督办单 督〔2026〕3号"


def test_a_slip_quotes_the_matter_and_says_who_by_when_how_far_and_what_is_asked() -> None:
    said = cells(SLIP)
    assert (said["督办等级"], said["事项编号"]) == ("黄色督办单", "2026-007")
    assert (said["督办事项"], said["来源"]) == (TASK.quote, TASK.source)
    assert (said["责任单位"], said["责任人"], said["责任领导"]) == ("综合行政执法队", "周敏", "陈立群")
    assert (said["原定时限"], said["现定时限"]) == ("2026年6月30日", "2026年8月31日")
    assert said["当前进展"] == SLIP.progress
    assert said["存在问题"] == f"到2026年9月22日已逾期22天。\n{SLIP.problem}"
    assert said["办理要求"] == f"{usual_demand(SlipColour.YELLOW)}\n限2026年9月30日前（含当日）反馈。"
    assert (said["签发人"], said["签发日期"]) == ("李文澜", "2026年9月22日")


def test_an_open_slip_leaves_room_to_answer_and_to_sign() -> None:
    said = cells(SLIP)
    assert said["反馈情况"] == ""
    assert "签名" in said["责任单位负责人"]
    row = next(row for row in opened(SLIP).tables[0].rows if row.cells[0].text == "反馈情况")
    assert row.height is not None
    assert row.height.mm >= 30


def test_an_answered_slip_prints_the_answer() -> None:
    said = cells(replace(SLIP, reply="九月底前完成。", replied_by="周敏", replied_on=date(2026, 9, 25)))
    assert (said["反馈情况"], said["反馈人"], said["反馈日期"]) == ("九月底前完成。", "周敏", "2026年9月25日")


def test_a_withdrawn_slip_says_why_and_asks_for_nothing() -> None:
    said = cells(replace(SLIP, withdrawn="与督〔2026〕2号重复。"))
    assert said["已撤回"] == "与督〔2026〕2号重复。"
    assert "反馈情况" not in said


def test_a_slip_of_the_clock_names_the_rule_and_a_bare_one_says_so() -> None:
    said = cells(replace(SLIP, task=BARE, issuer="", progress="", problem="", late_days=0))
    assert (said["签发人"], said["存在问题"]) == ("按提醒规则发出", "无")
    assert said["当前进展"] == "还没有采纳过的进展。"


@pytest.mark.parametrize("colour", SlipColour)
def test_each_colour_has_its_word_its_line_and_its_usual_demand(colour: SlipColour) -> None:
    sheet = replace(SLIP, colour=colour)
    lines = [border.get(qn("w:color")) for border in opened(sheet).element.iter(qn("w:top"))]
    assert RULES[colour] in lines
    assert cells(sheet)["督办等级"] == f"{COLOURS[colour]}督办单"
    assert usual_demand(colour) in cells(sheet)["办理要求"]
    assert len({usual_demand(one) for one in SlipColour}) == 3


def test_long_progress_is_cut_and_a_long_demand_is_not() -> None:
    said = cells(replace(SLIP, progress="评查案卷，" * 200, demand="逐案评查。" * 100))
    assert said["当前进展"].endswith("……")
    assert len(said["当前进展"]) <= 160
    assert said["办理要求"].startswith("逐案评查。" * 100)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_usual_slips_take_one_page_and_long_ones_lose_nothing(pages: Pages) -> None:
    usual: list[SlipSheet] = [replace(SLIP, colour=colour) for colour in SlipColour]
    usual += [
        replace(SLIP, number="督〔2026〕128号", task=BARE, progress="", problem=""),
        replace(SLIP, reply="已召开专题会，九月底前完成。" * 4, replied_by="周敏"),
        replace(SLIP, withdrawn="重复发单。"),
        replace(SLIP, progress="评查案卷，" * 60),
    ]
    *laid_out, long = pages(*usual, MANY_DAYS)
    assert [len(texts) for texts in laid_out] == [1] * len(usual)
    assert len(long) <= 2
    assert "逐案评查，列出清单。限2026年9月30日前（含当日）反馈。" in "".join(long)
    assert all("扫码查看和反馈" in text for text in long)
