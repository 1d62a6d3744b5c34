"""When things happen in the demo: everything is counted from today, so that it looks right in any year."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

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
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def monday_after(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
