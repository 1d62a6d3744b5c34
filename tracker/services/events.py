"""Writing the record of what happened. Called inside the transaction of the act itself."""

import enum
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
import structlog

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Event, Organisation
from tracker.models.mixins import Tenant

Subject = Tenant | Organisation


def record(
    actor: Actor,
    now: datetime,
    verb: str,
    subject: Subject,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    reason: str = "",
) -> Event:
    """Add an event about `subject` (which gets its id by a flush) to the running transaction."""
    db.session.flush()
    event = Event(
        org_id=subject.org_id,
        at=now,
        actor_id=actor.user_id,
        via=actor.via,
        verb=verb,
        subject_type=table_of(subject),
        subject_id=subject.id,
        before=_plain(before),
        after=_plain(after),
        reason=reason,
        request_id=structlog.contextvars.get_contextvars().get("request_id", ""),
    )
    db.session.add(event)
    return event


def table_of(subject: Subject) -> str:
    """The table's name, by which events call their subject."""
    return str(sa.inspect(type(subject)).local_table)


def _plain(values: Mapping[str, object] | None) -> dict[str, Any]:
    """Values as JSON keeps them."""
    return {name: _json(value) for name, value in (values or {}).items()}


def _json(value: object) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset | tuple):
        return sorted(_json(entry) for entry in value)
    return value


def change(
    actor: Actor, now: datetime, verb: str, subject: Subject, values: Mapping[str, object], *, reason: str = ""
) -> bool:
    """Set attributes of `subject` and record the ones that differ; False (and no event) when none does."""
    changed = {name: value for name, value in values.items() if getattr(subject, name) != value}
    if not changed:
        return False
    before = {name: getattr(subject, name) for name in changed}
    for name, value in changed.items():
        setattr(subject, name, value)
    record(actor, now, verb, subject, before=before, after=changed, reason=reason)
    return True
