"""Facts about the whole installation, for the person at the server's shell: across all organisations."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, func, select, union

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Edition, Event, Organisation, Source
from tracker.queries.scope import may_see, visible_organisations


def referenced_blobs(operator: Actor) -> list[tuple[str, str]]:
    """Every file that a row names: its SHA-256 and the name under which it came."""
    editions = select(Edition.sha256, Edition.filename).where(may_see(operator, Edition))
    sources = select(Source.sha256, Source.filename).where(may_see(operator, Source), Source.sha256.is_not(None))
    rows: Sequence[Row[str, str]] = db.session.execute(union(editions, sources)).all()
    return [(row[0], row[1]) for row in rows]


def latest_event_at(operator: Actor) -> datetime | None:
    """When something last happened; None in a new installation."""
    return db.session.scalar(select(func.max(Event.at)).where(may_see(operator, Event)))


def organisation_count(operator: Actor) -> int:
    """How many organisations there are."""
    orgs = visible_organisations(operator).with_only_columns(func.count(Organisation.id))
    return db.session.scalar(orgs) or 0
