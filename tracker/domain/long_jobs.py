"""Work that takes longer than a page: its states."""

from enum import StrEnum


class JobState(StrEnum):
    """A job waits, runs, and ends in one of three ways."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNENDED = frozenset({JobState.WAITING, JobState.RUNNING})
