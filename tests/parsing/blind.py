"""Documents by authors who knew the genre and the rules of marking, not the parser; what is not read as they mark it."""

from __future__ import annotations

from collections.abc import Mapping

from tests.parsing.marked import DOCUMENTS, Marked, load
from tracker.parsing import ParsedReport

BLIND = [load(path) for path in sorted((DOCUMENTS / "blind").glob("*.txt"))]

NOT_EXACT: Mapping[str, tuple[int, str]] = {
}
"""By document: items that are found or marked but not both, and why."""

FACTS_NOT_READ: Mapping[str, str] = {
}
"""By reason: the facts (document.fact) that are read differently."""


def differing(report: ParsedReport, document: Marked) -> int:
    """How many items are found or marked, but not both: problems and plan items apart."""
    problems = {item.text for item in report.problems} ^ set(document.words(document.problems))
    plans = {item.text for item in report.plans} ^ set(document.words(document.plans))
    return len(problems) + len(plans)


def facts_of(report: ParsedReport) -> dict[str, str]:
    """The facts as they are written above a marked document; white space in a title is layout."""
    plan_year = f"{report.plan_year} {report.plan_year_basis}" if report.plan_year else "null"
    return {
        "title": "".join((report.title or "null").split()),
        "org": report.org or "null",
        "year": str(report.year or "null"),
        "plan_year": plan_year,
        "date": report.date or "null",
    }
