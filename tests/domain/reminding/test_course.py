"""What a date causes, as the policy's page shows it: the same as a sweep on every day would find."""

from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.notices import NoticeReason
from tracker.domain.reminding.course import Call, course, telling_date
from tracker.domain.reminding.policy import Audience, EscalationStep, ReminderPolicy
from tracker.domain.reminding.quiet import is_quiet_day
from tracker.domain.reminding.steps import Office, deadline_step, escalation_step
from tracker.domain.slips import SlipColour
from tracker.domain.working_days import WorkCalendar

OFFICE = Office(ReminderPolicy(), WorkCalendar())
DAYS = st.dates(date(2026, 1, 5), date(2026, 11, 30))
LEADS = st.lists(st.integers(0, 40), max_size=5).map(tuple)
RISING = st.lists(st.integers(1, 25), max_size=3, unique=True).map(sorted)
POLICIES = st.builds(
    lambda leads, working, due, every, rising, rest: ReminderPolicy(
        lead_days=leads, lead_in_working_days=working, on_due_day=due, overdue_every=every, on_rest_days=rest,
        escalation=tuple(EscalationStep(after, (Audience.SPONSOR,)) for after in rising),
    ),
    LEADS, st.booleans(), st.booleans(), st.integers(0, 10), RISING, st.booleans(),
)  # fmt: skip


def days(calls: list[Call], *reasons: NoticeReason) -> list[date]:
    return [call.day for call in calls if call.step.reason in reasons]


def test_a_date_in_the_holidays_is_announced_on_the_last_days_of_work_before_them() -> None:
    calls = course(date(2026, 10, 5), OFFICE)
    leads = days(calls, NoticeReason.DUE_SOON, NoticeReason.DUE_TODAY)
    assert leads == [date(2026, 9, 4), date(2026, 9, 20), date(2026, 9, 28), date(2026, 9, 30)]
    assert date(2026, 9, 20).isoweekday() == 7  # people work on this Sunday


def test_what_is_late_is_told_from_the_first_day_of_work_on() -> None:
    late = days(course(date(2026, 9, 30), OFFICE), NoticeReason.OVERDUE)
    assert late[:3] == [date(2026, 10, 8), date(2026, 10, 15), date(2026, 10, 22)]


def test_steps_up_the_line_are_counted_in_days_of_work_and_name_the_slip() -> None:
    upwards = [call for call in course(date(2026, 9, 30), OFFICE) if call.after]
    assert [(call.day, call.after, call.colour) for call in upwards] == [
        (date(2026, 10, 10), 3, SlipColour.BLUE),
        (date(2026, 10, 20), 10, SlipColour.YELLOW),
        (date(2026, 11, 3), 20, SlipColour.RED),
        (date(2026, 11, 17), 30, None),
    ]
    assert upwards[0].to == (Audience.OWNER, Audience.UNIT_HEAD)


def test_an_office_may_be_told_of_what_is_late_only_once() -> None:
    once = Office(ReminderPolicy(overdue_every=0, escalation=()), WorkCalendar())
    assert days(course(date(2026, 9, 22), once), NoticeReason.OVERDUE) == [date(2026, 9, 23)]


@given(DAYS, POLICIES)
@settings(max_examples=60)
def test_the_list_is_what_a_sweep_on_every_open_day_would_notice(due_on: date, policy: ReminderPolicy) -> None:
    office = Office(policy, WorkCalendar())
    listed = course(due_on, office)
    last = max((call.day for call in listed), default=due_on)
    noticed: set[str] = set()
    swept: list[tuple[date, str]] = []
    day = due_on - timedelta(days=100)
    while day <= last:
        for key in [] if is_quiet_day(day, policy, office.calendar) else keys(due_on, day, office):
            swept += [(day, key)] if key not in noticed else []
            noticed.add(key)
        day += timedelta(days=1)
    known = max(days(listed, NoticeReason.OVERDUE), default=due_on)  # only the first of an endless rhythm are listed
    swept = [(day, key) for day, key in swept if day <= known or not key.startswith(NoticeReason.OVERDUE)]
    assert sorted((call.day, call.step.key) for call in listed) == sorted(swept)


def keys(due_on: date, day: date, office: Office) -> list[str]:
    """What a sweep finds reached on a day."""
    step, upwards = deadline_step(due_on, day, office), escalation_step(due_on, day, office)
    return [found.key for found in (step, upwards[0] if upwards else None) if found is not None]


@given(DAYS, POLICIES)
def test_the_days_come_in_order(due_on: date, policy: ReminderPolicy) -> None:
    assert all(one.day <= other.day for one, other in pairwise(course(due_on, Office(policy, WorkCalendar()))))


def test_the_example_lies_in_the_next_holiday() -> None:
    assert telling_date(date(2026, 9, 22), WorkCalendar()) == date(2026, 10, 4)
    assert telling_date(date(2026, 4, 1), WorkCalendar()) == date(2026, 5, 3)


def test_the_example_lies_some_weeks_ahead_when_no_holiday_is_near_or_none_is_known() -> None:
    assert telling_date(date(2026, 7, 1), WorkCalendar()) == date(2026, 7, 22)
    assert telling_date(date(2031, 7, 1), WorkCalendar()) == date(2031, 7, 22)


def test_an_office_that_works_through_the_holiday_has_its_example_elsewhere() -> None:
    assert telling_date(date(2026, 9, 22), WorkCalendar({date(2026, 10, 4): True})) == date(2026, 10, 13)


def test_quiet_hours_change_no_day() -> None:
    late = Office(ReminderPolicy(quiet_until=time(14), quiet_from=time(15)), WorkCalendar())
    assert course(date(2026, 10, 5), late) == course(date(2026, 10, 5), OFFICE)
