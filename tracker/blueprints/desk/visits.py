"""When a person last looked at a desk. The browser keeps it: looking at a page writes no row."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import session

KEY = "desk"
MOST = 8
ONE_VISIT = timedelta(hours=2)
NEVER = datetime.fromtimestamp(0, UTC)
BEFORE_THE_FIRST = timedelta(days=7)


def last_look(org_id: int, year: int, now: datetime) -> tuple[datetime, bool]:
    """Up to when this desk's news are known, and whether the person has been here before.

    Looks within two hours of each other are one visit: its news stay until the next one. On the first, the last week's
    are news.
    """
    visits, place = _visits(), f"{org_id}.{year}"
    known, at = visits.get(place, (NEVER, now))
    since = at if now - at > ONE_VISIT else known
    _keep(visits | {place: (since, now)})
    return (since, True) if since > NEVER else (now - BEFORE_THE_FIRST, False)


def _visits() -> dict[str, tuple[datetime, datetime]]:
    """What the cookie says, the oldest first; it is ours and signed, but may be of another version."""
    kept: Any = session.get(KEY)
    if not isinstance(kept, dict):
        return {}
    pairs = {place: pair for place, pair in kept.items() if isinstance(pair, list) and len(pair) == 2}
    return {place: (_instant(pair[0]), _instant(pair[1])) for place, pair in pairs.items()}


def _keep(visits: dict[str, tuple[datetime, datetime]]) -> None:
    latest = sorted(visits.items(), key=lambda item: item[1][1])[-MOST:]
    session[KEY] = {place: [int(instant.timestamp()) for instant in pair] for place, pair in latest}


def _instant(seconds: Any) -> datetime:
    return datetime.fromtimestamp(seconds if isinstance(seconds, int) else 0, UTC)
