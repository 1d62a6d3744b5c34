"""Tasks of a year that did not end in it, for carrying them over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from tracker.domain.drafts import SourceType
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.domain.tasks import OPEN, TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, SentenceSource, Task
from tracker.queries.ring.standing import goes_on
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class OpenTask:
    """An open task that no later one continues. `written`: a problem or plan item of the year's draft tells of it."""

    id: int
    version_id: int
    number: int
    kind: TaskKind
    title: str
    state: TaskState
    lead_unit_id: int
    owner_id: int | None
    due_on: date | None
    part_of_id: int | None
    written: bool


def open_tasks(actor: Actor, org_id: int, year: int) -> Sequence[OpenTask]:
    """In the order of their numbers."""
    columns = [getattr(Task, name) for name in OpenTask.__slots__ if name != "written"]
    mine = (may_see(actor, Task), Task.org_id == org_id, Task.plan_year == year, Task.voided_at.is_(None))
    found = select(*columns, _written(actor).label("written")).where(*mine, Task.state.in_(OPEN), ~goes_on())
    return [OpenTask(*row) for row in db.session.execute(found.order_by(Task.number))]


def _written(actor: Actor) -> ColumnElement[bool]:
    named = (SentenceSource.type == SourceType.TASK, SentenceSource.source_id == Task.id)
    standing = (
        DraftSentence.section.in_(("problems", "plans")), DraftSentence.dropped_at.is_(None),
        DraftSentence.gone_at.is_(None), Draft.org_id == Task.org_id, Draft.year == Task.plan_year,
        Draft.period == Period.YEAR,
    )  # fmt: skip
    told = select(SentenceSource.id).join(DraftSentence, DraftSentence.id == SentenceSource.sentence_id)
    return (
        told.join(Draft, Draft.id == DraftSentence.draft_id)
        .where(may_see(actor, Draft), *named, *standing)
        .correlate(Task)
        .exists()
    )
