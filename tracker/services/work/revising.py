"""Revising what was reported (修改, 更正) and withdrawing it (撤回)."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.work import LIVE, EntryMove, EntryState, next_entry_state
from tracker.extensions import db
from tracker.models import ProgressUpdate, WorkEntry, WorkRecord
from tracker.queries.directory import directory_of
from tracker.queries.scope import may_see
from tracker.services.days import local_day
from tracker.services.work.content import progress_values, record_values, set_details
from tracker.services.work.entered import NewProgress, NewRecord
from tracker.services.work.once import once, tidy_key
from tracker.services.work.taking import may_revise, refuse_stale, take_entries
from tracker.services.work.telling import announce, changes_of, facts_of, task_of, tell, tell_reported


def revise(actor: Actor, now: datetime, entry_id: int, version: int, new: NewProgress | NewRecord) -> WorkEntry:
    """Change an entry that waits or was returned: it waits again. Of an accepted one a correction is made, which waits
    and replaces it once it is accepted itself.

    By the author, whoever typed it, or the coordinator; the author stays the author. Errors: NotAllowed, NotFound,
    Conflict("changed_meanwhile" | "entry_decided" | "correction_waits"), Invalid with the field at fault.
    """
    [entry] = take_entries(actor, [entry_id])
    if not may_revise(actor, entry):
        raise NotAllowed("not_allowed")
    if isinstance(entry, ProgressUpdate) is not isinstance(new, NewProgress):
        raise Invalid("entry_kind_differs")
    if new.author_id not in (None, entry.author_id):
        raise Invalid("author_stays", field="author_id")
    if entry.state in {EntryState.ACCEPTED, EntryState.REPLACED}:
        return _corrected(actor, now, entry, version, new)
    refuse_stale([entry], {entry_id: version})
    _edit(actor, now, entry, new)
    db.session.commit()
    return entry


def _edit(actor: Actor, now: datetime, entry: WorkEntry, new: NewProgress | NewRecord) -> None:
    before = facts_of(entry)
    values = _values(actor, now, entry, new)
    entry.state = next_entry_state(entry.state, EntryMove.REVISE)
    entry.recorder_id = actor.user_id
    for name, value in values.items():
        setattr(entry, name, value)
    set_details(actor, entry, new)
    flag_modified(entry, "text")  # figures and files stand in other tables; the version must rise all the same
    changes_of(actor, task_of(entry))
    old, now_so = _differing(before, facts_of(entry))
    tell(actor, now, "entry_revised", entry, before=old, after=now_so)
    tell_reported(actor, now, entry)


def _differing(
    before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    names = [name for name, value in before.items() if value != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def _values(actor: Actor, now: datetime, entry: WorkEntry, new: NewProgress | NewRecord) -> dict[str, object]:
    today = local_day(now)
    if isinstance(new, NewProgress):
        return progress_values(new, today)
    if new.unit_id != entry.unit_id:
        require(actor, Permission.RECORD, Subject(entry.org_id, new.unit_id))
    directory = directory_of(actor, entry.org_id, today)
    return record_values(new, today, directory, needs_text=bool(entry.text))


def _corrected(actor: Actor, now: datetime, entry: WorkEntry, version: int, new: NewProgress | NewRecord) -> WorkEntry:
    key, kind = tidy_key(new.key), type(entry)
    made = once(actor, entry.org_id, key, kind, lambda: _correct(actor, now, entry, version, new, key))
    if made.replaces_id != entry.id:
        raise Conflict("key_taken")
    return made


def _correct(
    actor: Actor, now: datetime, entry: WorkEntry, version: int, new: NewProgress | NewRecord, key: str
) -> WorkEntry:
    refuse_stale([entry], {entry.id: version})
    next_entry_state(entry.state, EntryMove.REPLACE)
    _refuse_second(actor, entry)
    same = {name: getattr(entry, name) for name in ("org_id", "author_id", "year", "unit_id", "theme_code")}
    own = {"recorder_id": actor.user_id, "created_at": now, "key": key, "replaces_id": entry.id}
    values = {**same, **own, **_values(actor, now, entry, new)}
    made: WorkEntry
    if isinstance(entry, ProgressUpdate):
        made = ProgressUpdate(task_id=entry.task_id, task=entry.task, **values)
    else:
        made = WorkRecord(**values)
    set_details(actor, made, new)
    db.session.add(made)
    announce(actor, now, made, "entry_corrected")
    return made


def _refuse_second(actor: Actor, entry: WorkEntry) -> None:
    """One correction waits at a time: two would both replace the same work."""
    others = select(WorkEntry.id).where(may_see(actor, WorkEntry), WorkEntry.replaces_id == entry.id)
    if db.session.scalar(others.where(WorkEntry.state.in_(LIVE)).limit(1)) is not None:
        raise Conflict("correction_waits")


def withdraw(actor: Actor, now: datetime, entry_id: int, version: int) -> WorkEntry:
    """Take back an entry that nobody has accepted. By its author or whoever typed it.

    Errors: NotAllowed, NotFound, Conflict("entry_decided" | "changed_meanwhile").
    """
    [entry] = take_entries(actor, [entry_id])
    mine = actor.grant is None and actor.user_id in (entry.author_id, entry.recorder_id)
    if not (actor.operator or mine):
        raise NotAllowed("not_allowed")
    state = next_entry_state(entry.state, EntryMove.WITHDRAW)
    refuse_stale([entry], {entry_id: version})
    entry.state = state
    before, after = changes_of(actor, task_of(entry))
    tell(actor, now, "entry_withdrawn", entry, before=before, after={"entry_state": state, **after})
    db.session.commit()
    return entry
