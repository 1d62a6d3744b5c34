"""When nobody is disturbed: rest days and the hours outside the office."""

from datetime import date, datetime, timedelta

from tracker.domain.reminding.policy import ReminderPolicy
from tracker.domain.working_days import ONE_DAY, WorkCalendar

FAR = timedelta(days=60)


def is_quiet_day(day: date, policy: ReminderPolicy, calendar: WorkCalendar) -> bool:
    """Whether nothing is sent on this day."""
    return not (policy.on_rest_days or calendar.is_workday(day))


def is_quiet(local: datetime, policy: ReminderPolicy, calendar: WorkCalendar) -> bool:
    """Whether nothing is sent at this instant, given in the office's time zone."""
    return is_quiet_day(local.date(), policy, calendar) or not policy.quiet_until <= local.time() < policy.quiet_from


def next_open(local: datetime, policy: ReminderPolicy, calendar: WorkCalendar) -> datetime:
    """The first instant from `local` on (in the office's zone) at which messages may go out."""
    if not is_quiet(local, policy, calendar):
        return local
    day = local.date() if local.time() < policy.quiet_until else local.date() + ONE_DAY
    while is_quiet_day(day, policy, calendar) and day < local.date() + FAR:
        day += ONE_DAY
    return datetime.combine(day, policy.quiet_until, local.tzinfo)


def last_open_day(day: date, policy: ReminderPolicy, calendar: WorkCalendar) -> date:
    """`day` itself, or the last day before it on which messages go out: news of a date comes before the holiday."""
    earliest = day - FAR
    while is_quiet_day(day, policy, calendar) and day > earliest:
        day -= ONE_DAY
    return day
