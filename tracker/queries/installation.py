"""Facts about the whole installation, for the person at the server's shell: across all organisations."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select

from tracker.domain.long_jobs import UNENDED
from tracker.domain.people import Actor, Via
from tracker.extensions import db
from tracker.models import Edition, Event, Evidence, LongJob, Organisation, Source
from tracker.queries.scope import may_see, visible_organisations


def referenced_blobs(operator: Actor) -> list[tuple[str, str]]:
    """Every file that a row names: its SHA-256 and the name under which it came."""
    editions = db.session.execute(select(Edition.sha256, Edition.filename).where(may_see(operator, Edition)))
    sources = db.session.execute(
        select(Source.sha256, Source.filename).where(may_see(operator, Source), Source.sha256.is_not(None))
    )
    named = (*editions, *sources, *_evidence_blobs(operator), *_waiting_blobs(operator))
    return sorted({(row[0], row[1]) for row in named})


def _waiting_blobs(operator: Actor) -> Iterator[tuple[str, str]]:
    """Reports that were sent in and wait to be read. What jobs make themselves can be made again."""
    waiting = select(LongJob.arguments).where(may_see(operator, LongJob), LongJob.state.in_(UNENDED))
    for arguments in db.session.scalars(waiting):
        yield from ((file["sha256"], file["name"]) for file in arguments.get("files", ()))


def _evidence_blobs(operator: Actor) -> Iterator[tuple[str, str]]:
    """Uploaded evidence, and the copies made of photographs."""
    sums = (Evidence.sha256, Evidence.copy_sha256, Evidence.preview_sha256)
    for *blobs, filename in db.session.execute(select(*sums, Evidence.filename).where(may_see(operator, Evidence))):
        yield from ((sha256, filename) for sha256 in blobs if sha256)


def latest_event_at(operator: Actor) -> datetime | None:
    """When somebody last did something; None in a new installation. A sweep may be as of any other time."""
    by_people = Event.via != Via.JOB
    return db.session.scalar(select(func.max(Event.at)).where(may_see(operator, Event), by_people))


def organisation_count(operator: Actor) -> int:
    """How many organisations there are."""
    orgs = visible_organisations(operator).with_only_columns(func.count(Organisation.id))
    return db.session.scalar(orgs) or 0
