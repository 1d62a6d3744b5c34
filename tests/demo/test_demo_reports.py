"""The six reports of the demo: read as a careful reader reads them, in any year, and written by us."""

import os
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.demo.expected import LAST_WORDS, PLANS, PROBLEMS
from tracker.demo.reports import REPORTS, DemoReport
from tracker.parsing import ParsedItem, read_safely

SHARED = Path(__file__).resolve().parents[3] / "shared"
SHINGLE = 12
FORMULA = 26
"""Statutory names and headings, which every report must use, are at most this long."""

every_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.key)


def heads(items: Iterable[ParsedItem], expected: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Enumerators with as many first characters as the expectation states."""
    lengths = [len(words) for _mark, words in expected] + [20] * 30
    return [(item.enumerator, item.text[:length]) for item, length in zip(items, lengths, strict=False)]


@every_report
@pytest.mark.parametrize("plan_year", [2026, 2031])
def test_each_report_yields_the_items_that_a_careful_reader_counts(report: DemoReport, plan_year: int) -> None:
    read = read_safely(report.data(plan_year), report.name(plan_year))
    assert heads(read.problems, PROBLEMS[report.key]) == PROBLEMS[report.key]
    assert heads(read.plans, PLANS[report.key]) == PLANS[report.key]
    assert read.problems[-1].text.endswith(LAST_WORDS[report.key][0])
    assert LAST_WORDS[report.key][1] in read.plans[-1].text[-16:]
    assert (read.year, read.plan_year) == (report.year(plan_year), report.year(plan_year) + 1)


@every_report
def test_each_report_has_the_length_of_a_real_one(report: DemoReport) -> None:
    assert 2450 <= len(re.sub(r"\s", "", report.text(2026))) <= 4500


@every_report
def test_a_report_names_no_year_but_its_own_and_the_next(report: DemoReport) -> None:
    year = report.year(2041)
    assert set(re.findall(r"20\d\d", report.text(2041))) <= {str(year), str(year + 1)}


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", re.sub(r"\s", "", text))


@cache
def published() -> str:
    files = [*SHARED.glob("seeds/*.txt"), *SHARED.glob("corpus/*.txt")]
    return "\n".join(plain(file.read_text(encoding="utf-8", errors="replace")) for file in files)


@every_report
def test_no_sentence_stands_in_a_published_report(report: DemoReport) -> None:
    if not published():
        if os.environ.get("CI") == "true":
            pytest.fail("the published reports are missing")
        pytest.skip("no published reports beside the project")
    for sentence in re.split(r"[。；;\n]", unicodedata.normalize("NFKC", report.text(2026))):
        words = plain(sentence)
        shingles = [words[start : start + SHINGLE] for start in range(len(words) - SHINGLE + 1)]
        known = [shingle in published() for shingle in shingles]
        longest = max((len(run) for run in "".join("x" if hit else " " for hit in known).split()), default=0)
        assert not longest or longest + SHINGLE - 1 <= FORMULA, words
        assert sum(known) <= max(15, len(known) // 2), words
