"""Whatever the reader doubts or remarks has words that say what to look at."""

import pytest

from tests.support.reports import yunxi_report
from tracker.demo.reports import REPORTS
from tracker.domain.reports import ItemKind
from tracker.domain.review import ItemRef
from tracker.parsing import ParsedReport, parse_text
from tracker.web.finding_words import FINDINGS
from tracker.web.review_words import DOUBTS, shown

TEXTS = [yunxi_report(), *(report.text(2026) for report in REPORTS)]


@pytest.fixture(params=range(len(TEXTS)))
def report(request: pytest.FixtureRequest) -> ParsedReport:
    return parse_text(TEXTS[request.param])


def test_every_doubt_has_its_words(report: ParsedReport) -> None:
    assert {doubt.code for item in (*report.problems, *report.plans) for doubt in item.doubts} <= set(DOUBTS)


def test_every_remark_has_its_words(report: ParsedReport) -> None:
    assert {finding.code for finding in report.findings} <= set(FINDINGS)


def test_items_are_called_as_people_call_them(app: object) -> None:
    refs = [ItemRef(ItemKind.PROBLEM, 3), ItemRef(ItemKind.PLAN, 5)]
    assert shown(refs) == "问3、安5"
