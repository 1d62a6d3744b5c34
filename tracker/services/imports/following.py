"""A corrected edition: its items follow the tasks that were made of earlier ones. A person says so of each; nothing
changes by itself.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select

from tracker.domain.editions import Fate, compare
from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.people import Actor
from tracker.domain.reports import Decision
from tracker.domain.tasks import ENDED
from tracker.extensions import db
from tracker.models import Reading, ReportItem, Task
from tracker.models.tasks import task_item
from tracker.queries.editions import APART, KEPT, apart_of, stated_by, tasks_before, tasks_beside
from tracker.queries.scope import visible
from tracker.services.events import change, record
from tracker.services.numbers import lock_organisation
from tracker.services.review.hold import Held, hold_items, hold_reading, settle
from tracker.services.tasks.taking import refuse_stale, take_task


def follow(
    actor: Actor, now: datetime, item_id: int, version: int, task_id: int, task_version: int, *, words: bool
) -> Task:
    """The item goes on with this task of an earlier edition; `words`: the task takes over the item's words.

    Conflict: changed_meanwhile, already_confirmed. Invalid: meta_first,
    task_ended (its words stay). NotFound: no task of an earlier edition of this report.
    """
    reading = _reading_of(actor, item_id)
    lock_organisation(actor, reading.org_id)
    held = hold_items(actor, {item_id: version})
    if task_id not in _open(actor, held) or held.items[item_id] not in _waiting(held):
        raise NotFound("not_found")
    task = take_task(actor, task_id)
    refuse_stale([task], {task_id: task_version})
    if words and task.state in ENDED:
        raise Invalid("task_ended", number=task.number)
    tie(actor, now, held, {held.items[item_id]: task}, words=words)
    _finish(actor, now, held, {item_id})
    return task


def follow_same(actor: Actor, now: datetime, reading_id: int) -> list[ReportItem]:
    """Tie every undecided or accepted item to the earlier task that says the same.

    Invalid: meta_first, nothing_the_same. Conflict: reading_voided.
    """
    lock_organisation(actor, _reading(actor, reading_id).org_id)
    held = hold_reading(actor, reading_id)
    _refuse_early_or_void(held)
    ties = same_beside(actor, held, _waiting(held))
    if not ties:
        raise Invalid("nothing_the_same")
    tie(actor, now, held, ties)
    _finish(actor, now, held, {item.id for item in ties})
    return list(ties)


def tell_apart(actor: Actor, now: datetime, item_id: int, version: int, task_id: int) -> ReportItem:
    """The item is another matter than the task, however alike their words: it is reviewed as something new."""
    held = hold_items(actor, {item_id: version})
    if task_id not in _open(actor, held):
        raise NotFound("not_found")
    record(actor, now, APART, held.items[item_id], after={"task_id": task_id})
    db.session.commit()
    return held.items[item_id]


def keep(actor: Actor, now: datetime, reading_id: int, task_id: int) -> Task:
    """The task goes on although the corrected edition leaves it out."""
    held = hold_reading(actor, reading_id)
    if task_id not in _open(actor, held):
        raise NotFound("not_found")
    task = take_task(actor, task_id)
    edition = held.reading.edition
    record(actor, now, KEPT, task, after={"edition_id": edition.id, "edition_number": edition.number})
    db.session.commit()
    return task


def same_beside(actor: Actor, held: Held, items: Iterable[ReportItem]) -> dict[ReportItem, Task]:
    """Of these items those whose words a task of another edition has already, with it."""
    tasks, rows = _untaken(held, tasks_beside(actor, held.reading.edition)), {item.id: item for item in items}
    found = compare(
        [stated_by(task) for task in tasks.values()], [stated_by(item) for item in rows.values()], apart_of(actor, rows)
    )
    same = ((row.old, row.new) for row in found if row.fate is Fate.SAME)
    return {rows[new.id]: tasks[old.id] for old, new in same if old and new}


def tie(actor: Actor, now: datetime, held: Held, ties: Mapping[ReportItem, Task], *, words: bool = False) -> None:
    """Accept the items as what the tasks are made of; inside the caller's transaction."""
    for item, task in ties.items():
        item.decided_at = now
        change(actor, now, "accepted", item, {"decision": Decision.ACCEPTED, "decided_by_id": actor.user_id})
        db.session.execute(task_item.insert().values(task_id=task.id, item_id=item.id))
        after: dict[str, object] = {"item_id": item.id, "edition_number": held.reading.edition.number}
        before: dict[str, object] = {}
        if words and task.quote != item.text:
            before, after = {"quote": task.quote}, {**after, "quote": item.text}
            task.quote = item.text
        record(actor, now, "restated", task, before=before, after=after)


def _finish(actor: Actor, now: datetime, held: Held, item_ids: set[int]) -> None:
    settle(actor, now, Held(held.reading, held.items, held.confirmed | item_ids))
    db.session.commit()


def _open(actor: Actor, held: Held) -> dict[int, Task]:
    """Tasks of earlier editions that no item of this one follows yet."""
    _refuse_early_or_void(held)
    return _untaken(held, tasks_before(actor, held.reading.edition))


def _refuse_early_or_void(held: Held) -> None:
    if not held.reading.meta_confirmed:
        raise Invalid("meta_first")
    if held.reading.edition.voided_at is not None:
        raise Conflict("reading_voided")


def _untaken(held: Held, tasks: Mapping[int, Task]) -> dict[int, Task]:
    """Those that no item of this reading follows yet."""
    here = select(task_item.c.task_id).where(task_item.c.item_id.in_(held.items))
    taken = set(db.session.scalars(here))
    return {key: task for key, task in tasks.items() if key not in taken}


def _waiting(held: Held) -> list[ReportItem]:
    kept = {Decision.PENDING, Decision.ACCEPTED}
    return [item for item in held.items.values() if item.decision in kept and item.id not in held.confirmed]


def _reading_of(actor: Actor, item_id: int) -> Reading:
    mine = visible(actor, Reading).join(ReportItem, ReportItem.reading_id == Reading.id)
    reading = db.session.scalar(mine.where(ReportItem.id == item_id))
    if reading is None:
        raise NotFound("not_found")
    return reading


def _reading(actor: Actor, reading_id: int) -> Reading:
    reading = db.session.scalar(visible(actor, Reading).where(Reading.id == reading_id))
    if reading is None:
        raise NotFound("not_found")
    return reading
