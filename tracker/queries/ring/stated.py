"""What the reports of an organisation state, year by year, and the tasks that were made of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from tracker.domain.people import Actor
from tracker.domain.reports import Decision, ItemKind, ReadingState
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Edition, Reading, Recurrence, Report, ReportItem, Task
from tracker.models.tasks import task_item
from tracker.queries.scope import may_see, visible


@dataclass(frozen=True, slots=True)
class MadeTask:
    """A task made of an item."""

    id: int
    number: int
    year: int
    title: str
    state: TaskState
    theme: str
    merged_into_id: int | None
    continues_task_id: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """An accepted item of the report on `year`, as it stands in the newest reading of it, with its tasks."""

    id: int
    report_id: int
    reading_id: int
    year: int
    plan_year: int
    kind: ItemKind
    text: str
    enumerator: str
    heading_path: Sequence[str]
    theme: str
    report: str
    tasks: Sequence[MadeTask] = ()


def items_of(actor: Actor, org_id: int, last: int, kind: ItemKind | None = None, year: int | None = None) -> list[Item]:
    """Accepted items of the reports on the years up to `last` (or on one `year`), in the order of years and texts.

    Of several editions of a report, and several readings of one, the newest with accepted items counts.
    """
    rows: Sequence[Any] = db.session.execute(_items(actor, org_id, last, kind, year)).all()
    newest = {row.report_id: row.reading_id for row in rows}
    kept: list[Any] = [row for row in rows if newest[row.report_id] == row.reading_id]
    tasks = _tasks(actor, org_id, [row.id for row in kept])
    return sorted((_item(row, tasks[row.id]) for row in kept), key=lambda item: item.year)


def _item(row: Any, tasks: Sequence[MadeTask]) -> Item:
    values: dict[str, Any] = dict(row._mapping)
    title, filename = values.pop("title"), values.pop("filename")
    return Item(**values, report=title or filename, tasks=tasks)


def _items(actor: Actor, org_id: int, last: int, kind: ItemKind | None, year: int | None) -> Select[Any]:
    plan_year = func.coalesce(Reading.plan_year, Report.year + 1).label("plan_year")
    columns: tuple[Any, ...] = (
        ReportItem.id, Report.id.label("report_id"), Reading.id.label("reading_id"), Report.year, plan_year,
        ReportItem.kind, ReportItem.text, ReportItem.enumerator, ReportItem.heading_path,
        func.coalesce(ReportItem.theme_code, "").label("theme"), Edition.title, Edition.filename,
    )  # fmt: skip
    found = select(*columns).join(Reading, Reading.id == ReportItem.reading_id).join(Edition).join(Report)
    shown = (may_see(actor, ReportItem), may_see(actor, Reading), may_see(actor, Edition), may_see(actor, Report))
    valid = (Edition.voided_at.is_(None), Reading.state != ReadingState.VOIDED, Reading.meta_confirmed)
    mine = found.where(*shown, *valid, ReportItem.org_id == org_id, ReportItem.decision == Decision.ACCEPTED)
    mine = mine.where(Report.year == year) if year is not None else mine.where(Report.year <= last)
    mine = mine.where(ReportItem.kind == kind) if kind is not None else mine
    return mine.order_by(Report.id, Edition.number, Reading.id, ReportItem.span_start, ReportItem.id)


def _tasks(actor: Actor, org_id: int, item_ids: Iterable[int]) -> dict[int, list[MadeTask]]:
    columns = (Task.id, Task.number, Task.plan_year, Task.title, Task.state, func.coalesce(Task.theme_code, ""))
    found = select(task_item.c.item_id, *columns, Task.merged_into_id, Task.continues_task_id).join(
        Task, Task.id == task_item.c.task_id
    )
    mine = found.where(may_see(actor, Task), Task.org_id == org_id, Task.voided_at.is_(None), Task.part_of_id.is_(None))
    made: dict[int, list[MadeTask]] = defaultdict(list)
    rows: Sequence[Any] = db.session.execute(mine.order_by(Task.plan_year, Task.number)).all()
    wanted = set(item_ids)
    for item_id, *values in rows:
        if item_id in wanted:
            made[item_id].append(MadeTask(*values))
    return made


def recurrences_of(actor: Actor, org_id: int) -> Sequence[Recurrence]:
    """What people have decided on pairs of problems, the latest first."""
    mine = visible(actor, Recurrence).where(Recurrence.org_id == org_id)
    return db.session.scalars(mine.order_by(Recurrence.decided_at.desc(), Recurrence.id.desc())).all()
