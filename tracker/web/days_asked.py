"""Days that stand in an address."""

from datetime import date

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)


def day_asked(text: str) -> date | None:
    """The day written as 2026-09-30; None for anything else, and for what no office asks about."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
