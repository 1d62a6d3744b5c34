"""Waiting for what another process or thread does: patience, and nothing measured."""

import time
from collections.abc import Callable

PATIENCE = 30.0
"""Seconds until a test gives up."""


def eventually(true: Callable[[], object], patience: float = PATIENCE) -> bool:
    """Whether it becomes so before patience ends."""
    end = time.monotonic() + patience
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.01)
    return bool(found)
