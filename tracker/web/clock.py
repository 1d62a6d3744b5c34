"""The present, as the application's clock and the office's time zone see it."""

from datetime import date, datetime, timedelta

from flask import current_app

from config import Settings


def settings() -> Settings:
    """The settings of the running application."""
    found: Settings = current_app.config["SETTINGS"]
    return found


def now() -> datetime:
    """The present instant, with zone."""
    instant: datetime = current_app.config["CLOCK"]()
    return instant


def local(instant: datetime) -> datetime:
    """An instant in the office's time zone."""
    return instant.astimezone(settings().timezone)


def today() -> date:
    """The local date: deadlines are local dates."""
    return local(now()).date()


def minutes_ahead() -> int:
    """By how many minutes the office's clock is ahead of UTC at present."""
    offset = local(now()).utcoffset() or timedelta()
    return int(offset.total_seconds()) // 60
