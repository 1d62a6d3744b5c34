"""Doing one long job, piece by piece: several transactions, each short."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime

import structlog

from tracker.domain.errors import DomainError, Invalid, NotFound
from tracker.domain.long_jobs import ASKS, JobState
from tracker.domain.people import Actor, Via
from tracker.domain.permissions import Subject, require
from tracker.extensions import db
from tracker.queries.people import actor_for, person
from tracker.services.days import local_day
from tracker.services.long_jobs.catalogue import WORKS
from tracker.services.long_jobs.claiming import Hold, claim, finish, keep
from tracker.services.long_jobs.pieces import Bench
from tracker.storage import Blobs
from tracker.storage.exports import Exports

log = structlog.get_logger("nianlun")


def run_job(now_fn: Callable[[], datetime], job_id: int, blobs: Blobs, exports: Exports) -> JobState | None:
    """Do a job that waits; how it ended, None if somebody else holds it or took it over.

    It is done in the name of whoever asked for it, with what they may do by then.
    """
    held = claim(now_fn(), job_id)
    if held is None:
        return None
    try:
        if not _all_pieces(held, now_fn, blobs, exports):
            return JobState.CANCELLED
        finish(held, now_fn())
    except Exception as error:  # whatever it was, people who wait are told
        db.session.rollback()
        if not isinstance(error, DomainError):
            log.exception("long_job_failed", job_id=job_id)
        finish(held, now_fn(), error if isinstance(error, DomainError) else Invalid("job_broken"))
        return JobState.FAILED
    return JobState.DONE


def _all_pieces(held: Hold, now_fn: Callable[[], datetime], blobs: Blobs, exports: Exports) -> bool:
    actor = _actor(held, now_fn())
    require(actor, ASKS[held.kind], Subject(held.org_id))
    bench = Bench(held.id, held.org_id, actor, now_fn, blobs, exports, held.arguments, held.result)
    with closing(WORKS[held.kind](bench)) as steps:
        return all(keep(held, now_fn(), step) for step in steps)


def _actor(held: Hold, now: datetime) -> Actor:
    found = person(held.asked_by_id, local_day(now)) if held.asked_by_id is not None else None
    if found is None or not found[0].is_active:
        raise NotFound("job_nobody")
    return actor_for(found[0].id, found[0].name, local_day(now), Via.JOB)
