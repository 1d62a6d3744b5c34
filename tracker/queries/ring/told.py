"""What stands behind a promise, and what the next report says of it: accepted work with its files, and the sentences
of that year's draft which rest on the task or on the work done on it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from tracker.domain.drafts import DraftStage, SourceType
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.domain.permissions import Permission, Subject, can
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Figure, SentenceSource, Task, WorkEntry
from tracker.models.evidence import entry_evidence
from tracker.queries.scope import may_see

HANDED_IN = (DraftStage.SUBMITTED, DraftStage.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Proof:
    """Accepted entries on a task, and the files with them."""

    entries: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the draft on a year that tells of a task."""

    sentence_id: int
    slot: str
    text: str
    stage: DraftStage


def proofs(actor: Actor, org_id: int, year: int) -> dict[int, Proof]:
    """By task of the plan year; work on parts of a task, or on one merged into it, counts with the whole."""
    entry = WorkEntry.__table__.c
    whole = func.coalesce(Task.part_of_id, Task.merged_into_id, Task.id)
    columns = (whole, func.count(WorkEntry.id.distinct()), func.count(entry_evidence.c.evidence_id.distinct()))
    found = select(*columns).select_from(WorkEntry).join(Task, Task.id == entry.task_id)
    found = found.outerjoin(entry_evidence, entry_evidence.c.entry_id == WorkEntry.id)
    shown = (may_see(actor, WorkEntry), may_see(actor, Task), WorkEntry.state == EntryState.ACCEPTED)
    here = (Task.org_id == org_id, Task.plan_year == year, Task.voided_at.is_(None))
    rows: Sequence[Any] = db.session.execute(found.where(*shown, *here).group_by(whole)).all()
    return {task_id: Proof(entries, files) for task_id, entries, files in rows}


def sentences_about(actor: Actor, org_id: int, year: int) -> dict[int, list[Said]]:
    """By task: the standing sentences of the report on the year that name it, progress on it or a figure of that: the
    one on the task itself first. Those who may not see drafts see what was handed in.
    """
    entry, figure, source, part = WorkEntry.__table__.alias(), Figure.__table__, SentenceSource, aliased(DraftSentence)
    behind = (entry.c.org_id == Draft.org_id, or_(_of(SourceType.UPDATE, entry.c.id), entry.c.id == figure.c.entry_id))
    task_id = case((source.type == SourceType.TASK, source.source_id), else_=entry.c.task_id)
    columns = (task_id, DraftSentence.id, DraftSentence.slot, DraftSentence.edited, DraftSentence.generated)
    found = select(*columns, Draft.stage).select_from(Draft).join(DraftSentence, DraftSentence.draft_id == Draft.id)
    found = found.join(part, or_(part.id == DraftSentence.id, part.merged_into_id == DraftSentence.id))
    found = found.join(source, source.sentence_id == part.id)
    found = found.outerjoin(figure, _of(SourceType.FIGURE, figure.c.id)).outerjoin(entry, and_(*behind))
    here = (Draft.org_id == org_id, Draft.year == year, Draft.period == Period.YEAR, task_id.is_not(None))
    order = (DraftSentence.section, DraftSentence.position, DraftSentence.id)
    shown = (may_see(actor, DraftSentence), may_see(actor, Draft), *_far_enough(actor, org_id))
    rows: Sequence[Any] = db.session.execute(found.where(*shown, *here, DraftSentence.stands).order_by(*order)).all()
    told: dict[int, dict[int, Said]] = defaultdict(dict)
    for about, sentence_id, slot, edited, generated, stage in rows:
        told[about][sentence_id] = Said(sentence_id, slot, generated if edited is None else edited, stage)
    return {about: sorted(said.values(), key=_telling) for about, said in told.items()}


def _telling(said: Said) -> int:
    """The sentence on the task itself first, sums over many tasks last."""
    return {"task": 0, "total": 2}.get(said.slot.partition(":")[0], 1)


def _far_enough(actor: Actor, org_id: int) -> list[ColumnElement[bool]]:
    return [] if can(actor, Permission.VIEW_DRAFTS, Subject(org_id)) else [Draft.stage.in_(HANDED_IN)]


def _of(kind: SourceType, key: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a source is this row of its table."""
    return and_(SentenceSource.type == kind, SentenceSource.source_id == key)
