"""Accepting and returning what was reported (采纳, 退回): by a second person, one entry or many, all or none."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.work import EntryMove, EntryState, next_entry_state
from tracker.extensions import db
from tracker.models import WorkEntry
from tracker.services.work.checking import prose
from tracker.services.work.taking import refuse_stale, subject, take_entries
from tracker.services.work.telling import Changes, changes_of, task_of, tell, tell_returned


def accept(actor: Actor, now: datetime, versions: Mapping[int, int]) -> list[WorkEntry]:
    """Accept entries, given as id → version seen; they never change again. A correction replaces what it corrects.

    Errors: NotAllowed("own_work_accepted") for the author and for the owner of the task, NotFound,
    Conflict("entry_decided" | "changed_meanwhile"), Invalid("nothing_selected").
    """
    entries = _take(actor, versions, EntryMove.ACCEPT)
    for entry in entries:
        _replace(actor, now, entry)
        _decide(actor, now, entry, EntryMove.ACCEPT, "")
    _tell_accepted(actor, now, entries)
    db.session.commit()
    return entries


def return_entries(actor: Actor, now: datetime, versions: Mapping[int, int], reason: str) -> list[WorkEntry]:
    """Send entries back to their authors, who may revise them. Errors like `accept`, Invalid(field="reason")."""
    entries = _take(actor, versions, EntryMove.RETURN)
    said = prose(reason, "reason", required=True)
    for entry in entries:
        _decide(actor, now, entry, EntryMove.RETURN, said)
        tell(actor, now, "entry_returned", entry, after={"entry_state": entry.state}, reason=said)
        tell_returned(actor, now, entry, said)
    db.session.commit()
    return entries


def _take(actor: Actor, versions: Mapping[int, int], move: EntryMove) -> list[WorkEntry]:
    if not versions:
        raise Invalid("nothing_selected")
    entries = take_entries(actor, versions)
    for entry in entries:
        require(actor, Permission.ACCEPT, subject(entry))
    _refuse_own(actor, entries)
    for entry in entries:
        next_entry_state(entry.state, move)
    refuse_stale(entries, versions)
    return entries


def _refuse_own(actor: Actor, entries: Iterable[WorkEntry]) -> None:
    """Nobody judges their own work, nor what was done on a task that they answer for."""
    own = [entry.id for entry in entries if actor.user_id in _doers(entry)] if actor.user_id is not None else []
    if own:
        raise NotAllowed("own_work_accepted", entry_ids=own)


def _doers(entry: WorkEntry) -> set[int | None]:
    task = task_of(entry)
    return {entry.author_id, task.owner_id if task else None}


def _decide(actor: Actor, now: datetime, entry: WorkEntry, move: EntryMove, reason: str) -> None:
    entry.state = next_entry_state(entry.state, move)
    entry.decided_by_id, entry.decided_at, entry.decision_reason = actor.user_id, now, reason


def _replace(actor: Actor, now: datetime, entry: WorkEntry) -> None:
    """The entry that a correction replaces steps back; it was locked by its task, or is locked now."""
    if entry.replaces_id is None:
        return
    [old] = take_entries(actor, [entry.replaces_id])
    old.state = next_entry_state(old.state, EntryMove.REPLACE)
    tell(actor, now, "entry_replaced", old, after={"entry_state": old.state, "by_id": entry.id})


def _tell_accepted(actor: Actor, now: datetime, entries: Iterable[WorkEntry]) -> None:
    """An event for each; the share of a task is reckoned once, and told with its first entry."""
    changes: dict[int, Changes] = {}
    for entry in entries:
        task = task_of(entry)
        told: Changes = ({}, {})
        if task is not None and task.id not in changes:
            told = changes[task.id] = changes_of(actor, task)
        before, after = told
        tell(actor, now, "entry_accepted", entry, before=before, after={"entry_state": EntryState.ACCEPTED, **after})
