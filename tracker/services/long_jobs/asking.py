"""Asking for a long job, and ending one before its time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tracker.domain.errors import Conflict, Invalid
from tracker.domain.long_jobs import ASKS, UNENDED, JobKind, JobState
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import Draft, LongJob
from tracker.queries.scope import visible
from tracker.services.backlog import LONG_JOB, defer
from tracker.services.events import record
from tracker.services.imports.upload import bare_name
from tracker.services.rows import take
from tracker.storage import Blobs

MOST_FILES = 50


def ask(actor: Actor, now: datetime, org_id: int, kind: JobKind, arguments: Mapping[str, Any], total: int) -> LongJob:
    """Have a job done in the actor's name; a worker is called in the same transaction."""
    require(actor, ASKS[kind], Subject(org_id))
    job = LongJob(
        org_id=org_id, kind=kind.value, arguments=dict(arguments), total=total, asked_by_id=actor.user_id, asked_at=now
    )
    db.session.add(job)
    record(actor, now, "job_asked", job, after={"kind": kind.value})
    defer(LONG_JOB, [{"job_id": job.id}])
    db.session.commit()
    return job


def ask_imports(actor: Actor, now: datetime, org_id: int, files: Sequence[tuple[str, bytes]], blobs: Blobs) -> LongJob:
    """Have reports (name, bytes) read one after the other. Invalid: required, too_many_files (field file)."""
    require(actor, Permission.IMPORT, Subject(org_id))
    if not files:
        raise Invalid("required", field="file")
    if len(files) > MOST_FILES:
        raise Invalid("too_many_files", field="file", most=MOST_FILES)
    kept = [{"name": bare_name(name), "sha256": blobs.put(data)} for name, data in files]
    return ask(actor, now, org_id, JobKind.IMPORTS, {"files": kept}, len(kept))


def ask_evidence(actor: Actor, now: datetime, draft_id: int) -> LongJob:
    """Have the evidence of a draft put into one archive."""
    draft = take(actor, Draft, draft_id)
    return ask(actor, now, draft.org_id, JobKind.EVIDENCE, {"draft_id": draft.id}, 0)


def cancel(actor: Actor, now: datetime, job_id: int) -> LongJob:
    """End a job: at once if it waits, after the present piece if it runs. Conflict: job_ended."""
    take(actor, LongJob, job_id)
    mine = visible(actor, LongJob).where(LongJob.id == job_id).with_for_update()
    job = db.session.scalars(mine.execution_options(populate_existing=True)).one()
    require(actor, ASKS[JobKind(job.kind)], Subject(job.org_id))
    if job.state not in UNENDED:
        raise Conflict("job_ended")
    job.cancel_asked_at = job.cancel_asked_at or now
    if job.state is JobState.WAITING:
        job.state, job.ended_at = JobState.CANCELLED, now
    record(actor, now, "job_cancelled", job)
    db.session.commit()
    return job
