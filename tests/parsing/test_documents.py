"""Made-up reports in the shapes that real ones take, with the answers marked in them by hand (tests/parsing/documents)."""

from __future__ import annotations

import pytest

from tests.parsing.marked import Marked, all_documents
from tracker.parsing import parse_text, verbatim

DOCUMENTS = all_documents()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_problems_and_plan_items_are_those_that_a_reader_marks(document: Marked) -> None:
    report = parse_text(document.text)
    assert [item.text for item in report.problems] == document.words(document.problems)
    assert [item.text for item in report.plans] == document.words(document.plans)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_spans_are_the_places_that_a_reader_marks(document: Marked) -> None:
    report = parse_text(document.text)
    assert [item.span for item in report.problems] == document.problems
    assert [item.span for item in report.plans] == document.plans
    for item in (*report.problems, *report.plans):
        assert item.text == verbatim(document.text, *item.span)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_facts_about_the_document_are_read(document: Marked) -> None:
    report = parse_text(document.text)
    found = {
        "title": report.title,
        "org": report.org,
        "year": str(report.year) if report.year else "null",
        "plan_year": f"{report.plan_year} {report.plan_year_basis}" if report.plan_year else "null",
        "date": report.date,
        "addressee": report.addressee,
    }
    assert {key: found[key] for key in document.facts} == document.facts


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_text_on_one_line_gives_the_same_items(document: Marked) -> None:
    if document.name in {"05-unnumbered-headings", "06-prose-topics", "09-goals-and-principles"}:
        pytest.skip("without numbers only the lines tell its parts apart")
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    report = parse_text(" ".join(lines))
    words = "".join(lines)
    assert "".join(item.text for item in report.problems) in words.replace(" ", "") or len(report.problems) > 1
    assert len(report.problems) == len(document.problems)
