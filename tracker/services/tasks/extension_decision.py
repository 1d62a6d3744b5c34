"""Deciding on extensions: the sponsor grants, changes or refuses; a date missed before stays on record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.domain.deadlines import ExtensionState, missed_date
from tracker.domain.errors import Conflict, NotAllowed
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.extensions import db
from tracker.models import ExtensionRequest, Task
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.notices import notify
from tracker.services.rows import check_version
from tracker.services.tasks.requests import check_date
from tracker.services.tasks.taking import refuse_ended, subject_of, take_with_task, words


@dataclass(frozen=True, slots=True)
class Decision:
    """What the signer decided; `sheet_id` is the signed paper, if any, and `noted` what the event says about it."""

    signer_id: int | None
    granted_on: date | None
    note: str
    sheet_id: int | None = None
    noted: Mapping[str, object] = field(default_factory=dict)


def decide_extension(
    actor: Actor, now: datetime, request_id: int, version: int, *, granted_on: date | None, note: str = ""
) -> ExtensionRequest:
    """Grant a date (the proposed one or another), or with None refuse, which takes a note.

    Errors: NotAllowed (also own_work, own_request), NotFound, Conflict: changed_meanwhile, extension_decided;
    Invalid: required (note), task_ended, extension_not_later, extensions_used, date_out_of_range.
    """
    request, task = take_with_task(actor, ExtensionRequest, request_id)
    require(actor, Permission.DECIDE_EXTENSION, subject_of(task))
    settle(actor, now, request, task, version, Decision(actor.user_id, granted_on, note))
    db.session.commit()
    return request


def settle(
    actor: Actor, now: datetime, request: ExtensionRequest, task: Task, version: int, decision: Decision
) -> None:
    """Put the decision into effect, inside the transaction of the use case."""
    _refuse_own(task, request, decision.signer_id)
    if request.state is not ExtensionState.PENDING:
        raise Conflict("extension_decided")
    check_version(request, version)
    refuse_ended(task)
    note = words(decision.note, "note", required=decision.granted_on is None)
    told = {"request_id": request.id, "proposed_on": request.proposed_on, **decision.noted}
    if decision.granted_on is None:
        record(actor, now, "extension_refused", task, after=told, reason=note)
    else:
        check_date(actor, task, decision.granted_on, local_day(now), "granted_on")
        before, after = _put_off(task, decision.granted_on, local_day(request.asked_at))
        record(actor, now, "extended", task, before=before, after=after | told, reason=note)
    _sign(request, now, decision, note)
    people = [task.owner_id, request.author_id, request.recorder_id]
    notify(actor, now, people, NoticeReason.EXTENSION_DECIDED, task=task, text=note)


def _refuse_own(task: Task, request: ExtensionRequest, signer_id: int | None) -> None:
    """Nobody decides on their own work or their own request."""
    if signer_id is not None and signer_id == task.owner_id:
        raise NotAllowed("own_work")
    if signer_id is not None and signer_id == request.author_id:
        raise NotAllowed("own_request")


def _sign(request: ExtensionRequest, now: datetime, decision: Decision, note: str) -> None:
    request.state = ExtensionState.REFUSED if decision.granted_on is None else ExtensionState.APPROVED
    request.granted_on, request.note, request.signed_sheet_id = decision.granted_on, note, decision.sheet_id
    request.decided_by_id, request.decided_at = decision.signer_id, now


def _put_off(task: Task, granted_on: date, asked_on: date) -> tuple[dict[str, object], dict[str, object]]:
    """Set the new date; what was and what is. Filed in time, no request makes a task late by waiting for its answer."""
    after: dict[str, object] = {"due_on": granted_on}
    late_since = missed_date(task.due_on, task.late_since, asked_on)
    if late_since != task.late_since:
        after["late_since"] = late_since
    before = {name: getattr(task, name) for name in after}
    task.due_on, task.late_since = granted_on, late_since
    return before, after
