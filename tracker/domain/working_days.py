"""The Chinese working calendar: the State Council's yearly arrangement of holidays and exchanged days (调休).

Source: the `holidays` library; an office's own rows overrule it, and fill in a year whose arrangement is not known yet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days and rest days; `overrides` maps single days to whether people work on them."""

    overrides: Mapping[date, bool] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether offices are open."""
        if day in self.overrides:
            return self.overrides[day]
        rest, worked = _arrangement(day.year)
        return day in worked or (day.weekday() < SATURDAY and day not in rest)

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; `day` itself for 0."""
        for found in self._workdays_after(day):
            if count <= 0:
                break
            day, count = found, count - 1
        return day

    def before(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`; `day` itself for 0."""
        while count > 0 and day > date.min:
            day -= ONE_DAY
            count -= self.is_workday(day)
        return day

    def through_rest(self, day: date) -> date:
        """The last of the rest days that follow `day` without a working day between; `day` itself if work goes on."""
        while day < date.max and not self.is_workday(day + ONE_DAY):
            day += ONE_DAY
        return day

    def back_through_rest(self, day: date) -> date:
        """The first of the rest days that lead up to `day` without a working day between; `day` itself if none do."""
        while day > date.min and not self.is_workday(day - ONE_DAY):
            day -= ONE_DAY
        return day

    def _workdays_after(self, day: date) -> Iterator[date]:
        while day < date.max:
            day += ONE_DAY
            if self.is_workday(day):
                yield day


class Festival(StrEnum):
    """Holidays of the whole country; the values are how their names begin in the library."""

    NEW_YEAR = "New Year's Day"
    SPRING = "Chinese New Year"
    TOMB_SWEEPING = "Tomb-Sweeping Day"
    LABOUR = "Labor Day"
    DRAGON_BOAT = "Dragon Boat Festival"
    MID_AUTUMN = "Mid-Autumn Festival"
    NATIONAL = "National Day"


@dataclass(frozen=True, slots=True)
class Break:
    """Rest days without a working day between them, weekends taken along, and the festivals that they are for."""

    festivals: tuple[Festival, ...]
    first: date
    last: date


def breaks(year: int) -> list[Break]:
    """The official holidays of a year, as an office's notice names them."""
    official, names = WorkCalendar(), _festivals(year)
    spans: dict[tuple[date, date], list[Festival]] = {}
    for day in sorted(names):
        span = (official.back_through_rest(day), official.through_rest(day))
        spans.setdefault(span, []).extend(names[day])
    return [Break(tuple(dict.fromkeys(found)), *span) for span, found in spans.items()]


def exchanged(year: int) -> list[date]:
    """Weekends on which people work (调休)."""
    return sorted(_arrangement(year)[1])


def is_published(year: int) -> bool:
    """Whether the year's arrangement is known: one with exchanged days. Before, only fixed holidays are."""
    return bool(_arrangement(year)[1])


@lru_cache(maxsize=64)
def _arrangement(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Rest days on weekdays, and weekends on which people work."""
    china = _library(year)
    worked = frozenset(day for day in china.weekend_workdays if day.year == year)  # the library names other years' too
    return frozenset(china), worked


def _festivals(year: int) -> dict[date, list[Festival]]:
    """Festivals by day; days off only because others are worked belong to the break in which they lie."""
    china = _library(year)
    return {day: found for day in china if (found := [fest for fest in Festival if fest.value in china[day]])}


@lru_cache(maxsize=64)
def _library(year: int) -> Any:
    """The library's calendar of a year. Imported here, since loading it takes half a second."""
    import holidays

    return holidays.country_holidays("CN", years=year, language="en_US")
