"""A well-made draft gives no alarm: what is found in ordinary years is only what is really missing."""

import pytest

from tests.drafting.checks.ordinary import ordinary_year
from tests.drafting.checks.town import a_year, case_of
from tracker.drafting.checks import Code, check

MISSING = {Code.GAP_OPEN, Code.PLAN_WITHOUT_DATE, Code.PLAN_WITHOUT_OWNER}


@pytest.mark.parametrize("seed", range(12))
def test_nothing_but_what_is_missing_is_found_in_ordinary_years(seed: int) -> None:
    found = [finding for finding in check(case_of(ordinary_year(seed))) if finding.code not in MISSING]
    assert found == []


def test_what_blocks_comes_first() -> None:
    severities = [finding.severity for finding in check(case_of(a_year()))]
    assert severities == sorted(severities)
    assert len(set(severities)) == 2


def test_each_finding_names_a_sentence_of_the_draft() -> None:
    case = case_of(ordinary_year(3))
    slots = {sentence.slot for sentence in case.sentences}
    assert {finding.slot for finding in check(case) if finding.slot} <= slots
