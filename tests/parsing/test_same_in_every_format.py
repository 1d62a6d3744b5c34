"""The same report gives the same items, years and title as text, Word, PDF, OFD, rich text and web page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.parsing import makers
from tests.parsing.makers_ofd import ofd
from tests.parsing.makers_web import boxed, site_page
from tests.parsing.marked import Marked, all_documents
from tests.parsing.test_rtf import rich, unicode
from tracker.parsing import ParsedReport, ReadError, read_report

# Their own words are those of a page (its menu, its page numbers, cells copied out of a table): not what is set here.
FURNISHED = {"19-wrapped-lines", "36-web-page-with-offices-in-brackets", "37-running-header", "46-flattened-table"}
DOCUMENTS = all_documents()
SET = [document for document in DOCUMENTS if document.name not in FURNISHED][::3]
Found = tuple[list[str], list[str], int | None, int | None, str | None, str | None]


def lines_of(document: Marked) -> list[str]:
    return [line.strip() for line in document.text.splitlines() if line.strip()]


def found(data: bytes, filename: str) -> Found | str:
    try:
        report: ParsedReport = read_report(data, filename)
    except ReadError as error:
        return error.code
    problems, plans = ([item.text for item in items] for items in (report.problems, report.plans))
    return problems, plans, report.year, report.plan_year, report.title, report.date


MADE: Mapping[str, Callable[[list[str]], bytes]] = {
    "docx": makers.word,
    "rtf": lambda lines: rich("".join(r"\pard " + unicode(line) + "\\par\n" for line in lines)),
    "ofd": lambda lines: ofd(lines, per_page=17),
    "pdf": lambda lines: makers.pdf(lines, head="青禾县政务公开材料", per_page=11),
    "html": lambda lines: site_page(lines[0], boxed(lines)).encode("gb18030"),
}


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("document", SET, ids=lambda document: document.name)
def test_format_does_not_change_what_a_report_says(document: Marked, kind: str) -> None:
    lines = lines_of(document)
    assert found(MADE[kind](lines), f"报告.{kind}") == found("\n".join(lines).encode(), "报告.txt")
