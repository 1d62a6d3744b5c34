"""The Chinese working calendar: facts of the State Council's arrangements, and what an office adds to them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.working_days import Break, Festival, WorkCalendar, breaks, exchanged, is_published

OFFICIAL = WorkCalendar()


@pytest.mark.parametrize(
    "day",
    [date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10), date(2025, 9, 28)],
)
def test_exchanged_weekends_are_working_days(day: date) -> None:
    assert day.weekday() >= 5
    assert OFFICIAL.is_workday(day)


@pytest.mark.parametrize(
    "day", [date(2026, 2, 16), date(2026, 2, 23), date(2026, 5, 5), date(2026, 9, 25), date(2026, 10, 7)]
)
def test_holidays_on_weekdays_are_rest_days(day: date) -> None:
    assert day.weekday() < 5
    assert not OFFICIAL.is_workday(day)


def test_an_ordinary_week_has_five_working_days() -> None:
    monday = date(2026, 11, 16)
    assert [OFFICIAL.is_workday(monday + timedelta(days=ahead)) for ahead in range(7)] == [True] * 5 + [False] * 2


def test_an_offices_own_rows_overrule_the_official_calendar() -> None:
    own = WorkCalendar({date(2026, 9, 25): True, date(2026, 11, 16): False})
    assert own.is_workday(date(2026, 9, 25))
    assert not own.is_workday(date(2026, 11, 16))


def test_working_days_are_counted_over_the_holiday() -> None:
    assert OFFICIAL.after(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert OFFICIAL.after(date(2026, 9, 30), 3) == date(2026, 10, 10)  # a Saturday on which people work
    assert OFFICIAL.after(date(2026, 10, 3), 0) == date(2026, 10, 3)


def test_the_rest_days_that_follow_are_taken_along() -> None:
    assert OFFICIAL.through_rest(date(2026, 9, 30)) == date(2026, 10, 7)
    assert OFFICIAL.through_rest(date(2026, 10, 2)) == date(2026, 10, 7)
    assert OFFICIAL.through_rest(date(2026, 10, 8)) == date(2026, 10, 8)
    assert OFFICIAL.through_rest(date(2026, 11, 20)) == date(2026, 11, 22)


def test_the_official_breaks_are_those_of_the_published_notice() -> None:
    assert breaks(2026) == [
        Break((Festival.NEW_YEAR,), date(2026, 1, 1), date(2026, 1, 3)),
        Break((Festival.SPRING,), date(2026, 2, 15), date(2026, 2, 23)),
        Break((Festival.TOMB_SWEEPING,), date(2026, 4, 4), date(2026, 4, 6)),
        Break((Festival.LABOUR,), date(2026, 5, 1), date(2026, 5, 5)),
        Break((Festival.DRAGON_BOAT,), date(2026, 6, 19), date(2026, 6, 21)),
        Break((Festival.MID_AUTUMN,), date(2026, 9, 25), date(2026, 9, 27)),
        Break((Festival.NATIONAL,), date(2026, 10, 1), date(2026, 10, 7)),
    ]


def test_two_festivals_may_share_a_break() -> None:
    assert breaks(2025)[-1] == Break((Festival.NATIONAL, Festival.MID_AUTUMN), date(2025, 10, 1), date(2025, 10, 8))


def test_the_weekends_that_people_work_for_it_are_named() -> None:
    assert exchanged(2026) == [
        date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)
    ]  # fmt: skip
    assert exchanged(2027) == []


def test_next_years_arrangement_is_unknown_until_it_is_published() -> None:
    assert is_published(2025)
    assert is_published(2026)
    assert not is_published(2027)


def test_a_year_without_an_arrangement_has_its_fixed_holidays_and_ordinary_weeks() -> None:
    assert not OFFICIAL.is_workday(date(2027, 10, 1))
    assert OFFICIAL.is_workday(date(2027, 11, 15))
    assert not OFFICIAL.is_workday(date(2027, 11, 20))


def test_an_office_may_fill_in_a_year_that_is_not_published() -> None:
    own = WorkCalendar({date(2027, 11, 20): True})
    assert own.is_workday(date(2027, 11, 20))
    assert not is_published(2027)


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(1, 30))
def test_counting_ends_on_a_working_day_after_as_many(day: date, count: int) -> None:
    end = OFFICIAL.after(day, count)
    between = [day + timedelta(days=ahead) for ahead in range(1, (end - day).days + 1)]
    assert OFFICIAL.is_workday(end)
    assert sum(OFFICIAL.is_workday(each) for each in between) == count


def test_the_end_of_all_dates_is_no_error() -> None:
    assert OFFICIAL.through_rest(date.max) == date.max
    assert OFFICIAL.after(date.max, 5) == date.max
