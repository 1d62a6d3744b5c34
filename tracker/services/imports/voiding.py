"""A wrong import is voided with a reason; nothing is deleted, and the same file may be imported again."""

from datetime import datetime

from sqlalchemy import or_, select

from tracker.domain import entries
from tracker.domain.errors import Conflict, NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reports import ReadingState
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Edition, Reading, ReportItem, Source, Task
from tracker.models.tasks import task_item
from tracker.queries.scope import may_see, visible
from tracker.services.events import change
from tracker.services.numbers import lock_organisation
from tracker.services.review.hold import refuse_stale

UNTOUCHED = frozenset({TaskState.UNASSIGNED, TaskState.ASSIGNED})
REASON_MOST = 500


def void(actor: Actor, now: datetime, edition_id: int, version: int, reason: str) -> Edition:
    """Void an edition, its readings and its tasks.

    Invalid: required (reason). Conflict: changed_meanwhile, reading_voided, tasks_under_way (numbers: of the year).
    """
    edition = _hold(actor, edition_id)
    require(actor, Permission.VOID, Subject(edition.org_id))
    if edition.voided_at is not None:
        raise Conflict("reading_voided")
    refuse_stale(actor, edition, edition.version_id, version)
    reason = entries.line(reason, "reason", REASON_MOST)
    tasks = _tasks(actor, edition_id)
    under_way = [task.number for task in tasks if task.state not in UNTOUCHED]
    if under_way:
        raise Conflict("tasks_under_way", numbers=under_way)
    change(actor, now, "voided", edition, {"voided_at": now, "void_reason": reason}, reason=reason)
    standing = visible(actor, Reading).where(Reading.edition_id == edition_id, Reading.state != ReadingState.REPLACED)
    for reading in db.session.scalars(standing):
        change(actor, now, "voided", reading, {"state": ReadingState.VOIDED}, reason=reason)
    for task in tasks:
        change(actor, now, "voided", task, {"voided_at": now}, reason=reason)
    db.session.commit()
    return edition


def _hold(actor: Actor, edition_id: int) -> Edition:
    """The edition and its readings, locked; the organisation first, as everybody does who makes tasks."""
    mine = visible(actor, Edition).where(Edition.id == edition_id)
    org_id = db.session.scalar(mine.with_only_columns(Edition.org_id))
    if org_id is None:
        raise NotFound("not_found")
    lock_organisation(actor, org_id)
    readings = visible(actor, Reading).where(Reading.edition_id == edition_id).order_by(Reading.id)
    db.session.scalars(readings.with_for_update(key_share=True).execution_options(populate_existing=True)).all()
    locked = mine.with_for_update(key_share=True).execution_options(populate_existing=True)
    return db.session.scalars(locked).one()


def _tasks(actor: Actor, edition_id: int) -> list[Task]:
    """Tasks made of the edition or going on with it, locked: nobody begins one while it is voided.

    Those that another edition holds stay.
    """
    links = select(task_item.c.task_id).join(ReportItem, ReportItem.id == task_item.c.item_id)
    links = links.join(Reading, Reading.id == ReportItem.reading_id).join(Edition).where(may_see(actor, ReportItem))
    here = links.where(Edition.id == edition_id)
    held = links.where(Edition.id != edition_id, Edition.voided_at.is_(None))
    mine = visible(actor, Task).join(Source, Task.source_id == Source.id)
    of_it = mine.where(or_(Source.edition_id == edition_id, Task.id.in_(here)))
    waiting = of_it.where(Task.voided_at.is_(None), Task.id.not_in(held)).order_by(Task.number)
    locked = waiting.with_for_update(key_share=True, of=Task).execution_options(populate_existing=True)
    return list(db.session.scalars(locked))
