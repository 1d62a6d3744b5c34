"""Closing (销号): the sponsor's signature, on evidence and ended sub-tasks, or on a stated exception."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, or_, select

from tracker.domain.closing import ClosingCase, missing_for_closing
from tracker.domain.deadlines import closes_late
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.tasks import Move, next_state
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import ProgressUpdate, Task
from tracker.models.evidence import entry_evidence
from tracker.queries.scope import may_see
from tracker.services.days import local_day
from tracker.services.tasks.parts import open_parts
from tracker.services.tasks.stepping import take_step
from tracker.services.tasks.taking import words


@dataclass(frozen=True, slots=True)
class Signature:
    """Who closes a task and when; `noted` is what the event says about the paper, if it was signed on paper."""

    signer_id: int | None
    at: datetime
    noted: Mapping[str, object] = field(default_factory=dict)


def close(actor: Actor, now: datetime, task: Task, signature: Signature, reason: str, exception: str) -> None:
    """Close the task in the signer's name, inside the transaction of the use case.

    The event tells `late` (逾期办结) if it is, and the `exception` with what was `missing`, among "evidence" and
    "parts".
    """
    next_state(task.state, Move.CLOSE)
    exception = words(exception, "exception", required=False)
    parts = open_parts(actor, task)
    missing = missing_for_closing(ClosingCase(evidence_of(actor, task, signature.signer_id), len(parts)))
    if missing and not exception:
        raise _refusal(missing, parts)
    after = dict(signature.noted)
    if missing:
        after |= {"exception": exception, "missing": missing}
    if closes_late(task.due_on, task.late_since, local_day(signature.at)):
        after["late"] = True
    task.closed_at = signature.at
    take_step(actor, now, task, Move.CLOSE, reason=reason or ("" if missing else exception), after=after)


def _refusal(missing: list[str], parts: list[int]) -> Invalid:
    if "parts" in missing:
        return Invalid("closing_parts_open", field="exception", numbers=parts, missing=missing)
    return Invalid("closing_needs_evidence", field="exception", missing=missing)


def evidence_of(actor: Actor, task: Task, signer_id: int | None) -> int:
    """Pieces of evidence in accepted progress on the task and its sub-tasks that others than the signer reported."""
    family = select(Task.id).where(may_see(actor, Task), Task.voided_at.is_(None))
    family = family.where(or_(Task.id == task.id, Task.part_of_id == task.id))
    pieces = (
        select(func.count(entry_evidence.c.evidence_id.distinct()))
        .join(ProgressUpdate, ProgressUpdate.id == entry_evidence.c.entry_id)
        .where(may_see(actor, ProgressUpdate), ProgressUpdate.task_id.in_(family))
        .where(ProgressUpdate.state == EntryState.ACCEPTED, ProgressUpdate.author_id.is_distinct_from(signer_id))
    )
    return db.session.scalar(pieces) or 0
