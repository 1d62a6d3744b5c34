"""Lights as sentences: ■ red, ▲ yellow, ◐ blue, ● green, ○ grey."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.lights import FACTS, THRESHOLDS, Facts, days
from tests.support.world import TODAY
from tracker.domain.lights import Cutoffs, Light, Thresholds, cutoffs, elapsed_points, lag_of, light_of
from tracker.domain.tasks import ENDED, OPEN, TaskState
from tracker.domain.working_days import WorkCalendar

CUT = cutoffs(TODAY, Thresholds(yellow_days=7, blue_days=15))
HALF_TIME = Facts(due_on=days(100), started_on=days(-100))
"""A task of two hundred days, half of which have passed."""


def light(days_left: int, state: TaskState = TaskState.IN_PROGRESS, cut: Cutoffs = CUT) -> Light:
    return light_of(Facts(state, days(days_left)), cut)


def test_overdue_task_is_red() -> None:
    assert light(-1) is Light.RED


def test_a_task_is_not_overdue_on_its_last_day() -> None:
    assert light(0) is Light.YELLOW


@pytest.mark.parametrize(("left", "wanted"), [(7, Light.YELLOW), (8, Light.BLUE), (15, Light.BLUE), (16, Light.GREEN)])
def test_lights_change_with_the_organisations_days(left: int, wanted: Light) -> None:
    assert light(left) is wanted


def test_a_submitted_task_is_not_announced_in_blue() -> None:
    assert light(10, TaskState.SUBMITTED) is Light.GREEN
    assert light(3, TaskState.SUBMITTED) is Light.YELLOW
    assert light(-1, TaskState.SUBMITTED) is Light.RED


@pytest.mark.parametrize("state", sorted(ENDED))
def test_what_has_ended_is_grey_however_late_it_was(state: TaskState) -> None:
    assert light(-100, state) is Light.GREY
    assert light_of(Facts(state, days(9), late_since=days(-30)), CUT) is Light.GREY


def test_a_task_without_a_date_is_green_until_it_gets_one() -> None:
    assert light_of(Facts(TaskState.UNASSIGNED), CUT) is Light.GREEN


@pytest.mark.parametrize("state", sorted(OPEN))
def test_a_missed_date_stays_red_whatever_later_date_is_agreed(state: TaskState) -> None:
    assert light_of(Facts(state, days(200), late_since=days(-12)), CUT) is Light.RED


@pytest.mark.parametrize(
    ("percent", "wanted"),
    [(50, Light.GREEN), (41, Light.GREEN), (40, Light.YELLOW), (20, Light.YELLOW), (19, Light.RED), (80, Light.GREEN)],
)
def test_ten_points_behind_the_elapsed_time_are_yellow_and_more_than_thirty_red(percent: int, wanted: Light) -> None:
    assert light_of(replace(HALF_TIME, percent=percent), CUT) is wanted


def test_points_are_an_offices_own() -> None:
    strict = cutoffs(TODAY, Thresholds(yellow_points=5, red_points=15))
    assert light_of(replace(HALF_TIME, percent=45), strict) is Light.YELLOW
    assert light_of(replace(HALF_TIME, percent=34), strict) is Light.RED


def test_a_third_of_a_point_is_not_rounded_away() -> None:
    task = Facts(due_on=days(200), started_on=days(-100), percent=3)  # a third of the time: 33 1/3 points
    assert lag_of(task, TODAY) > 30
    assert light_of(task, CUT) is Light.RED


def test_tasks_without_a_numeric_target_are_not_measured() -> None:
    assert light_of(HALF_TIME, CUT) is Light.GREEN
    assert lag_of(HALF_TIME, TODAY) == 0


def test_submitted_tasks_are_not_measured() -> None:
    waiting = replace(HALF_TIME, state=TaskState.SUBMITTED, percent=0)
    assert light_of(waiting, CUT) is Light.GREEN
    unreported = replace(waiting, percent=None, reported_on=date(2026, 1, 5), started_on=date(2026, 1, 5))
    assert light_of(unreported, CUT) is Light.GREEN


def test_no_time_has_passed_where_a_task_has_none() -> None:
    assert elapsed_points(Facts(due_on=TODAY, started_on=TODAY), TODAY) == 0
    assert elapsed_points(Facts(due_on=days(9)), TODAY) == 0
    assert elapsed_points(HALF_TIME, TODAY) == 50


def test_an_open_task_that_missed_the_quarterly_check_is_yellow() -> None:
    begun = Facts(due_on=days(69), started_on=date(2026, 2, 3))
    assert light_of(begun, CUT) is Light.YELLOW  # the check of 25 June passed without a report since April
    assert light_of(replace(begun, reported_on=date(2026, 3, 31)), CUT) is Light.YELLOW
    assert light_of(replace(begun, reported_on=date(2026, 4, 1)), CUT) is Light.GREEN


def test_a_task_begun_in_a_quarter_is_asked_for_at_the_next_check() -> None:
    begun = Facts(due_on=days(90), started_on=date(2026, 7, 2))
    assert light_of(begun, CUT) is Light.GREEN
    assert light_of(begun, cutoffs(date(2026, 12, 11), Thresholds())) is Light.YELLOW


def test_an_office_may_do_without_the_quarterly_check() -> None:
    begun = Facts(due_on=days(69), started_on=date(2026, 2, 3))
    assert light_of(begun, cutoffs(TODAY, Thresholds(quarterly_check=False))) is Light.GREEN


def test_what_falls_due_in_the_national_holiday_is_due_before_it() -> None:
    before = cutoffs(date(2026, 9, 23), Thresholds())  # seven days on: 30 September, the last day of work
    assert before.yellow == date(2026, 10, 7)
    assert light_of(Facts(due_on=date(2026, 10, 7)), before) is Light.YELLOW
    assert light_of(Facts(due_on=date(2026, 10, 8)), before) is Light.BLUE
    assert cutoffs(date(2026, 9, 22), Thresholds()).yellow == date(2026, 9, 29)


def test_thresholds_may_count_working_days() -> None:
    cut = cutoffs(date(2026, 9, 28), Thresholds(yellow_days=3, blue_days=5, in_working_days=True))
    assert cut.yellow == date(2026, 10, 8)  # 29 and 30 September, then 8 October
    assert cut.blue == date(2026, 10, 11)  # 9 October, Saturday 10 (worked), and the Sunday after it


def test_an_offices_own_calendar_moves_the_cutoffs() -> None:
    fair = WorkCalendar({date(2026, 9, 30): False})
    assert cutoffs(date(2026, 9, 22), Thresholds(), fair).yellow == date(2026, 10, 7)


@given(FACTS, THRESHOLDS, st.integers(0, 200))
def test_an_open_task_never_grows_less_urgent_by_waiting(task: Facts, thresholds: Thresholds, wait: int) -> None:
    order = list(Light)
    sooner, later = (light_of(task, cutoffs(day, thresholds)) for day in (TODAY, TODAY + timedelta(days=wait)))
    assert order.index(later) <= order.index(sooner)


@given(FACTS, THRESHOLDS, st.integers(0, 100))
def test_more_accepted_work_never_makes_a_light_worse(task: Facts, thresholds: Thresholds, percent: int) -> None:
    order, cut = list(Light), cutoffs(TODAY, thresholds)
    measured = replace(task, percent=min(percent, 90))
    better = replace(measured, percent=min(percent, 90) + 10)
    assert order.index(light_of(better, cut)) >= order.index(light_of(measured, cut))
