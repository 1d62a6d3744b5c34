"""Statutory parts that a yearly report does not have: measures, problems, causes, responsibility, plans."""

import re
from collections.abc import Callable, Iterator, Mapping

from tracker.parsing.headings import RESPONSIBILITY
from tracker.parsing.model import MEASURES, PLANS, PROBLEMS, Finding, ParsedReport
from tracker.parsing.years import part_of_year

_GENRE = re.compile(r"法治(?:政府|工作|建设|[镇乡县市区])|依法行政|依法治[镇乡县市区街理]")
_REPORTS = re.compile(r"报告|总结|汇报|情况")
_OTHERS = re.compile(
    r"述[职法廉责]|公开|普法|宣传|方案|通知|督[察查]|整改|讲话|公示|清单|调研|典型|案例|示范创建|规划|条例|办法"
)
_RESPONSIBLE = re.compile(
    r"第一责任人|(?:党政)?主要(?:负责人|负责同志|领导)[^。]{0,40}(?:履行|亲自|带头|听取|部署|述法)|四个亲自|述法"
)
_FAULTS = re.compile(r"(?:存在|面临)[^。]{0,20}(?:问题|不足|短板|差距|困难)|(?:问题|不足|短板)(?:主要)?(?:是|有|表现)")
_CAUSE = re.compile(
    r"原因|根源|由于|因为|缘于|源于|归因|所致|导致|造成|使得|主要(?:是|在于)|一方面|受.{1,24}?(?:影响|制约|限制)|因(?![此而])"
)
_COMMON_CAUSE = re.compile(
    r"(?:上述|以上|这些)[^。]{0,8}(?:问题|不足)[^。]{0,8}(?:原因|由于|是因)|究其原因|原因(?:分析|剖析)"
)
_LEAST = 300


def says_why(text: str) -> bool:
    """Whether the words of a problem name a cause."""
    return bool(_CAUSE.search(text))


def says_why_of_all(text: str) -> bool:
    """Whether a sentence names the cause of problems told before it."""
    return bool(_COMMON_CAUSE.search(text))


def part_findings(report: ParsedReport) -> Iterator[Finding]:
    """The missing parts of a yearly report on law-based government; texts of other kinds lack nothing."""
    if is_of_the_genre(report):
        yield from (Finding("missing_part", {"part": part}) for part, told in _TOLD.items() if not told(report))


def is_of_the_genre(report: ParsedReport) -> bool:
    """Whether the title says that this is the yearly report, not a plan, nor of half a year or of other matters."""
    title = report.title or ""
    named = _GENRE.search(title) and _REPORTS.search(title) and not _OTHERS.search(title)
    return bool(named) and report.year is not None and not part_of_year(title)


def _has_measures(report: ParsedReport) -> bool:
    told = sum(len(item.text) for item in (*report.problems, *report.plans))
    return MEASURES in _roles(report) or bool(report.figures) or len(report.text) - told > _LEAST


def _has_problems(report: ParsedReport) -> bool:
    return bool(report.problems) or PROBLEMS in _roles(report) or bool(_FAULTS.search(report.text))


def _has_causes(report: ParsedReport) -> bool:
    """Where no problem was told, there is none to explain."""
    return not report.problems or any(says_why(item.text) for item in report.problems) or says_why_of_all(report.text)


def _has_responsibility(report: ParsedReport) -> bool:
    return RESPONSIBILITY in _roles(report) or bool(_RESPONSIBLE.search(report.text))


def _has_plans(report: ParsedReport) -> bool:
    return bool(report.plans) or PLANS in _roles(report)


def _roles(report: ParsedReport) -> set[str]:
    return {section.role for section in report.sections}


_TOLD: Mapping[str, Callable[[ParsedReport], bool]] = {
    "measures": _has_measures,
    "problems": _has_problems,
    "causes": _has_causes,
    "responsibility": _has_responsibility,
    "plans": _has_plans,
}
