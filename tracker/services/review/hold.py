"""Taking hold of a reading and its items: one writer at a time, each on the version that they saw."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from tracker.domain.errors import Conflict, NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reports import Decision, ReadingState
from tracker.extensions import db
from tracker.models import Event, Reading, ReportItem
from tracker.models.mixins import Tenant
from tracker.models.tasks import task_item
from tracker.queries.scope import visible
from tracker.services.events import change, table_of


@dataclass(frozen=True, slots=True)
class Held:
    """A reading with its items (all of them, also superseded ones), and the ids of those that have become tasks."""

    reading: Reading
    items: dict[int, ReportItem]
    confirmed: frozenset[int]

    def chosen(self, ids: Collection[int]) -> list[ReportItem]:
        """Items by id, in the order of the text."""
        return [item for item in self.items.values() if item.id in ids]


def hold_reading(actor: Actor, reading_id: int, version: int | None = None) -> Held:
    """Lock a reading for this transaction. NotFound, NotAllowed, Conflict: voided, changed_meanwhile."""
    locked = visible(actor, Reading).where(Reading.id == reading_id).with_for_update(key_share=True)
    reading = db.session.scalar(locked.execution_options(populate_existing=True))
    if reading is None:
        raise NotFound("not_found")
    require(actor, Permission.REVIEW, Subject(reading.org_id))
    if reading.state is ReadingState.REPLACED:
        raise Conflict("read_anew")
    if reading.state is ReadingState.VOIDED:
        raise Conflict("reading_voided")
    refuse_stale(actor, reading, reading.version_id, version)
    rows = db.session.scalars(
        visible(actor, ReportItem)
        .where(ReportItem.reading_id == reading_id)
        .order_by(ReportItem.span_start, ReportItem.id)
        .execution_options(populate_existing=True)
    )
    items = {item.id: item for item in rows}
    return Held(reading, items, _confirmed(items))


def _confirmed(ids: Collection[int]) -> frozenset[int]:
    return frozenset(db.session.scalars(select(task_item.c.item_id).where(task_item.c.item_id.in_(ids))))


def hold_items(actor: Actor, versions: Mapping[int, int], *, superseded: bool = False) -> Held:
    """Lock the reading of these items, each in the version that the person saw.

    Conflict: changed_meanwhile (with who and what), already_confirmed, item_superseded unless those are asked for.
    Items of two readings: NotFound.
    """
    first = visible(actor, ReportItem).where(ReportItem.id.in_(versions)).limit(1)
    reading_id = db.session.scalar(first.with_only_columns(ReportItem.reading_id))
    if reading_id is None:
        raise NotFound("not_found")
    held = hold_reading(actor, reading_id)
    for item_id, version in versions.items():
        if item_id not in held.items:
            raise NotFound("not_found")
        refuse_stale(actor, held.items[item_id], held.items[item_id].version_id, version)
    if held.confirmed & set(versions):
        raise Conflict("already_confirmed")
    if any((item.decision is Decision.SUPERSEDED) is not superseded for item in held.chosen(versions)):
        raise Conflict("item_superseded" if not superseded else "item_not_superseded")
    return held


def refuse_stale(actor: Actor, row: Tenant, current: int, version: int | None) -> None:
    """Raise Conflict("changed_meanwhile", name, verb, at) of the last change; None means that nobody saw the row."""
    if version is None or version == current:
        return
    mine = visible(actor, Event).where(Event.subject_type == table_of(row), Event.subject_id == row.id)
    last = db.session.scalar(mine.order_by(Event.id.desc()).limit(1))
    name = last.actor.name if last is not None and last.actor is not None else ""
    raise Conflict("changed_meanwhile", name=name, verb=last and last.verb, at=last and last.at)


def settle(actor: Actor, now: datetime, held: Held) -> None:
    """Bring the reading's state in line with its items: done when none is left to decide or to confirm."""
    waiting = {Decision.PENDING, Decision.ACCEPTED}
    left = [item for item in held.items.values() if item.decision in waiting and item.id not in held.confirmed]
    done = held.reading.meta_confirmed and not left
    state = ReadingState.DONE if done else ReadingState.REVIEWING
    change(actor, now, "review_done" if done else "review_reopened", held.reading, {"state": state})
