"""The stretch of a year that a report tells of: all of it, its first half, or a quarter."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class Period(StrEnum):
    """The whole year (the statutory report), the half-year check, or a quarter's summary."""

    YEAR = "year"
    HALF = "half"
    Q1 = "q1"
    Q2 = "q2"
    Q3 = "q3"
    Q4 = "q4"


_MONTHS: Mapping[Period, tuple[int, int]] = {
    Period.YEAR: (1, 12), Period.HALF: (1, 6), Period.Q1: (1, 3), Period.Q2: (4, 6), Period.Q3: (7, 9),
    Period.Q4: (10, 12),
}  # fmt: skip


def days_of(period: Period, year: int) -> tuple[date, date]:
    """Its first and last day."""
    first, last = _MONTHS[period]
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
