"""When things happen in the demo: everything is counted from today, so that it looks right in any year."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from tracker.domain.working_days import WorkCalendar

OFFICIAL = WorkCalendar()
TURN_OF_YEAR = (3, 15)
"""The day on which last year's report counts as imported: before it, the year before is still the current one."""

RELATIVE = re.compile(r"today([+-]\d+)")


@dataclass(frozen=True)
class Calendar:
    """The demo's years as seen from `today`."""

    today: date
    timezone: ZoneInfo

    @cached_property
    def plan_year(self) -> int:
        """The plan year in hand."""
        turned = (self.today.month, self.today.day) >= TURN_OF_YEAR
        return self.today.year if turned else self.today.year - 1

    def on(self, plan_year: int, text: str) -> date:
        """`06-30` in the plan year, or `today-12`; days relative to today fall on working days."""
        relative = RELATIVE.fullmatch(text)
        if relative:
            return working_day(self.today + timedelta(days=int(relative[1])))
        month, day = text.split("-")
        return date(plan_year, int(month), int(day))

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """An instant of the office's day."""
        return datetime.combine(day, time(hour, minute), self.timezone)

    def within(self, begin: date, end: date, share: float) -> date:
        """The working day that lies at `share` (0 to 1) of the way, never after `end`."""
        day = working_day(begin + timedelta(days=round((end - begin).days * share)))
        return max(begin, min(day, end))


def working_day(day: date) -> date:
    """The day itself, or the last one on which offices worked before it."""
    while not OFFICIAL.is_workday(day):
        day -= timedelta(days=1)
    return day


def workday_from(day: date) -> date:
    """The day itself, or the first one on which offices work after it."""
    while not OFFICIAL.is_workday(day):
        day += timedelta(days=1)
    return day
