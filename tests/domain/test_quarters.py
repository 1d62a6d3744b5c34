"""The quarterly round: 25 March, 25 June, 25 September, 10 December."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.quarters import asked_since, bounds, checkpoint, quarter_of


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4), (12, 4)])
def test_a_month_lies_in_its_quarter(month: int, quarter: int) -> None:
    assert quarter_of(date(2026, month, 15)) == quarter


def test_quarters_follow_each_other_without_a_gap() -> None:
    assert bounds(2026, 1) == (date(2026, 1, 1), date(2026, 3, 31))
    assert bounds(2026, 4) == (date(2026, 10, 1), date(2026, 12, 31))
    for quarter in range(1, 4):
        assert bounds(2026, quarter)[1] + timedelta(days=1) == bounds(2026, quarter + 1)[0]
    assert bounds(9999, 4) == (date(9999, 10, 1), date.max)


def test_progress_is_asked_for_before_the_quarter_ends_and_in_december_in_time_for_the_report() -> None:
    assert [checkpoint(2026, quarter) for quarter in range(1, 5)] == [
        date(2026, 3, 25), date(2026, 6, 25), date(2026, 9, 25), date(2026, 12, 10)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (date(2026, 9, 25), date(2026, 4, 1)),
        (date(2026, 9, 26), date(2026, 7, 1)),
        (date(2026, 12, 10), date(2026, 7, 1)),
        (date(2026, 12, 11), date(2026, 10, 1)),
        (date(2027, 3, 25), date(2026, 10, 1)),
        (date(2027, 3, 26), date(2027, 1, 1)),
    ],
)
def test_a_check_is_missed_the_day_after_it(today: date, since: date) -> None:
    assert asked_since(today) == since


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_a_day_lies_within_the_bounds_of_its_quarter(day: date) -> None:
    first, last = bounds(day.year, quarter_of(day))
    assert first <= day <= last


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(0, 400))
def test_what_is_asked_for_only_moves_forward(day: date, wait: int) -> None:
    assert asked_since(day) <= asked_since(day + timedelta(days=wait)) <= day + timedelta(days=wait)
