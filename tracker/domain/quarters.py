"""The quarterly round: what each quarter's progress is asked for by, so that figures reach the year's report."""

from calendar import monthrange
from datetime import date

CHECKPOINTS = ((3, 25), (6, 25), (9, 25), (12, 10))
"""Month and day by which the progress of each quarter is reported. Source: usual practice, see the glossary."""


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month - 1) // 3 + 1


def bounds(year: int, quarter: int) -> tuple[date, date]:
    """The first and last day of a quarter."""
    _weekday, days = monthrange(year, 3 * quarter)
    return date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, days)


def checkpoint(year: int, quarter: int) -> date:
    """The day by which the quarter's progress is reported."""
    return date(year, *CHECKPOINTS[quarter - 1])


def asked_since(today: date) -> date:
    """The first day of the quarter whose checkpoint passed last: open tasks have reported since then."""
    passed = [quarter for quarter in range(1, 5) if checkpoint(today.year, quarter) < today]
    return bounds(today.year, passed[-1])[0] if passed else bounds(today.year - 1, 4)[0]
