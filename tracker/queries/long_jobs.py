"""Long jobs that a person may look at."""

from collections.abc import Sequence

from sqlalchemy import Select

from tracker.domain.errors import NotFound
from tracker.domain.long_jobs import ASKS
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can
from tracker.extensions import db
from tracker.models import LongJob, User
from tracker.queries.scope import visible

MOST = 50


def job_by_id(actor: Actor, org_id: int, job_id: int) -> LongJob:
    """A job of this organisation of a kind that the actor may ask for; NotFound otherwise."""
    job = db.session.scalar(_mine(actor, org_id).where(LongJob.id == job_id))
    if job is None:
        raise NotFound("not_found")
    return job


def latest_jobs(actor: Actor, org_id: int) -> Sequence[tuple[LongJob, str]]:
    """The latest jobs of this organisation with the name of whoever asked for them."""
    mine = _mine(actor, org_id).outerjoin(User, User.id == LongJob.asked_by_id).add_columns(User.name)
    return [(row[0], row[1] or "") for row in db.session.execute(mine.order_by(LongJob.id.desc()).limit(MOST))]


def _mine(actor: Actor, org_id: int) -> Select[LongJob]:
    kinds = [kind.value for kind, permission in ASKS.items() if can(actor, permission, Subject(org_id))]
    return visible(actor, LongJob).where(LongJob.org_id == org_id, LongJob.kind.in_(kinds))


def may_fetch(actor: Actor, job: LongJob) -> bool:
    """Whether a job's file may be handed out: it holds what whoever asked for it may see, photos as they were sent
    among it.
    """
    return job.asked_by_id == actor.user_id or can(actor, Permission.SUPERVISE, Subject(job.org_id))


def asker_of(actor: Actor, job: LongJob) -> str:
    """The name of whoever asked for a job."""
    mine = visible(actor, LongJob).where(LongJob.id == job.id).join(User, User.id == LongJob.asked_by_id)
    return db.session.scalar(mine.with_only_columns(User.name)) or ""
