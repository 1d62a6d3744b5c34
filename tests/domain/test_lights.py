"""Lights as sentences: ■ red, ▲ yellow, ◐ blue, ● green, ○ grey."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.lights import Cutoffs, Light, Thresholds, cutoffs, light_of
from tracker.domain.tasks import ENDED, OPEN, TaskState

TODAY = date(2026, 9, 22)
CUT = cutoffs(TODAY, Thresholds(yellow_days=7, blue_days=15))


def light(days: int, state: TaskState = TaskState.IN_PROGRESS, cut: Cutoffs = CUT) -> Light:
    return light_of(state, TODAY + timedelta(days=days), cut)


def test_overdue_task_is_red() -> None:
    assert light(-1) is Light.RED


def test_a_task_is_not_overdue_on_its_last_day() -> None:
    assert light(0) is Light.YELLOW


@pytest.mark.parametrize(("days", "wanted"), [(7, Light.YELLOW), (8, Light.BLUE), (15, Light.BLUE), (16, Light.GREEN)])
def test_lights_change_with_the_organisations_days(days: int, wanted: Light) -> None:
    assert light(days) is wanted


def test_a_submitted_task_is_not_announced_in_blue() -> None:
    assert light(10, TaskState.SUBMITTED) is Light.GREEN
    assert light(3, TaskState.SUBMITTED) is Light.YELLOW
    assert light(-1, TaskState.SUBMITTED) is Light.RED


@pytest.mark.parametrize("state", sorted(ENDED))
def test_what_has_ended_is_grey_however_late_it_was(state: TaskState) -> None:
    assert light(-100, state) is Light.GREY


def test_a_task_without_a_date_is_green_until_it_gets_one() -> None:
    assert light_of(TaskState.UNASSIGNED, None, CUT) is Light.GREEN


@given(st.integers(-400, 400), st.integers(0, 100), st.integers(1, 100), st.sampled_from(sorted(OPEN)))
def test_a_task_never_grows_less_urgent_by_waiting(days: int, yellow: int, more: int, state: TaskState) -> None:
    cut = cutoffs(TODAY, Thresholds(yellow, yellow + more))
    order = list(Light)
    assert order.index(light(days, state, cut)) >= order.index(light(days - 1, state, cut))
