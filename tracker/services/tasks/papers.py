"""Signatures on paper (纸质签批): a leader who never signs in signs the printed sheet, the coordinator uploads it.

The event names the signer, who recorded it, and the scan on which it stands.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from flask import current_app
from sqlalchemy import func, insert, select

from config import Settings
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.tasks import ENDED, STEPS, Move, TaskState
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Event, Evidence, ExtensionRequest, Task
from tracker.models.evidence import task_evidence
from tracker.queries.directory import directory_of
from tracker.queries.scope import may_see, visible
from tracker.services.days import local_day
from tracker.services.events import record
from tracker.services.tasks.assignment import YEARS
from tracker.services.tasks.closing import Signature, close
from tracker.services.tasks.extension import drop_pending
from tracker.services.tasks.extension_decision import Decision, settle
from tracker.services.tasks.taking import refuse_stale, subject_of, take_task, take_with_task


@dataclass(frozen=True, slots=True)
class Paper:
    """A signed sheet: who signed it on which day, and its scan (evidence of the kind SIGNED_SHEET)."""

    signer_id: int
    signed_on: date
    evidence_id: int


def close_on_paper(actor: Actor, now: datetime, task_id: int, version: int, paper: Paper, exception: str = "") -> Task:
    """Close a task in the sponsor's name, on the day of the signature. Errors: those of closing, and of papers:

    NotAllowed (also own_work, own_signature), Invalid with the field at fault: signer_not_sponsor, date_in_future,
    date_out_of_range, signed_too_early (before it began or its owner submitted it), evidence_unknown, sheet_kind.
    """
    task = _take(actor, task_id, version)
    noted = _check(actor, now, task, paper, by_sponsor=True)
    _refuse_older(paper, task.started_on, _submitted_on(actor, task))
    close(actor, now, task, Signature(paper.signer_id, _instant(now, paper.signed_on), noted), "", exception)
    drop_pending(actor, now, task)
    _attach(task, paper)
    db.session.commit()
    return task


def decide_extension_on_paper(
    actor: Actor, now: datetime, request_id: int, version: int, paper: Paper, granted_on: date | None, *, note: str = ""
) -> ExtensionRequest:
    """Record what the sponsor decided on paper. Errors: those of `decide_extension` and of papers."""
    request, task = take_with_task(actor, ExtensionRequest, request_id)
    _refuse_recorder(actor, task)
    if actor.user_id is not None and actor.user_id == request.author_id:
        raise NotAllowed("own_request")
    noted = _check(actor, now, task, paper, by_sponsor=True)
    _refuse_older(paper, task.started_on)
    settle(actor, now, request, task, version, Decision(paper.signer_id, granted_on, note, paper.evidence_id, noted))
    _attach(task, paper)
    db.session.commit()
    return request


def assign_on_paper(actor: Actor, now: datetime, task_id: int, version: int, paper: Paper) -> Task:
    """Record the signed assignment (交办单) of a task that is assigned. Errors: those of papers, move_not_possible."""
    task = _take(actor, task_id, version)
    noted = _check(actor, now, task, paper, by_sponsor=False)
    if task.state is TaskState.UNASSIGNED or task.state in ENDED:
        raise Invalid("move_not_possible", state=task.state.value, move="assign_on_paper")
    if _attach(task, paper):
        record(actor, now, "assigned_on_paper", task, after=noted)
    db.session.commit()
    return task


def _take(actor: Actor, task_id: int, version: int) -> Task:
    task = take_task(actor, task_id)
    _refuse_recorder(actor, task)
    refuse_stale([task], {task_id: version})
    return task


def _refuse_recorder(actor: Actor, task: Task) -> None:
    """The coordinator records, but never for their own task."""
    require(actor, Permission.SIGN_PAPER, subject_of(task))
    if actor.user_id is not None and actor.user_id == task.owner_id:
        raise NotAllowed("own_work")


def _check(actor: Actor, now: datetime, task: Task, paper: Paper, *, by_sponsor: bool) -> dict[str, object]:
    """What the event says about the paper."""
    if paper.signer_id == actor.user_id:
        raise NotAllowed("own_signature")
    if paper.signer_id == task.owner_id:
        raise NotAllowed("own_work")
    today = local_day(now)
    if by_sponsor and paper.signer_id != task.sponsor_id:
        raise Invalid("signer_not_sponsor", field="signer_id")
    if paper.signer_id not in directory_of(actor, task.org_id, today).people:
        raise Invalid("person_unknown", field="signer_id")
    if paper.signed_on > today:
        raise Invalid("date_in_future", field="signed_on")
    if paper.signed_on.year not in YEARS:
        raise Invalid("date_out_of_range", field="signed_on")
    _check_sheet(actor, task, paper)
    return {
        "signer_id": paper.signer_id, "recorder_id": actor.user_id, "basis_id": paper.evidence_id,
        "signed_on": paper.signed_on,
    }  # fmt: skip


def _refuse_older(paper: Paper, *days: date | None) -> None:
    """Nobody signs what is not there yet: dated back, the paper of a late task would close it in time."""
    first = max((day for day in days if day is not None), default=None)
    if first is not None and paper.signed_on < first:
        raise Invalid("signed_too_early", field="signed_on", day=first)


def _submitted_on(actor: Actor, task: Task) -> date | None:
    """When the owner asked for the signature. What a coordinator types for them may stand on older paper."""
    mine = (may_see(actor, Event), Event.subject_type == Task.__tablename__, Event.subject_id == task.id)
    submitted = (Event.verb == STEPS[Move.SUBMIT].verb, Event.actor_id == task.owner_id)
    at = db.session.scalar(select(func.max(Event.at)).where(*mine, *submitted))
    return local_day(at) if at is not None else None


def _check_sheet(actor: Actor, task: Task, paper: Paper) -> None:
    mine = visible(actor, Evidence).where(Evidence.id == paper.evidence_id, Evidence.org_id == task.org_id)
    sheet = db.session.scalar(mine)
    if sheet is None:
        raise Invalid("evidence_unknown", field="evidence_id")
    if sheet.kind is not EvidenceKind.SIGNED_SHEET:
        raise Invalid("sheet_kind", field="evidence_id")


def _attach(task: Task, paper: Paper) -> bool:
    """Put the scan to the task; False if it is there already."""
    link = {"task_id": task.id, "evidence_id": paper.evidence_id}
    if db.session.execute(select(task_evidence).filter_by(**link)).first() is not None:
        return False
    db.session.execute(insert(task_evidence).values(link))
    return True


def _instant(now: datetime, signed_on: date) -> datetime:
    """The instant at which something signed on that day counts as done: now, or the end of that day's work."""
    if signed_on == local_day(now):
        return now
    settings: Settings = current_app.config["SETTINGS"]
    return datetime.combine(signed_on, time(18), settings.timezone)
