"""Undoing a split or a merge: old items come back in place of the new ones."""

from collections.abc import Iterator
from datetime import datetime

from tracker.domain.errors import Conflict
from tracker.domain.people import Actor
from tracker.domain.reports import Decision
from tracker.domain.review import refuse_overlap
from tracker.extensions import db
from tracker.models import ReportItem
from tracker.services.events import change
from tracker.services.review.hold import Held, hold_items, settle


def restore(actor: Actor, now: datetime, item_id: int, version: int) -> list[ReportItem]:
    """Bring back an item that was split or merged, with those merged together with it; later changes are undone first.

    Conflict: item_not_superseded, or already_confirmed if something in its place has become a task. Invalid: overlaps
    (with an item added from its words since).
    """
    held = hold_items(actor, {item_id: version}, superseded=True)
    back: list[ReportItem] = []
    for old, new in undoing(held, held.items[item_id]):
        if held.confirmed & {item.id for item in new}:
            raise Conflict("already_confirmed")
        for item in new:
            change(actor, now, "undone", item, {"decision": Decision.SUPERSEDED, "replaced_by_id": None})
        for item in old:
            refuse_overlap(list(held.items.values()), item.span_start, item.span_end)
            change(actor, now, "restored", item, {"decision": Decision.PENDING, "replaced_by_id": None})
        back = old
    settle(actor, now, held)
    db.session.commit()
    return back


def undoing(held: Held, item: ReportItem) -> Iterator[tuple[list[ReportItem], list[ReportItem]]]:
    """The replacements to undo, the latest first: old items and the new ones in their place."""
    first = item.replaced_by_id
    if first is None:
        raise Conflict("item_not_superseded")
    old = [other for other in held.items.values() if other.replaced_by_id == first]
    ids = {other.id for other in old}
    new = [other for other in held.items.values() if other.id == first or (other.parent_id in ids and other.id > first)]
    for other in new:
        if other.decision is Decision.SUPERSEDED:
            yield from undoing(held, other)
    yield old, new
