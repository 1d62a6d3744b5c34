"""Waiting for what another process or thread does: patience, and nothing measured."""

import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

from tracker.extensions import db

PATIENCE = 30.0
"""Seconds until a test gives up."""


def eventually(true: Callable[[], object], patience: float = PATIENCE) -> bool:
    """Whether it becomes so before patience ends."""
    end = time.monotonic() + patience
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.02)
    return bool(found)


def seen(statement: str) -> Any:
    """The first value of what the database holds just now, read without a lock that others would wait for."""
    with closing(db.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute(statement)
        row = cursor.fetchone()
        connection.rollback()
    return row[0] if row else None
