"""Recording routine work that belongs to no task (工作纪实)."""

from datetime import datetime

from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import WorkRecord
from tracker.queries.directory import directory_of
from tracker.services.days import local_day
from tracker.services.work import checking
from tracker.services.work.content import record_values, refuse_other, set_details
from tracker.services.work.entered import NewRecord
from tracker.services.work.once import once, tidy_key
from tracker.services.work.telling import announce


def record_work(actor: Actor, now: datetime, org_id: int, new: NewRecord) -> WorkRecord:
    """Add a record of a unit's work, which waits for acceptance.

    Errors: NotAllowed, Conflict("key_taken" | "already_sent"), Invalid with the field at fault.
    """
    require(actor, Permission.RECORD, Subject(org_id, new.unit_id))
    key = tidy_key(new.key)
    made = once(actor, org_id, key, WorkRecord, lambda: make_record(actor, now, org_id, new, key))
    refuse_other(actor, made, new)
    return made


def make_record(
    actor: Actor, now: datetime, org_id: int, new: NewRecord, key: str, *, needs_text: bool = True
) -> WorkRecord:
    """`record_work` for an actor who may, inside the transaction of its caller; figures may speak without a text."""
    today = local_day(now)
    directory = directory_of(actor, org_id, today)
    entry = WorkRecord(
        org_id=org_id, author_id=checking.author(actor, org_id, new.author_id, directory), recorder_id=actor.user_id,
        created_at=now, key=key, **record_values(new, today, directory, needs_text=needs_text),
    )  # fmt: skip
    set_details(actor, entry, new)
    db.session.add(entry)
    announce(actor, now, entry, "recorded")
    return entry
