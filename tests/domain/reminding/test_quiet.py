"""When nobody is disturbed, and when messages may go out again."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.reminding.policy import ReminderPolicy
from tracker.domain.reminding.quiet import is_quiet, last_open_day, next_open
from tracker.domain.working_days import ONE_DAY, WorkCalendar

ZONE = ZoneInfo("Asia/Shanghai")
OFFICIAL, USUAL = WorkCalendar(), ReminderPolicy()
ALWAYS = ReminderPolicy(on_rest_days=True, quiet_until=time(0), quiet_from=time(23, 59))

instants = st.integers(0, 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC).astimezone(ZONE) + timedelta(minutes=minutes)
)
policies = st.builds(
    ReminderPolicy, on_rest_days=st.booleans(), quiet_until=st.just(time(8)), quiet_from=st.just(time(18))
)


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        ("2026-05-12T08:29", True), ("2026-05-12T08:30", False), ("2026-05-12T17:29", False),
        ("2026-05-12T17:30", True), ("2026-05-09T10:00", False), ("2026-05-10T10:00", True), ("2026-10-01T10:00", True),
    ],
)  # fmt: skip
def test_nights_weekends_and_holidays_are_quiet_and_exchanged_saturdays_are_not(at: str, quiet: bool) -> None:
    assert is_quiet(datetime.fromisoformat(at).replace(tzinfo=ZONE), USUAL, OFFICIAL) is quiet


def test_an_office_may_be_open_on_rest_days() -> None:
    assert not is_quiet(datetime(2026, 10, 1, 10, tzinfo=ZONE), ALWAYS, OFFICIAL)


@given(instants, policies)
def test_messages_may_go_out_at_the_first_open_instant_and_not_before(at: datetime, policy: ReminderPolicy) -> None:
    opens = next_open(at, policy, OFFICIAL)
    assert opens >= at
    assert not is_quiet(opens, policy, OFFICIAL)
    between = (opens - at) / 7
    assert all(is_quiet(at + between * part, policy, OFFICIAL) for part in range(7) if opens > at)


@given(instants.map(datetime.date), policies)
def test_the_last_open_day_is_the_day_itself_or_the_one_before_its_rest(day: date, policy: ReminderPolicy) -> None:
    found = last_open_day(day, policy, OFFICIAL)
    assert found <= day
    assert policy.on_rest_days or OFFICIAL.is_workday(found)
    assert found == day or not any(OFFICIAL.is_workday(found + ONE_DAY * n) for n in range(1, (day - found).days + 1))
