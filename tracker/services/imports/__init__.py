"""Imports: upload a report, confirm its years, void a wrong one, read it again, let a corrected edition follow."""

from tracker.services.imports.findings import note_finding
from tracker.services.imports.following import follow, follow_same, keep, tell_apart
from tracker.services.imports.metadata import confirm_meta
from tracker.services.imports.rereading import read_again
from tracker.services.imports.upload import upload
from tracker.services.imports.voiding import void

__all__ = [
    "confirm_meta",
    "follow",
    "follow_same",
    "keep",
    "note_finding",
    "read_again",
    "tell_apart",
    "upload",
    "void",
]
