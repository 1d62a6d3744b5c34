"""What the sheet of a task is filled with: where it comes from, and the work accepted on it."""

from collections.abc import Sequence

from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.people import Actor
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Event, ProgressUpdate, ReportItem, Source, Task
from tracker.models.tasks import task_item
from tracker.queries.scope import visible


def accepted_work(actor: Actor, task_id: int) -> Sequence[ProgressUpdate]:
    """The accepted entries of a task with figures and evidence, in the order of the work."""
    chosen = visible(actor, ProgressUpdate).where(ProgressUpdate.task_id == task_id)
    accepted = chosen.where(ProgressUpdate.state == EntryState.ACCEPTED)
    beside = (selectinload(ProgressUpdate.figures), selectinload(ProgressUpdate.evidence))
    return db.session.scalars(accepted.options(*beside).order_by(ProgressUpdate.to_on, ProgressUpdate.id)).all()


def source_of(actor: Actor, task: Task) -> tuple[Source, Sequence[ReportItem]]:
    """The source of a task, and the items of the report from which it was made."""
    source = db.session.scalars(visible(actor, Source).where(Source.id == task.source_id)).one()
    items = visible(actor, ReportItem).join(task_item, task_item.c.item_id == ReportItem.id)
    found = items.where(task_item.c.task_id == task.id).order_by(ReportItem.span_start)
    return source, db.session.scalars(found.options(joinedload(ReportItem.reading))).all()


def submitted_event(actor: Actor, task_id: int) -> Event | None:
    """The latest submission of a task."""
    chosen = visible(actor, Event).where(Event.subject_type == Task.__tablename__, Event.subject_id == task_id)
    return db.session.scalar(chosen.where(Event.verb == "submitted").order_by(Event.id.desc()).limit(1))
