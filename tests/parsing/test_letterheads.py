"""The title and the body that a letterhead names, on one line or several."""

from __future__ import annotations

import pytest

from tracker.parsing import parse_text

BODY = (
    "\n\n县人民政府：\n现将有关情况报告如下：\n一、工作情况\n全年学法5次。\n"
    "二、存在问题\n一是台账更新慢；二是宣传形式单一。\n"
)
LETTERHEADS = [
    "中共云溪镇委员会\n云溪镇人民政府\n关于2025年度法治政府建设情况的报告",
    "中共云溪镇委员会 云溪镇人民政府\n关于2025年度法治政府建设情况的报告",
    "中共云溪镇委员会\n云溪镇人民政府关于2025年度法治政府建设情况的报告",
    "中共云溪镇委员会\n云溪镇人民政府\n关于2025年度法治政府建设\n情况的报告",
]


@pytest.mark.parametrize("letterhead", LETTERHEADS)
def test_both_issuers_belong_to_the_title(letterhead: str) -> None:
    report = parse_text(letterhead + BODY)
    assert report.title == "中共云溪镇委员会云溪镇人民政府关于2025年度法治政府建设情况的报告"
    assert (report.org or "").replace(" ", "") == "中共云溪镇委员会云溪镇人民政府"


@pytest.mark.parametrize("letterhead", ["云溪镇人民政府\n关于2025年度法治政府建设情况的报告"])
def test_one_issuer_on_its_own_line_belongs_to_the_title(letterhead: str) -> None:
    report = parse_text(letterhead + BODY)
    assert report.title == "云溪镇人民政府关于2025年度法治政府建设情况的报告"
    assert report.org == "云溪镇人民政府"


def test_issuer_above_a_title_that_begins_with_its_year_belongs_to_it() -> None:
    report = parse_text("云溪镇人民政府\n2025年度法治政府建设情况报告" + BODY)
    assert (report.title, report.org) == ("云溪镇人民政府2025年度法治政府建设情况报告", "云溪镇人民政府")


def test_issuer_above_a_date_is_no_part_of_the_title_below() -> None:
    report = parse_text("云溪镇人民政府\n2026年1月9日\n2025年云溪镇法治政府建设情况报告" + BODY)
    assert report.title == "2025年云溪镇法治政府建设情况报告"


@pytest.mark.parametrize("plan", ["2026年工作打算", "下一年工作重点", "改进措施", "2026年工作谋划"])
def test_title_tells_of_the_year_and_of_the_plan(plan: str) -> None:
    title = f"云溪镇2025年法治政府建设工作总结及{plan}"
    assert parse_text(title + BODY).title == title


WORK_REPORTS = [
    "云溪镇人民政府工作报告\n（2026年1月15日在云溪镇第二十届人民代表大会第一次会议上）",
    "政府工作报告\n——2026年1月15日在云溪镇第二十届人民代表大会第一次会议上\n镇长 林远",
    "云溪镇2026年政府工作报告\n（2026年1月15日）\n来源：镇党政办 时间：2026-01-21 点击：30",
    "云溪镇人民政府工作报告\n来源：镇党政办\n在镇第二十届人民代表大会第一次会议上\n（二〇二六年一月十五日）",
]


@pytest.mark.parametrize("head", WORK_REPORTS)
def test_work_report_is_of_the_government_and_of_the_day_of_the_meeting(head: str) -> None:
    report = parse_text(head + "\n各位代表：\n" + BODY)
    assert (report.org, report.date) == ("云溪镇人民政府", "2026-01-15")
    assert report.title == head.split("\n", maxsplit=1)[0]


def test_source_ends_before_the_next_label_of_its_line() -> None:
    head = "法治政府建设年度报告\n来源：云溪镇人民政府  时间：2026-01-21  点击：30"
    assert parse_text(head + BODY).org == "云溪镇人民政府"


def test_office_named_without_its_county_is_completed_by_the_signature() -> None:
    text = "县民政局2025年工作总结及2026年工作计划" + BODY + "\n青禾县民政局\n2025年12月22日\n"
    assert parse_text(text).org == "青禾县民政局"


def test_page_that_gives_its_day_with_the_time_is_of_that_day() -> None:
    report = parse_text("云溪镇2025年法治政府建设年度报告\n2026-01-14 09:41:26 来源：云溪镇 字号：大 中 小" + BODY)
    assert report.date == "2026-01-14"
