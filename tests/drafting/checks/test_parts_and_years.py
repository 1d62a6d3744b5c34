"""The statutory parts are there, and title, headings and text tell of the right year."""

from dataclasses import replace
from datetime import date

import pytest

from tests.drafting.checks.town import OPINION, OUTLINE, a_year, case_of, drafted, edited, findings
from tests.drafting.years import YEAR, record, year
from tracker.domain.outlines import Outline, PartRole, default_outline
from tracker.domain.periods import Period
from tracker.drafting.checks import Code, Severity, check


@pytest.mark.parametrize("role", list(PartRole))
def test_each_statutory_part_is_missed(role: PartRole) -> None:
    told = [one for one in drafted(a_year()) if one.section.partition(":")[0] != role]
    (found,) = findings(Code.PART_MISSING, a_year(), told)
    assert (found.section, found.params["role"], found.severity) == (role.value, role.value, Severity.BLOCKING)


def test_a_part_that_the_outline_leaves_out_is_missed_too() -> None:
    outline = replace(OUTLINE, parts=tuple(one for one in OUTLINE.parts if one.role is not PartRole.RESPONSIBILITY))
    (found,) = findings(Code.PART_MISSING, a_year(), outline=outline)
    assert (found.section, found.params["place"]) == ("responsibility", "outline")


def test_a_half_years_summary_has_fewer_parts() -> None:
    half = year(record("开展执法检查。"), period=Period.HALF, only=["T4"])
    assert not findings(Code.PART_MISSING, half, outline=default_outline(Period.HALF))


@pytest.mark.parametrize("period", [Period.YEAR, Period.HALF, Period.Q3, Period.Q4])
def test_an_untouched_draft_has_the_right_years(period: Period) -> None:
    rollup = year(record("开展执法检查。"), period=period, only=["T4"])
    codes = {one.code for one in check(case_of(rollup, outline=default_outline(period)))}
    assert not codes & {Code.YEAR_WRONG, Code.TITLE_YEAR_WRONG}


@pytest.mark.parametrize("title", ["{org}关于2025年度法治政府建设情况的报告", "{org}法治政府建设情况的报告"])
def test_a_title_of_another_year_or_of_none_is_found(title: str) -> None:
    (found,) = findings(Code.TITLE_YEAR_WRONG, a_year(), outline=replace(OUTLINE, title=title))
    assert found.params["expected"] == str(YEAR)


def headed(role: PartRole, heading: str) -> Outline:
    parts = (replace(one, heading=heading) if one.role is role else one for one in OUTLINE.parts)
    return replace(OUTLINE, parts=tuple(parts))


@pytest.mark.parametrize(
    ("role", "heading", "expected"),
    [
        (PartRole.PLANS, "2026年推进法治政府建设的主要安排", "2027"),
        (PartRole.MEASURES, "2025年推进法治政府建设的主要举措和成效", "2026"),
    ],
)
def test_a_heading_of_another_year_is_found(role: PartRole, heading: str, expected: str) -> None:
    (found,) = findings(Code.YEAR_WRONG, a_year(), outline=headed(role, heading))
    assert (found.section, found.params["expected"]) == (role.value, expected)


@pytest.mark.parametrize(
    ("text", "quote", "severity"),
    [
        ("2025年，聘请法律顾问审核。", "2025年", Severity.BLOCKING),
        ("聘请法律顾问。2025年度，逐件审核。", "2025年度", Severity.BLOCKING),
        ("2025年度法治政府建设扎实推进。", "2025年度法治政府建设扎实推进", Severity.BLOCKING),
        ("2025年以来，聘请法律顾问审核。", "2025年以来", Severity.WARNING),
    ],
)
def test_a_sentence_that_begins_with_another_year_is_found(text: str, quote: str, severity: Severity) -> None:
    (found,) = findings(Code.YEAR_WRONG, a_year(), edited(drafted(a_year()), OPINION, text))
    assert (found.slot, found.params["quote"], found.severity) == (OPINION, quote, severity)


@pytest.mark.parametrize(
    "text",
    [
        "2026年，聘请法律顾问审核。",
        "落实《法治政府建设实施纲要（2021-2025年）》，聘请法律顾问审核。",
        "按照云政发〔2025〕2号文件聘请法律顾问审核，较2025年更快。",
        "完成2025年启动的公开栏改造。",
    ],
)
def test_other_years_may_be_named_within_a_sentence(text: str) -> None:
    assert not findings(Code.YEAR_WRONG, a_year(), edited(drafted(a_year()), OPINION, text))


def test_a_date_far_from_the_year_is_found() -> None:
    assert findings(Code.YEAR_WRONG, a_year(), dated=date(YEAR + 3, 1, 15))
    assert not findings(Code.YEAR_WRONG, a_year(), dated=None)
