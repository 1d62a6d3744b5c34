"""Asking for a later date (延期), with a reason; one request at a time."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.deadlines import ExtensionState
from tracker.domain.errors import Conflict, Invalid, NotAllowed
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import ExtensionRequest, Task
from tracker.queries.directory import directory_of
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.notices import notify
from tracker.services.rows import check_version
from tracker.services.tasks.requests import check_date, pending
from tracker.services.tasks.taking import refuse_ended, refuse_stale, subject_of, take_task, take_with_task, words

EXTENDABLE = frozenset({TaskState.ASSIGNED, TaskState.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class Ask:
    """A request as somebody enters it; `author_id` if a coordinator types it for another person."""

    proposed_on: date
    reason: str
    progress: str = ""
    author_id: int | None = None


def ask_extension(actor: Actor, now: datetime, task_id: int, version: int, ask: Ask) -> ExtensionRequest:
    """Ask the sponsor for a later date; after the date it is filed late (逾期补报).

    Errors: NotAllowed (also own_request), NotFound, Conflict: changed_meanwhile, extension_pending; Invalid: required,
    too_long, person_unknown, move_not_possible, extension_not_later, extensions_used, date_out_of_range.
    """
    task = take_task(actor, task_id)
    require(actor, Permission.ASK_EXTENSION, subject_of(task))
    refuse_stale([task], {task_id: version})
    refuse_ended(task)
    if task.due_on is None or task.state not in EXTENDABLE:
        raise Invalid("move_not_possible", state=task.state.value, move="ask_extension")
    if pending(actor, task):
        raise Conflict("extension_pending")
    check_date(actor, task, ask.proposed_on, local_day(now), "proposed_on")
    request = _request(actor, now, task, ask, task.due_on)
    db.session.add(request)
    db.session.flush()
    told = {"request_id": request.id, "proposed_on": request.proposed_on, "late": request.is_late}
    record(actor, now, "extension_asked", task, after=told, reason=request.reason)
    notify(actor, now, [task.sponsor_id], NoticeReason.EXTENSION_ASKED, task=task, text=request.reason)
    db.session.commit()
    return request


def _request(actor: Actor, now: datetime, task: Task, ask: Ask, due_on: date) -> ExtensionRequest:
    today = local_day(now)
    return ExtensionRequest(
        org_id=task.org_id, task_id=task.id, author_id=_author(actor, task, ask, today), recorder_id=actor.user_id,
        asked_at=now, due_on=due_on, proposed_on=ask.proposed_on, reason=words(ask.reason, "reason"),
        progress=words(ask.progress, "progress", required=False), is_late=due_on < today, state=ExtensionState.PENDING,
    )  # fmt: skip


def _author(actor: Actor, task: Task, ask: Ask, today: date) -> int | None:
    """Oneself, or the person for whom a coordinator types; never who is to decide."""
    author_id = ask.author_id or actor.user_id
    if author_id is not None and author_id == task.sponsor_id:
        raise NotAllowed("own_request") if author_id == actor.user_id else Invalid("own_request", field="author_id")
    if author_id == actor.user_id:
        return author_id
    require(actor, Permission.SIGN_PAPER, subject_of(task))
    author = directory_of(actor, task.org_id, today).people.get(author_id or 0)
    if author is None or not author.active:
        raise Invalid("person_unknown", field="author_id")
    return author.id


def withdraw_extension(actor: Actor, now: datetime, request_id: int, version: int) -> ExtensionRequest:
    """Take a request back: its author, who typed it, or a coordinator. Errors like those of `decide_extension`."""
    request, task = take_with_task(actor, ExtensionRequest, request_id)
    if actor.user_id is None or actor.user_id not in (request.author_id, request.recorder_id):
        require(actor, Permission.SIGN_PAPER, subject_of(task))
    check_version(request, version)
    if request.state is not ExtensionState.PENDING:
        raise Conflict("extension_decided")
    _withdraw(actor, now, request, task)
    db.session.commit()
    return request


def drop_pending(actor: Actor, now: datetime, task: Task) -> None:
    """Withdraw what is still asked for a task that has ended, or that nobody owns any more."""
    for request in pending(actor, task):
        _withdraw(actor, now, request, task)


def _withdraw(actor: Actor, now: datetime, request: ExtensionRequest, task: Task) -> None:
    request.state, request.decided_at = ExtensionState.WITHDRAWN, now
    record(actor, now, "extension_withdrawn", task, after={"request_id": request.id})
