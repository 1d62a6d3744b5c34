"""Recording routine work that belongs to no task (工作纪实)."""

from datetime import datetime

from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import WorkRecord
from tracker.queries.directory import directory_of
from tracker.services.days import local_day
from tracker.services.work import checking
from tracker.services.work.content import record_values, set_details
from tracker.services.work.entered import NewRecord
from tracker.services.work.once import once, tidy_key
from tracker.services.work.telling import tell, tell_reported


def record_work(actor: Actor, now: datetime, org_id: int, new: NewRecord) -> WorkRecord:
    """Add a record of a unit's work, which waits for acceptance.

    Errors: NotAllowed, Conflict("key_taken"), Invalid with the field at fault.
    """
    require(actor, Permission.RECORD, Subject(org_id, new.unit_id))
    key = tidy_key(new.key)
    return once(actor, org_id, key, WorkRecord, lambda: make_record(actor, now, org_id, new, key))


def make_record(actor: Actor, now: datetime, org_id: int, new: NewRecord, key: str) -> WorkRecord:
    """`record_work` for an actor who may, inside the transaction of its caller."""
    today = local_day(now)
    directory = directory_of(actor, org_id, today)
    entry = WorkRecord(
        org_id=org_id, author_id=checking.author(actor, org_id, new.author_id, directory), recorder_id=actor.user_id,
        created_at=now, key=key, **record_values(new, today, directory),
    )  # fmt: skip
    set_details(actor, entry, new)
    db.session.add(entry)
    announce(actor, now, entry)
    return entry


def announce(actor: Actor, now: datetime, entry: WorkRecord, *, verb: str = "recorded") -> None:
    """Write down that a record waits, and tell whoever accepts it."""
    names = ("author_id", "unit_id", "theme_code", "from_on", "to_on", "replaces_id")
    tell(actor, now, verb, entry, after={name: getattr(entry, name) for name in names})
    tell_reported(actor, now, entry)
