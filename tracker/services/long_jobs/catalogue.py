"""The kinds of long jobs, and what does their pieces."""

from collections.abc import Mapping

from tracker.domain.long_jobs import JobKind
from tracker.services.long_jobs.evidence import evidence_bundle
from tracker.services.long_jobs.imports import import_several
from tracker.services.long_jobs.pieces import Pieces

WORKS: Mapping[JobKind, Pieces] = {JobKind.EVIDENCE: evidence_bundle, JobKind.IMPORTS: import_several}
