"""The zone whose calendar the office lives by."""

from datetime import date, datetime

from flask import current_app

from config import Settings


def local_day(at: datetime) -> date:
    """The date that the office's calendar shows at this instant."""
    settings: Settings = current_app.config["SETTINGS"]
    return at.astimezone(settings.timezone).date()
