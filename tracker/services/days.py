"""The local date of an instant: deadlines and seats are local dates."""

from datetime import date, datetime

from flask import current_app

from config import Settings


def local_day(now: datetime) -> date:
    """The date that the office's calendar shows at this instant."""
    settings: Settings = current_app.config["SETTINGS"]
    return now.astimezone(settings.timezone).date()
