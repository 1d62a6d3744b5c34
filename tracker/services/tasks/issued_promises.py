"""Tasks made of the items of our own issued report go on with the tasks that their sentences name as their source.

A person wrote or left the sentence so, another signed it, and somebody confirms the item: the program decides nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select

from tracker.domain.drafts import SentenceKind, SourceType
from tracker.domain.errors import NotAllowed
from tracker.domain.outcomes import Outcome
from tracker.domain.people import Actor
from tracker.domain.tasks import ENDED, Move, TaskKind, check_move
from tracker.extensions import db
from tracker.models import DraftSentence, ReportItem, SentenceSource, Task
from tracker.queries.scope import visible
from tracker.services.tasks.carrying_over import end_as_carried_over, successors
from tracker.services.tasks.taking import subject_of


def continue_sources(actor: Actor, now: datetime, tasks: Iterable[Task]) -> None:
    """Let new tasks, made of one item each, continue what their sentences come from; inside the caller's transaction.

    A problem goes on with the rectification that it tells of. A plan item goes on with the task that it carries over; a
    measure for a problem only with planned work. What still stood open ends as carried over.
    """
    made = {task.items[0].id: task for task in tasks if task.items}
    sentences = sentences_of(actor, [task.items[0] for task in made.values()])
    pairs = [(made[key], earlier) for key, one in sentences.items() for earlier in _sources(actor, one)]
    known = set(successors(actor, {earlier.id for _task, earlier in pairs}))
    for task, earlier in sorted(pairs, key=lambda pair: pair[0].kind is TaskKind.PLAN):
        if earlier.id in known or task.continues_task_id or earlier.plan_year >= task.plan_year:
            continue
        known.add(earlier.id)
        task.continues_task_id = earlier.id
        if earlier.state not in ENDED and _may_end(actor, earlier):
            end_as_carried_over(actor, now, earlier, task)


def sentences_of(actor: Actor, items: Iterable[ReportItem]) -> Mapping[int, DraftSentence]:
    """The sentences of which items were printed, by item; an item that was split off has that of the whole."""
    roots = {item.id: _root(actor, item) for item in items}
    ids = {root.sentence_id for root in roots.values() if root.sentence_id is not None}
    rows = db.session.scalars(visible(actor, DraftSentence).where(DraftSentence.id.in_(ids))) if ids else ()
    found = {row.id: row for row in rows}
    return {key: found[root.sentence_id] for key, root in roots.items() if root.sentence_id in found}


def _root(actor: Actor, item: ReportItem) -> ReportItem:
    while item.sentence_id is None and item.parent_id is not None:
        parent = db.session.scalar(visible(actor, ReportItem).where(ReportItem.id == item.parent_id))
        if parent is None:
            return item
        item = parent
    return item


def _sources(actor: Actor, sentence: DraftSentence) -> list[Task]:
    """The tasks with which a sentence goes on, locked: those that were not ended as kept."""
    named = select(SentenceSource.source_id).where(
        SentenceSource.sentence_id == sentence.id, SentenceSource.type == SourceType.TASK
    )
    mine = visible(actor, Task).where(Task.id.in_(named), Task.org_id == sentence.org_id, Task.voided_at.is_(None))
    if sentence.kind is SentenceKind.PROBLEM:
        mine = mine.where(Task.kind == TaskKind.RECTIFICATION)
    elif sentence.answers_id is not None:
        mine = mine.where(Task.kind == TaskKind.PLAN)
    locked = mine.order_by(Task.id).with_for_update(key_share=True)
    found = db.session.scalars(locked.execution_options(populate_existing=True))
    return [task for task in found if task.state not in ENDED or task.outcome not in {None, Outcome.KEPT}]


def _may_end(actor: Actor, task: Task) -> bool:
    try:
        check_move(actor, Move.SUSPEND, subject_of(task))
    except NotAllowed:
        return False
    return True
