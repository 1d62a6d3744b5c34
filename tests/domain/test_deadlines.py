"""What a missed date leaves behind, when a later one may be asked for, and how long a task may be handed back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.deadlines import check_extension, check_hand_back, closes_late, missed_date
from tracker.domain.errors import Invalid
from tracker.domain.working_days import WorkCalendar

DUE = date(2026, 9, 30)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def test_the_day_itself_is_not_missed() -> None:
    assert missed_date(DUE, None, DUE) is None
    assert missed_date(DUE, None, DUE + timedelta(days=1)) == DUE


def test_without_a_date_nothing_is_missed() -> None:
    assert missed_date(None, None, DUE) is None


@given(due_on=st.none() | DAYS, late_since=DAYS, today=DAYS)
def test_a_missed_date_stays_whatever_is_agreed_afterwards(due_on: date | None, late_since: date, today: date) -> None:
    assert missed_date(due_on, late_since, today) == late_since


def test_a_task_closes_late_after_its_date_or_after_one_that_was_missed_before() -> None:
    assert not closes_late(DUE, None, DUE)
    assert closes_late(DUE, None, DUE + timedelta(days=1))
    assert closes_late(DUE + timedelta(days=90), DUE, DUE + timedelta(days=10))


@pytest.mark.parametrize(("granted", "most"), [(0, 2), (1, 2), (8, 9)])
def test_a_date_is_put_off_as_often_as_the_office_allows(granted: int, most: int) -> None:
    check_extension(DUE + timedelta(days=30), DUE, DUE, granted, most)


@pytest.mark.parametrize(("granted", "most"), [(2, 2), (3, 2), (0, 0)])
def test_and_no_more_often(granted: int, most: int) -> None:
    with pytest.raises(Invalid) as refused:
        check_extension(DUE + timedelta(days=30), DUE, DUE, granted, most)
    assert (refused.value.code, refused.value.params) == ("extensions_used", {"most": most})


@given(proposed=DAYS, due_on=DAYS, today=DAYS)
def test_only_a_later_date_that_lies_ahead_is_asked_for(proposed: date, due_on: date, today: date) -> None:
    if proposed > due_on and proposed >= today:
        check_extension(proposed, due_on, today, 0, 1)
        return
    with pytest.raises(Invalid, match="extension_not_later"):
        check_extension(proposed, due_on, today, 0, 1)


def test_a_task_without_a_date_has_none_to_put_off() -> None:
    with pytest.raises(Invalid, match="assignment_incomplete"):
        check_extension(DUE, None, DUE, 0, 1)


def test_the_national_day_holiday_gives_a_week_more_to_hand_a_task_back() -> None:
    assigned = date(2026, 9, 29)  # a Tuesday; work on 30 September, then rest from 1 to 7 October
    for day in (assigned, date(2026, 10, 7), date(2026, 10, 9)):
        check_hand_back(assigned, day, WorkCalendar())
    with pytest.raises(Invalid) as refused:
        check_hand_back(assigned, date(2026, 10, 10), WorkCalendar())
    assert (refused.value.code, refused.value.params) == ("hand_back_too_late", {"days": 3})


def test_a_task_of_unknown_beginning_may_be_handed_back() -> None:
    check_hand_back(None, DUE, WorkCalendar())
