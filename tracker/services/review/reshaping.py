"""Other bounds for items: split, merge with the next, add from the text.

New items take the place of old ones, which stay on record; their words are always those of the edition.
"""

from datetime import datetime

from sqlalchemy import select

from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, ItemKind, ItemOrigin
from tracker.domain.review import heading_path, in_order, refuse_overlap
from tracker.domain.suggestions import Wording
from tracker.extensions import db
from tracker.models import Edition, ReportItem
from tracker.parsing import position_of
from tracker.queries.scope import may_see
from tracker.services.events import change, record
from tracker.services.review.hold import Held, hold_items, hold_reading, settle
from tracker.services.review.inheriting import hand_on_links, inherit
from tracker.services.review.spans import Piece, piece_of
from tracker.services.suggesting import advice_for


def split(actor: Actor, now: datetime, item_id: int, version: int, at: int) -> list[ReportItem]:
    """Two items in place of one, parted before character `at` of its text. Invalid("split_empty") for an empty half."""
    held = hold_items(actor, {item_id: version})
    item = held.items[item_id]
    text = _edition_text(actor, held)
    place = position_of(text, item.span_start, item.span_end, at) if 0 < at < len(item.text) else item.span_start
    try:
        pieces = [piece_of(text, item.span_start, place), piece_of(text, place, item.span_end, new_start=True)]
    except Invalid as error:
        raise Invalid("split_empty", field="at") from error
    halves = [_new_item(held, item.kind, ItemOrigin.SPLIT, piece, item) for piece in pieces]
    halves[0].enumerator = item.enumerator
    for half in halves:
        inherit(half, [item])
    _replace(actor, now, held, [item], halves, "split")
    return halves


def merge_next(actor: Actor, now: datetime, item_id: int, version: int, next_version: int) -> ReportItem:
    """One item in place of this and the next live one of its kind, with all words from the first to the last.

    Invalid: no_next, overlaps (an item of the other kind lies between), item_too_long.
    """
    held = hold_items(actor, {item_id: version})
    first = held.items[item_id]
    row = [item for item in in_order(held.items.values()) if item.kind is first.kind]
    following = row[row.index(first) + 1 :]
    if not following:
        raise Invalid("no_next")
    held = hold_items(actor, {item_id: version, following[0].id: next_version})
    both = [first, following[0]]
    start, end = min(item.span_start for item in both), max(item.span_end for item in both)
    refuse_overlap(list(held.items.values()), start, end, but={item.id for item in both})
    piece = piece_of(_edition_text(actor, held), start, end)
    merged = _new_item(held, first.kind, ItemOrigin.MERGED, piece, first)
    merged.enumerator, merged.title = first.enumerator, first.title
    inherit(merged, both)
    _replace(actor, now, held, both, [merged], "merged")
    return merged


def merge_previous(actor: Actor, now: datetime, item_id: int, version: int, previous_version: int) -> ReportItem:
    """One item in place of this and the live one of its kind before it. Invalid: no_previous, and as `merge_next`."""
    held = hold_items(actor, {item_id: version})
    item = held.items[item_id]
    row = [other for other in in_order(held.items.values()) if other.kind is item.kind]
    place = row.index(item)
    if place == 0:
        raise Invalid("no_previous")
    return merge_next(actor, now, row[place - 1].id, previous_version, version)


def rebound(actor: Actor, now: datetime, item_id: int, version: int, start: int, end: int) -> ReportItem:
    """The item with other bounds: [start, end) of the text. Invalid: selection_empty, item_too_long, overlaps."""
    held = hold_items(actor, {item_id: version})
    old = held.items[item_id]
    piece = piece_of(_edition_text(actor, held), start, end, new_start=True)
    refuse_overlap(list(held.items.values()), piece.start, piece.end, but={item_id})
    new = _new_item(held, old.kind, ItemOrigin.REBOUNDED, piece, old)
    new.enumerator = piece.enumerator or old.enumerator
    inherit(new, [old])
    _replace(actor, now, held, [old], [new], "rebounded")
    return new


def add(actor: Actor, now: datetime, reading_id: int, kind: ItemKind, start: int, end: int) -> ReportItem:
    """An item from a selection [start, end) of the text. Invalid: selection_empty, item_too_long, overlaps."""
    held = hold_reading(actor, reading_id)
    piece = piece_of(_edition_text(actor, held), start, end, new_start=True)
    refuse_overlap(list(held.items.values()), piece.start, piece.end)
    item = _new_item(held, kind, ItemOrigin.ADDED, piece, None)
    advice_for(actor, held.reading.org_id).fill(item, Wording(piece.text))
    db.session.add(item)
    record(actor, now, "added", item, after={"text": item.text})
    held.items[item.id] = item
    settle(actor, now, held)
    db.session.commit()
    return item


def _edition_text(actor: Actor, held: Held) -> str:
    text = select(Edition.text).where(may_see(actor, Edition), Edition.id == held.reading.edition_id)
    return db.session.scalars(text).one()


def _new_item(held: Held, kind: ItemKind, origin: ItemOrigin, piece: Piece, parent: ReportItem | None) -> ReportItem:
    return ReportItem(
        org_id=held.reading.org_id,
        reading_id=held.reading.id,
        kind=kind,
        origin=origin,
        parent_id=parent.id if parent else None,
        text=piece.text,
        span_start=piece.start,
        span_end=piece.end,
        enumerator=piece.enumerator,
        decision=Decision.PENDING,
        heading_path=parent.heading_path if parent else heading_path(held.reading.sections, piece.start),
    )


def _replace(actor: Actor, now: datetime, held: Held, old: list[ReportItem], new: list[ReportItem], verb: str) -> None:
    """Put new items in the place of old ones, with their links, and commit."""
    db.session.add_all(new)
    db.session.flush()
    for item in old:
        change(actor, now, verb, item, {"decision": Decision.SUPERSEDED, "replaced_by_id": new[0].id})
    for item in new:
        record(actor, now, f"made_by_{verb}", item, after={"from": [other.id for other in old]})
    hand_on_links(old, new)
    held.items.update({item.id: item for item in new})
    settle(actor, now, held)
    db.session.commit()
