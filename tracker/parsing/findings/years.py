"""Headings with the year of another report: 2025年…报告 with 一、2024年…基本情况, copied from the year before."""

import re
from collections.abc import Iterator

from tracker.parsing.headings import RESPONSIBILITY, whole_role
from tracker.parsing.model import MEASURES, MIXED, PLANS, PROBLEMS, Finding, ParsedReport, Section
from tracker.parsing.spans import view_of
from tracker.parsing.years import part_of_year, years_in

_NAMES = re.compile(r"《[^》]*》?|“[^”]*”?|\([^)]*\)?")
_RANGE = re.compile(r"20\d\d年?[-—~至到]+(?:20)?\d\d|近[一二三四五两]年|五年")
_OF_BEFORE = re.compile(r"计划|任务|安排|要点|整改|反馈|督[察查]|考核|上一?年|去年|以来|回头看|遗留")
_DIGIT = re.compile("[2２二两]")
_COUNTED = frozenset({MEASURES, PROBLEMS, PLANS, RESPONSIBILITY})


def year_findings(report: ParsedReport) -> Iterator[Finding]:
    """Headings that announce a part of the report with a year that is not the part's; the title says which is right."""
    title = report.title or ""
    if report.year is None or part_of_year(title) or not years_in(view_of(title).folded):
        return
    for section in report.sections:
        if not _DIGIT.search(section.title):
            continue
        expected = _expected(section, report.year, report.plan_year)
        stated = _stated(section)
        if expected and stated and stated not in expected:
            quote = f"{section.number}{section.title}"
            end = _end(report.text, section)
            place = {"start": str(section.offset), "end": str(end)}
            yield Finding(
                "wrong_year_heading", {"quote": quote, "year": str(stated), "expected": str(expected[0]), **place}
            )


def years_named(heading: str) -> set[int]:
    """The years in the words of a heading, those in names of documents and in brackets left out."""
    return {year for year, _offset in years_in(_NAMES.sub("", view_of(heading).folded))}


def _stated(section: Section) -> int | None:
    """The one year that the heading names."""
    years = years_named(section.title) if not _RANGE.search(view_of(section.title).folded) else set()
    return years.pop() if len(years) == 1 else None


def _expected(section: Section, year: int, plan_year: int | None) -> tuple[int, ...]:
    """The years that may stand in it, the likeliest first; none where the heading may speak of another year."""
    words = view_of(section.title).folded
    for stated, offset in years_in(words):
        words = f"{words[:offset]}{stated}{words[offset + 4 :]}"  # 二〇二五 as 2025
    role = whole_role(words, year, section.level > 1)
    if role == PLANS:
        return (max(year + 1, plan_year or 0), year + 1)
    if role == MIXED:
        return (year, year + 1)
    if role in _COUNTED and not _OF_BEFORE.search(words):
        return (year,)
    return ()


def _end(text: str, section: Section) -> int:
    """Where the title ends in the text."""
    length = len(section.number + section.title)
    view = view_of(text[section.offset : section.offset + 2 * length + 20])
    return section.offset + view.span(0, min(length, len(view.plain)))[1]
