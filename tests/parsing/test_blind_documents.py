"""Reports and their sister genres by authors who did not know the parser, the answers marked by them."""

from __future__ import annotations

import pytest

from tests.parsing.blind import BLIND, FACTS_NOT_READ, NO_REPORT, NOT_EXACT, differing, facts_of, stated
from tests.parsing.marked import Marked
from tracker.parsing import ReadError, parse_text, read_report, verbatim

EXACT = [document for document in BLIND if document.name not in NOT_EXACT]


@pytest.mark.parametrize("document", EXACT, ids=lambda document: document.name)
def test_problems_and_plan_items_are_those_that_the_author_marked(document: Marked) -> None:
    report = parse_text(document.text)
    assert [item.text for item in report.problems] == document.words(document.problems)
    assert [item.text for item in report.plans] == document.words(document.plans)
    for item in (*report.problems, *report.plans):
        assert item.text == verbatim(document.text, *item.span)


@pytest.mark.parametrize("name", NOT_EXACT)
def test_what_is_not_read_exactly_differs_in_no_more_items_than_known(name: str) -> None:
    document = next(document for document in BLIND if document.name == name)
    assert differing(parse_text(document.text), document) == NOT_EXACT[name][0], "less: lower it; none: take it out"


@pytest.mark.parametrize("document", BLIND, ids=lambda document: document.name)
def test_facts_are_those_that_the_author_states_but_for_those_known(document: Marked) -> None:
    if document.name in NO_REPORT:
        with pytest.raises(ReadError, match="no_report"):
            read_report(document.text.encode(), "文件.txt")
        return
    found = facts_of(parse_text(document.text))
    wrong = {f"{document.name}.{key}" for key, value in stated(document).items() if found[key] != value}
    known = {fact for facts in FACTS_NOT_READ.values() for fact in facts.split()}
    assert wrong == {fact for fact in known if fact.startswith(f"{document.name}.")}
