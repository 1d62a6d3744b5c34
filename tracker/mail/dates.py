"""Dates in messages, in the language of their reader."""

from datetime import date

from babel.dates import format_date, format_skeleton
from flask_babel import get_locale


def day(value: date, today: date) -> str:
    """9月22日; with its year if that is not today's."""
    if value.year == today.year:
        return format_skeleton("MMMd", value, locale=get_locale())
    return format_date(value, "long", locale=get_locale())


def weekday(value: date) -> str:
    """星期二."""
    return format_date(value, "EEEE", locale=get_locale())
