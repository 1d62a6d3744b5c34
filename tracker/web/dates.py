"""Dates as officials write them, and as English readers do; instants in the office's time zone."""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from flask import g
from flask_babel import get_locale

from tracker.web import clock

NONE = "—"


@lru_cache(maxsize=4096)
def _full(day: date, locale: Locale) -> str:
    return format_date(day, "long", locale=locale)


@lru_cache(maxsize=4096)
def _short(day: date, locale: Locale) -> str:
    return format_skeleton("MMMd", day, locale=locale)


def full_date(value: date | datetime | None) -> str:
    """2026年9月22日."""
    return _full(_local_date(value), get_locale()) if value else NONE


def day(value: date | datetime | None) -> str:
    """9月22日; with its year when that is not the year of the page."""
    if value is None:
        return NONE
    local = _local_date(value)
    return _short(local, get_locale()) if local.year == _page_year() else _full(local, get_locale())


def weekday(value: date | datetime) -> str:
    """星期二."""
    return format_date(_local_date(value), "EEEE", locale=get_locale())


def short_weekday(value: date | datetime) -> str:
    """周二."""
    return format_date(_local_date(value), "EEE", locale=get_locale())


def moment(value: datetime | None) -> str:
    """9月22日 10:41, local time; with its year when that is not the year of the page."""
    return f"{day(value)} {time_of_day(value)}" if value else NONE


def time_of_day(value: datetime) -> str:
    """10:41, local time."""
    return f"{clock.local(value):%H:%M}"


def _local_date(value: date | datetime) -> date:
    return clock.local(value).date() if isinstance(value, datetime) else value


def _page_year() -> int:
    return g.scope.year if "scope" in g else clock.today().year
