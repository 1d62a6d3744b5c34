"""The steps that a date makes people reach, whatever the date, the policy and the calendar."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import naive_steps as naive
from tracker.domain.notices import NoticeReason
from tracker.domain.reminding.policy import Audience, EscalationStep, ReminderPolicy
from tracker.domain.reminding.quiet import is_quiet_day
from tracker.domain.reminding.steps import (
    Office,
    deadline_step,
    escalation_step,
    escalation_steps,
    horizon,
    lead_steps,
    overdue_steps,
    quarter_step,
    report_steps,
    waiting_step,
)
from tracker.domain.working_days import WorkCalendar

NEW_YEAR = date(2026, 1, 1)
OFFICIAL = WorkCalendar()
USUAL = Office(ReminderPolicy(), OFFICIAL)

days = st.integers(0, 364).map(lambda number: NEW_YEAR + timedelta(days=number))
known_days = st.integers(0, 300).map(lambda number: NEW_YEAR + timedelta(days=number))
"""Two months after the last of them the arrangement is still known."""
leads = st.lists(st.integers(0, 40), max_size=6).map(tuple)
escalations = st.lists(st.integers(1, 40), max_size=4, unique=True).map(
    lambda found: tuple(EscalationStep(after, (Audience.OWNER,)) for after in sorted(found))
)
policies = st.builds(
    ReminderPolicy, lead_days=leads, lead_in_working_days=st.booleans(), on_due_day=st.booleans(),
    overdue_every=st.integers(0, 20), receipt_after=st.integers(0, 9), decision_after=st.integers(0, 9),
    repeat_every=st.integers(1, 9), quarter_leads=leads, report_leads=leads, escalation=escalations,
    on_rest_days=st.booleans(),
)  # fmt: skip
offices = policies.map(lambda policy: Office(policy, OFFICIAL))


@given(days, offices)
def test_steps_before_a_date_come_in_order_at_most_one_a_day_and_never_on_rest_days(due: date, office: Office) -> None:
    found = lead_steps(due, office)
    assert [step.day for step in found] == sorted({step.day for step in found})
    assert [int(step.name) for step in found] == sorted({int(step.name) for step in found}, reverse=True)
    assert all(step.day <= due for step in found)
    assert not any(is_quiet_day(step.day, office.policy, office.calendar) for step in found)


@given(days, days, offices)
def test_steps_after_a_date_come_in_order_from_the_first_working_day_on(due: date, today: date, office: Office) -> None:
    found = list(overdue_steps(due, today, office))
    assert [step.day for step in found] == sorted({step.day for step in found})
    assert all(due < step.day <= today for step in found)
    assert not found or OFFICIAL.is_workday(found[0].day)
    gaps = {(after.day - before.day).days for before, after in pairwise(found)}
    assert gaps <= {office.policy.overdue_every}


@given(days, offices)
def test_steps_up_the_line_come_in_order_and_on_working_days(due: date, office: Office) -> None:
    found = [step for step, _rule in escalation_steps(due, office)]
    assert [step.day for step in found] == sorted({step.day for step in found})
    assert all(OFFICIAL.is_workday(step.day) for step in found)


@given(days, offices)
def test_a_step_counts_from_its_day_until_the_next_one(due: date, office: Office) -> None:
    """Day by day through two months: what counts only ever changes to something new, so nothing is told twice."""
    seen = [deadline_step(due, due + timedelta(days=number), office) for number in range(-45, 60)]
    changed = [step for before, step in zip([None, *seen], seen, strict=False) if step != before and step is not None]
    assert len({step.key for step in changed}) == len(changed)
    past = [step.day for step in changed]
    assert past == sorted(past)


@given(known_days, st.integers(-60, 60), offices)
def test_what_counts_today_is_what_counting_day_by_day_says(due: date, apart: int, office: Office) -> None:
    today, policy = due + timedelta(days=apart), office.policy
    step = deadline_step(due, today, office)
    assert (step and (step.reason.value, step.name)) == naive.deadline(due, today, policy, None)
    reached = escalation_step(due, today, office)
    assert (reached and reached[1]) == naive.escalation(due, today, policy)
    since = min(due, today)
    call = waiting_step(since, policy.receipt_after, NoticeReason.RECEIPT_OVERDUE, today, office)
    assert (call and call.name) == naive.waiting(since, today, policy.receipt_after, policy.repeat_every)


@given(days, offices)
def test_the_year_is_called_for_as_counting_day_by_day_says(today: date, office: Office) -> None:
    step = quarter_step(today.year, (today.month + 2) // 3, today, office)
    assert (step and (step.due_on, step.name)) == naive.quarter(today, office.policy)
    said = [(step.reason.value, step.due_on, step.name) for step in report_steps(today, office)]
    assert said == naive.reports(today, office.policy)


@given(days, days, offices)
def test_no_step_is_reached_of_dates_beyond_the_horizon(due: date, today: date, office: Office) -> None:
    if deadline_step(due, today, office):
        assert due <= horizon(today, office)


@given(days, leads, offices)
def test_whoever_wants_fewer_days_ahead_still_hears_of_the_date_itself(
    due: date, wanted: tuple[int, ...], office: Office
) -> None:
    names = {step.name for step in lead_steps(due, office, wanted)}
    assert names <= {str(lead) for lead in (*wanted, 0)}
    if office.policy.on_due_day:
        assert "0" in names


@pytest.mark.parametrize(
    ("due", "reached"),
    [
        (date(2026, 2, 20), date(2026, 2, 14)),
        (date(2026, 10, 3), date(2026, 9, 30)),
        (date(2026, 5, 9), date(2026, 5, 9)),
        (date(2026, 5, 10), date(2026, 5, 9)),
    ],
)
def test_a_date_in_a_holiday_is_told_on_the_last_day_of_work_before_it(due: date, reached: date) -> None:
    assert lead_steps(due, USUAL)[-1].day == reached


def test_a_task_late_over_national_day_is_called_for_after_the_holiday_and_then_weekly() -> None:
    steps = overdue_steps(date(2026, 9, 30), date(2026, 10, 25), USUAL)
    assert [step.day for step in steps] == [date(2026, 10, 8), date(2026, 10, 15), date(2026, 10, 22)]


def test_up_the_line_counts_working_days_and_an_exchanged_saturday_is_one() -> None:
    """Due on Wednesday, 6 May 2026: 7, 8, and Saturday the 9th are the three working days."""
    assert escalation_steps(date(2026, 5, 6), USUAL)[0][0].day == date(2026, 5, 9)
