"""What the clock's jobs and the senders last did, and why one last failed: doctor, /health and /metrics read it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tracker.extensions import db, insert_or
from tracker.models import Heartbeat

LONGEST_ERROR = 500


def beat(name: str, now: datetime, did: Mapping[str, Any]) -> None:
    """A job has ended well, having done this."""
    _keep(name, {"at": now, "did": dict(did)}, {"error": ""})


def failed(name: str, now: datetime, error: BaseException) -> None:
    """A job has failed; when it last ended well is kept beside it."""
    said = f"{type(error).__name__}: {error}".strip()[:LONGEST_ERROR]
    _keep(name, {"failed_at": now, "error": said}, {"did": {}})


def _keep(name: str, values: dict[str, Any], at_first: dict[str, Any]) -> None:
    """One row for each name, however many workers write it."""
    row = insert_or(Heartbeat).values(name=name, **values, **at_first)
    db.session.execute(row.on_conflict_do_update(index_elements=[Heartbeat.name], set_=values))
    db.session.commit()
