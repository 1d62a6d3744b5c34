"""Supervision slips: which colour follows, where one stands, how late something was."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.slips import (
    SlipColour,
    SlipStanding,
    SlipState,
    days_late,
    makes_needless,
    next_colour,
    standing_of,
)
from tracker.domain.tasks import ENDED, OPEN, TaskState

BLUE, YELLOW, RED = SlipColour


@pytest.mark.parametrize(
    ("before", "following"),
    [([], BLUE), ([BLUE], YELLOW), ([BLUE, YELLOW], RED), ([YELLOW, BLUE], RED), ([RED], RED)],
)
def test_each_slip_is_usually_one_colour_more_serious(before: list[SlipColour], following: SlipColour) -> None:
    assert next_colour(before) is following


@given(st.lists(st.sampled_from(SlipColour)))
def test_the_proposed_colour_never_falls_behind_those_before(before: list[SlipColour]) -> None:
    ranks = list(SlipColour)
    assert all(ranks.index(next_colour(before)) >= ranks.index(colour) for colour in before)


@pytest.mark.parametrize("state", sorted(OPEN))
def test_an_unanswered_slip_of_an_open_task_is_open(state: TaskState) -> None:
    assert standing_of(SlipState.ISSUED, state) is SlipStanding.OPEN


@pytest.mark.parametrize("state", sorted(ENDED))
def test_nobody_answers_a_slip_whose_task_has_ended(state: TaskState) -> None:
    assert standing_of(SlipState.ISSUED, state) is SlipStanding.OVERTAKEN


@pytest.mark.parametrize("state", TaskState)
def test_an_answer_and_a_withdrawal_stand_whatever_becomes_of_the_task(state: TaskState) -> None:
    assert standing_of(SlipState.ANSWERED, state) is SlipStanding.ANSWERED
    assert standing_of(SlipState.WITHDRAWN, state) is SlipStanding.WITHDRAWN


@pytest.mark.parametrize(("due_on", "days"), [(date(2026, 9, 15), 7), (date(2026, 9, 22), 0), (date(2026, 10, 1), 0)])
def test_days_late_are_counted_from_the_day_after_the_date(due_on: date, days: int) -> None:
    assert days_late(due_on, date(2026, 9, 22)) == days


def test_what_has_no_date_is_never_late() -> None:
    assert days_late(None, date(2026, 9, 22)) == 0


@pytest.mark.parametrize(
    ("issued", "state", "planned", "needless"),
    [
        (RED, SlipState.ISSUED, YELLOW, True),
        (RED, SlipState.ANSWERED, YELLOW, True),
        (YELLOW, SlipState.ISSUED, YELLOW, True),
        (YELLOW, SlipState.ANSWERED, YELLOW, False),
        (YELLOW, SlipState.ISSUED, RED, False),
        (RED, SlipState.WITHDRAWN, BLUE, False),
    ],
)
def test_a_rule_issues_nothing_milder_than_people_have(
    issued: SlipColour, state: SlipState, planned: SlipColour, needless: bool
) -> None:
    assert makes_needless(issued, state, planned) is needless
