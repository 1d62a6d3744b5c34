"""Taking a job: a worker holds it by its signs of life, and none is held by two."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_

from tracker.domain.errors import DomainError
from tracker.domain.long_jobs import LEASE, MOST_STARTS, JobKind, JobState
from tracker.domain.people import Via, operator
from tracker.extensions import db
from tracker.models import LongJob
from tracker.queries.scope import visible
from tracker.services.events import record
from tracker.services.long_jobs.pieces import Step

WORKER = operator(Via.JOB)
INTERRUPTED = {"code": "job_interrupted", "params": {}}


@dataclass(frozen=True, slots=True)
class Hold:
    """A job as one worker holds it: `start` is its own alone."""

    id: int
    start: int
    org_id: int
    kind: JobKind
    asked_by_id: int | None
    arguments: Mapping[str, Any]
    result: Mapping[str, Any]


def waiting_ids(now: datetime) -> list[int]:
    """The jobs that a worker could take now, in the order in which they were asked for."""
    free = visible(WORKER, LongJob).where(_free(now)).with_only_columns(LongJob.id)
    return list(db.session.scalars(free.order_by(LongJob.id)))


def _free(now: datetime) -> ColumnElement[bool]:
    left = and_(LongJob.state == JobState.RUNNING, LongJob.beat_at <= now - LEASE)
    return or_(LongJob.state == JobState.WAITING, left)


def claim(now: datetime, job_id: int) -> Hold | None:
    """Take a job that waits or was left; None if it is held, or has ended. One that was left too often has failed."""
    job = db.session.scalar(_locked(job_id).where(_free(now)))
    if job is None:
        db.session.rollback()
        return None
    if job.starts >= MOST_STARTS or job.cancel_asked_at is not None:
        state = JobState.FAILED if job.cancel_asked_at is None else JobState.CANCELLED
        _end(job, now, state, INTERRUPTED if state is JobState.FAILED else {})
        db.session.commit()
        return None
    job.state, job.starts, job.beat_at = JobState.RUNNING, job.starts + 1, now
    job.started_at = job.started_at or now
    held = Hold(job.id, job.starts, job.org_id, JobKind(job.kind), job.asked_by_id, job.arguments, job.result)
    db.session.commit()
    return held


def _locked(job_id: int) -> Select[LongJob]:
    """A row that another worker is just taking is passed over."""
    mine = visible(WORKER, LongJob).where(LongJob.id == job_id).with_for_update(skip_locked=True)
    return mine.execution_options(populate_existing=True)


def keep(held: Hold, now: datetime, step: Step) -> bool:
    """Say how far the job is; False if it is over: cancelled, or taken by another worker."""
    job = _mine(held)
    if job is None:
        return False
    job.done, job.total, job.result, job.beat_at = step.done, step.total, dict(step.result), now
    job.filename, job.sha256 = step.filename, step.sha256
    cancelled = job.cancel_asked_at is not None and step.done < step.total
    if cancelled:
        _end(job, now, JobState.CANCELLED, {})
    db.session.commit()
    return not cancelled


def finish(held: Hold, now: datetime, error: DomainError | None = None) -> None:
    """The job has done all, or could not; nothing happens if another worker holds it by now."""
    job = _mine(held)
    if job is None:
        return
    failure = {"code": error.code, "params": error.params} if error else {}
    _end(job, now, JobState.FAILED if error else JobState.DONE, failure)
    record(WORKER, now, "job_failed" if error else "job_done", job, after={"kind": job.kind})
    db.session.commit()


def _mine(held: Hold) -> LongJob | None:
    mine = visible(WORKER, LongJob).where(LongJob.id == held.id, LongJob.starts == held.start)
    running = mine.where(LongJob.state == JobState.RUNNING).with_for_update()
    job = db.session.scalar(running.execution_options(populate_existing=True))
    if job is None:
        db.session.rollback()
    return job


def _end(job: LongJob, now: datetime, state: JobState, failure: Mapping[str, Any]) -> None:
    job.state, job.ended_at, job.failure = state, now, dict(failure)
