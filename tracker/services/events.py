"""Writing the record of what happened. Called inside the transaction of the act itself."""

import enum
from collections.abc import Iterable, Mapping
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
    place = (subject.org_id, table_of(subject), subject.id)
    event = _event(actor, now, verb, place, before=_plain(before), after=_plain(after), reason=reason)
    db.session.add(event)
    return event


def record_about(
    actor: Actor, now: datetime, verb: str, table: str, afters: Iterable[tuple[int, int, Mapping[str, object]]]
) -> None:
    """Add one event for each of many rows of a table that nobody loaded: (org_id, id, values after)."""
    db.session.add_all(
        _event(actor, now, verb, (org_id, table, row_id), after=_plain(after)) for org_id, row_id, after in afters
    )


def _event(actor: Actor, now: datetime, verb: str, place: tuple[int, str, int], **said: Any) -> Event:
    org_id, table, row_id = place
    request_id = structlog.contextvars.get_contextvars().get("request_id", "")
    return Event(
        org_id=org_id, at=now, actor_id=actor.user_id, via=actor.via, verb=verb, subject_type=table, subject_id=row_id,
        request_id=request_id, **said,
    )  # fmt: skip


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
