"""What the rules propose of a commitment at the end of its year; a person's word stands above it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.outcomes import Facts, Outcome, Verdict, Why, confirmed, propose
from tracker.domain.tasks import OPEN, TaskState

END = date(2026, 12, 31)
DUE = date(2026, 11, 30)
CLOSED = Facts(TaskState.CLOSED, closed_on=date(2026, 11, 20), first_due_on=DUE, due_on=DUE, worked=True)
WORKED = Facts(TaskState.IN_PROGRESS, first_due_on=DUE, due_on=DUE, worked=True)


def said(facts: Facts, main: Verdict | None = None) -> tuple[Outcome, Why]:
    verdict = propose(facts, END, main)
    return verdict.proposed, verdict.why


def test_closed_in_time_is_kept() -> None:
    assert said(CLOSED) == (Outcome.KEPT, Why.CLOSED_IN_TIME)


def test_closed_after_the_first_date_is_kept_but_late_whatever_was_agreed_on_later() -> None:
    extended = replace(CLOSED, closed_on=date(2026, 12, 10), due_on=date(2026, 12, 20))
    assert said(extended) == (Outcome.KEPT, Why.CLOSED_LATE)


def test_a_date_missed_once_stays_missed() -> None:
    assert said(replace(CLOSED, late_since=date(2026, 6, 30))) == (Outcome.KEPT, Why.CLOSED_LATE)


def test_closed_below_its_numbers_is_kept_in_part() -> None:
    assert said(replace(CLOSED, percent=66)) == (Outcome.PARTLY, Why.TARGET_MISSED)
    assert said(replace(CLOSED, percent=100)) == (Outcome.KEPT, Why.CLOSED_IN_TIME)


def test_closed_without_evidence_is_kept_in_part() -> None:
    assert said(replace(CLOSED, on_exception=True)) == (Outcome.PARTLY, Why.CLOSED_ON_EXCEPTION)


def test_what_goes_on_next_year_is_carried_over_though_it_was_closed_for_the_year() -> None:
    for facts in (CLOSED, WORKED, replace(WORKED, state=TaskState.SUSPENDED)):
        assert said(replace(facts, goes_on=True)) == (Outcome.CARRIED_OVER, Why.GOES_ON)


def test_open_at_the_end_is_kept_in_part_if_work_was_accepted_and_else_not() -> None:
    assert said(WORKED) == (Outcome.PARTLY, Why.STILL_OPEN)
    assert said(replace(WORKED, worked=False)) == (Outcome.NOT_KEPT, Why.NOTHING_DONE)


def test_open_with_a_date_after_the_period_is_carried_over() -> None:
    assert said(replace(WORKED, due_on=date(2027, 3, 31))) == (Outcome.CARRIED_OVER, Why.STILL_OPEN)


def test_suspended_is_not_kept() -> None:
    assert said(replace(WORKED, state=TaskState.SUSPENDED)) == (Outcome.NOT_KEPT, Why.SUSPENDED)


def test_a_merged_task_shares_the_outcome_of_its_main_task() -> None:
    merged = replace(WORKED, state=TaskState.MERGED, worked=False)
    assert said(merged, propose(CLOSED, END)) == (Outcome.KEPT, Why.MERGED)
    assert said(merged, confirmed(propose(CLOSED, END), Outcome.PARTLY)) == (Outcome.PARTLY, Why.MERGED)
    assert said(merged) == (Outcome.NOT_KEPT, Why.MERGED)


def test_closed_after_the_period_counts_as_done_late_if_it_was_due_before() -> None:
    january = replace(CLOSED, closed_on=date(2027, 1, 8))
    assert said(january) == (Outcome.KEPT, Why.CLOSED_LATE)


def test_closed_after_half_a_year_counts_as_open_if_it_was_not_due_by_then() -> None:
    verdict = propose(CLOSED, date(2026, 6, 30))
    assert (verdict.proposed, verdict.why) == (Outcome.CARRIED_OVER, Why.STILL_OPEN)


def test_a_persons_word_stands_above_the_proposal() -> None:
    verdict = confirmed(propose(WORKED, END), Outcome.NOT_KEPT)
    assert (verdict.outcome, verdict.proposed) == (Outcome.NOT_KEPT, Outcome.PARTLY)
    assert confirmed(verdict, None).outcome is Outcome.PARTLY


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.sampled_from(TaskState), DAYS, DAYS, DAYS, st.none() | st.integers(0, 100), st.booleans(), st.booleans())
def test_nothing_counts_as_kept_that_nobody_closed(
    state: TaskState, closed_on: date | None, due_on: date | None, late_since: date | None, percent: int | None,
    worked: bool, exception: bool,
) -> None:  # fmt: skip
    facts = Facts(state, closed_on, due_on, due_on, late_since, percent, worked, exception)
    if state is not TaskState.MERGED and propose(facts, END).proposed is Outcome.KEPT:
        assert state is TaskState.CLOSED
    if state in OPEN and not worked:
        assert propose(facts, END).proposed in {Outcome.NOT_KEPT, Outcome.CARRIED_OVER}


@pytest.mark.parametrize("state", TaskState)
def test_every_state_has_an_outcome(state: TaskState) -> None:
    assert propose(Facts(state), END).outcome in Outcome
