"""What a kind of long job is made of: a generator that says after each piece how far it is."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tracker.domain.people import Actor
from tracker.storage import Blobs
from tracker.storage.exports import Exports


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` pieces, and all that came of them so far; at the end the file that was made, if one was."""

    done: int
    total: int
    result: Mapping[str, Any] = field(default_factory=dict)
    filename: str = ""
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """What a job works with: in whose name, on what, where files are. `result` is that of an interrupted start."""

    job_id: int
    org_id: int
    actor: Actor
    now: Callable[[], datetime]
    blobs: Blobs
    exports: Exports
    arguments: Mapping[str, Any]
    result: Mapping[str, Any]


Pieces = Callable[[Bench], Generator[Step]]
"""Does one piece between two steps, each in transactions of its own; begun anew, it does none of them twice."""
