"""Work that takes longer than a page: its kinds, its states, and how long a worker may be silent about it."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from tracker.domain.permissions import Permission


class JobKind(StrEnum):
    """The evidence of a draft in one file; several reports read one after the other."""

    EVIDENCE = "evidence_bundle"
    IMPORTS = "imports"


class JobState(StrEnum):
    """A job waits, runs, and ends in one of three ways."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNENDED = frozenset({JobState.WAITING, JobState.RUNNING})
ASKS: Mapping[JobKind, Permission] = {JobKind.EVIDENCE: Permission.VIEW_DRAFTS, JobKind.IMPORTS: Permission.IMPORT}
"""What whoever asks for a job, looks at it or cancels it must be allowed."""
LEASE = timedelta(minutes=2)
"""A running job of which nothing was heard for so long has lost its worker: another takes it up again."""
MOST_STARTS = 3
"""A job that killed so many workers is not tried again."""
KEPT_FOR = timedelta(days=7)
"""How long a file that a job made can be fetched; it can be made again."""
