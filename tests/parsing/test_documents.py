"""Made-up reports in the shapes that real ones take, the answers marked by hand (tests/parsing/documents)."""

from __future__ import annotations

import pytest

from tests.parsing.marked import Marked, all_documents
from tracker.parsing import parse_text, verbatim

DOCUMENTS = all_documents()
# What is not read as marked, and why. Their facts are still tested, and the number of items that differ is bounded.
NOT_EXACT = {
    "49-clauses-and-safeguards": "a paragraph on safeguards below the plans is read as one more plan; readers disagree",
}
EXACT = [document for document in DOCUMENTS if document.name not in NOT_EXACT]


@pytest.mark.parametrize("name", NOT_EXACT)
def test_document_that_is_not_read_exactly_differs_in_one_item(name: str) -> None:
    document = next(document for document in DOCUMENTS if document.name == name)
    report = parse_text(document.text)
    found = {item.text for item in (*report.problems, *report.plans)}
    marked = {*document.words(document.problems), *document.words(document.plans)}
    assert len(found ^ marked) == 1, "read exactly: take it out of NOT_EXACT" if found == marked else "worse"


@pytest.mark.parametrize("document", EXACT, ids=lambda document: document.name)
def test_problems_and_plan_items_are_those_that_a_reader_marks(document: Marked) -> None:
    report = parse_text(document.text)
    assert [item.text for item in report.problems] == document.words(document.problems)
    assert [item.text for item in report.plans] == document.words(document.plans)


@pytest.mark.parametrize("document", EXACT, ids=lambda document: document.name)
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


# Without numbers, with headings or labels at line starts, or with page headers, only the lines tell the parts apart.
LINES_MATTER = ("01", "05", "06", "09", "10", "19", "24", "28", "31", "37", "39", "44", "46", "48", "53")
ONE_LINE = [document for document in EXACT if not document.name.startswith(LINES_MATTER)]


@pytest.mark.parametrize("document", ONE_LINE, ids=lambda document: document.name)
def test_text_on_one_line_gives_the_same_items(document: Marked) -> None:
    report = parse_text(" ".join(line.strip() for line in document.text.splitlines() if line.strip()))
    assert [item.text for item in report.problems] == document.words(document.problems)
    assert [item.text for item in report.plans] == document.words(document.plans)


def _wrapped(text: str, width: int) -> str:
    lines = [[line[k : k + width] for k in range(0, len(line), width)] or [""] for line in text.splitlines()]
    return "\n".join(part for parts in lines for part in parts)


# Nothing is numbered in 06, so a line that happens to end with a sentence looks like the end of an item.
# In 46 each line is a cell of a table.
WRAPPED = [document for document in EXACT if not document.name.startswith(("06", "46"))]


@pytest.mark.parametrize("width", [24, 30])
@pytest.mark.parametrize("document", WRAPPED, ids=lambda document: document.name)
def test_lines_wrapped_at_a_width_give_the_same_items(document: Marked, width: int) -> None:
    report = parse_text(_wrapped(document.text, width))
    assert [item.text for item in report.problems] == document.words(document.problems)
    assert [item.text for item in report.plans] == document.words(document.plans)


HALF_WIDTH = str.maketrans("，；：（）．", ",;:().")


@pytest.mark.parametrize("document", EXACT, ids=lambda document: document.name)
def test_half_width_punctuation_gives_the_same_items(document: Marked) -> None:
    report = parse_text(document.text.translate(HALF_WIDTH))
    assert [item.text for item in report.problems] == [
        w.translate(HALF_WIDTH) for w in document.words(document.problems)
    ]
    assert [item.text for item in report.plans] == [w.translate(HALF_WIDTH) for w in document.words(document.plans)]
