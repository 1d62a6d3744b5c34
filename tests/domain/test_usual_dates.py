"""The date that is usual where a report names none."""

from datetime import date

from tracker.domain.reports import ItemKind
from tracker.domain.usual_dates import usual_due


def test_problems_are_mended_by_autumn_and_plans_done_before_the_report_is_drafted() -> None:
    assert usual_due(ItemKind.PROBLEM, 2026) == date(2026, 9, 30)
    assert usual_due(ItemKind.PLAN, 2026) == date(2026, 11, 30)
