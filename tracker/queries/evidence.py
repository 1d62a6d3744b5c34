"""Pieces of evidence: one by its id, and those that a form holds."""

from collections.abc import Iterable

from sqlalchemy import select

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Evidence, ProgressUpdate, Task
from tracker.models.evidence import entry_evidence, task_evidence
from tracker.queries.scope import may_see, visible


def one_evidence(actor: Actor, org_id: int, evidence_id: int) -> Evidence:
    """A piece of evidence of this organisation; NotFound if there is none that the actor may see."""
    found = db.session.scalar(visible(actor, Evidence).where(Evidence.id == evidence_id, Evidence.org_id == org_id))
    if found is None:
        raise NotFound("not_found")
    return found


def several(actor: Actor, org_id: int, ids: Iterable[int]) -> list[Evidence]:
    """Those of the ids that exist in this organisation and may be seen, in the order of their ids."""
    chosen = visible(actor, Evidence).where(Evidence.id.in_(sorted(set(ids))), Evidence.org_id == org_id)
    return list(db.session.scalars(chosen.order_by(Evidence.id)))


def tasks_of_evidence(actor: Actor, evidence_id: int) -> list[Task]:
    """The tasks for which a piece of evidence speaks."""
    through_entries = (
        select(ProgressUpdate.task_id)
        .join(entry_evidence, entry_evidence.c.entry_id == ProgressUpdate.id)
        .where(entry_evidence.c.evidence_id == evidence_id, may_see(actor, ProgressUpdate))
    )
    signed = select(task_evidence.c.task_id).where(task_evidence.c.evidence_id == evidence_id)
    chosen = visible(actor, Task).where(Task.id.in_(through_entries) | Task.id.in_(signed), Task.voided_at.is_(None))
    return list(db.session.scalars(chosen.order_by(Task.plan_year, Task.number)))
