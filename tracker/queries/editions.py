"""An edition of a report beside the tasks made of its earlier editions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from tracker.domain.editions import Fate, Stated, compare
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, ItemKind
from tracker.domain.tasks import ENDED
from tracker.extensions import db
from tracker.models import Edition, Event, Reading, ReportItem, Task
from tracker.models.tasks import task_item
from tracker.queries.scope import may_see, visible

APART, KEPT = "told_apart", "kept_though_gone"
"""Verbs of what a person said: of an item that it is another matter than a task, of a task that it goes on."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One line: a task of an earlier edition, an item of this one, or both. `settled`: a person has dealt with it."""

    fate: Fate
    task: Task | None
    item: ReportItem | None
    settled: bool = False

    @property
    def ended(self) -> bool:
        """Whether nothing more is done on the task, whose words therefore stay."""
        return self.task is not None and self.task.state in ENDED


@dataclass(frozen=True, slots=True)
class Comparison:
    """An edition against what was made of those before it; `rows` in the order of its text."""

    rows: Sequence[Compared]

    def of(self, fate: Fate) -> list[Compared]:
        """The rows of one fate."""
        return [row for row in self.rows if row.fate == fate]

    @property
    def same(self) -> list[Compared]:
        """What did not change and is not tied to its task yet."""
        return [row for row in self.of(Fate.SAME) if not row.settled]

    @property
    def open(self) -> list[Compared]:
        """Rows that wait for a person; what is new is reviewed like any item."""
        return [row for row in self.rows if not row.settled and row.fate is not Fate.NEW]


def comparison_of(actor: Actor, reading: Reading) -> Comparison | None:
    """What an edition changes; None without a task of an earlier edition of the same report to compare with."""
    edition = reading.edition
    tasks = tasks_before(actor, edition)
    if not tasks or edition.voided_at is not None:
        return None
    items = {item.id: item for item in _items(actor, reading.id)}
    ties = _ties(actor, reading.id)
    rows = [*_tied(ties, tasks, items), *_untied(actor, edition, ties, tasks, items)]
    return Comparison(_in_order(rows, list(tasks)))


def tasks_before(actor: Actor, edition: Edition) -> dict[int, Task]:
    """Tasks by id, made of earlier editions of the same report that stand, in the order of their texts."""
    return {} if edition.number == 1 else _tasks_of_report(actor, edition, Edition.number < edition.number)


def tasks_beside(actor: Actor, edition: Edition) -> dict[int, Task]:
    """The same of all its other editions: a first one may be confirmed after its correction."""
    return _tasks_of_report(actor, edition, Edition.id != edition.id)


def _tasks_of_report(actor: Actor, edition: Edition, which: ColumnElement[bool]) -> dict[int, Task]:
    if edition.report_id is None:
        return {}
    place = func.min(ReportItem.span_start).label("place")
    links = select(task_item.c.task_id, place).join(ReportItem, ReportItem.id == task_item.c.item_id)
    of_report = links.join(Reading, Reading.id == ReportItem.reading_id).join(Edition)
    others = (Edition.report_id == edition.report_id, which, Edition.voided_at.is_(None))
    found = of_report.where(may_see(actor, ReportItem), *others).group_by(task_item.c.task_id).subquery()
    mine = visible(actor, Task).where(Task.org_id == edition.org_id, Task.voided_at.is_(None))
    rows = db.session.scalars(mine.join(found, found.c.task_id == Task.id).order_by(found.c.place, Task.id))
    return {task.id: task for task in rows}


def stated_by(row: Task | ReportItem) -> Stated:
    """A task or an item as the comparison sees it."""
    if isinstance(row, ReportItem):
        return Stated(row.id, row.kind, row.text)
    return Stated(row.id, next(kind for kind in ItemKind if kind.task_kind is row.kind), row.quote)


def apart_of(actor: Actor, item_ids: Collection[int]) -> set[tuple[int, int]]:
    """Pairs (task id, item id) that a person called different matters."""
    said = visible(actor, Event).where(Event.subject_type == ReportItem.__tablename__, Event.verb == APART)
    rows = db.session.scalars(said.where(Event.subject_id.in_(item_ids)))
    return {(event.after["task_id"], event.subject_id) for event in rows}


def _items(actor: Actor, reading_id: int) -> list[ReportItem]:
    mine = visible(actor, ReportItem).where(ReportItem.reading_id == reading_id)
    kept = mine.where(ReportItem.decision.in_({Decision.PENDING, Decision.ACCEPTED}))
    return list(db.session.scalars(kept.order_by(ReportItem.span_start, ReportItem.id)))


def _ties(actor: Actor, reading_id: int) -> dict[int, int]:
    """Items of the reading that have tasks."""
    links = select(task_item.c.item_id, task_item.c.task_id).join(ReportItem, ReportItem.id == task_item.c.item_id)
    rows = db.session.execute(links.where(may_see(actor, ReportItem), ReportItem.reading_id == reading_id))
    return {row.item_id: row.task_id for row in rows}


def _tied(ties: Mapping[int, int], tasks: Mapping[int, Task], items: Mapping[int, ReportItem]) -> Iterator[Compared]:
    """What a person has tied already, and items that have become tasks of their own."""
    for item_id, task_id in ties.items():
        task, item = tasks.get(task_id), items[item_id]
        fate = compare([stated_by(task)], [stated_by(item)])[0].fate if task else Fate.NEW
        yield Compared(Fate.CHANGED if task and fate is not Fate.SAME else fate, task, item, settled=True)


def _untied(
    actor: Actor, edition: Edition, ties: Mapping[int, int], tasks: Mapping[int, Task], items: Mapping[int, ReportItem]
) -> Iterator[Compared]:
    """The rest, compared by its words."""
    done = set(ties.values())
    old = [stated_by(task) for task in tasks.values() if task.id not in done]
    new = [stated_by(item) for item in items.values() if item.id not in ties]
    kept = _kept(actor, edition, tasks)
    for row in compare(old, new, apart_of(actor, items)):
        task = tasks[row.old.id] if row.old else None
        settled = row.fate is Fate.GONE and task is not None and (task.id in kept or task.state in ENDED)
        yield Compared(row.fate, task, items[row.new.id] if row.new else None, settled)


def _kept(actor: Actor, edition: Edition, task_ids: Collection[int]) -> set[int]:
    """Tasks that a person kept although this edition leaves them out."""
    said = visible(actor, Event).where(Event.subject_type == Task.__tablename__, Event.verb == KEPT)
    rows = db.session.scalars(said.where(Event.subject_id.in_(task_ids)))
    return {event.subject_id for event in rows if event.after.get("edition_id") == edition.id}


def _in_order(rows: Sequence[Compared], task_ids: Sequence[int]) -> list[Compared]:
    """In the order of the new text; what is gone stands behind what it followed."""
    places = {row.task.id: row.item.span_start for row in rows if row.task and row.item}
    behind, last = {}, -1
    for task_id in task_ids:
        last = behind[task_id] = places.get(task_id, last)

    def place(row: Compared) -> tuple[Any, ...]:
        if row.item is not None:
            return row.item.span_start, 0, row.item.id
        return behind[row.task.id] if row.task else -1, 1, row.task and row.task.id

    return sorted(rows, key=place)
