"""Rows of tasks as tables show them: plain columns, cut to a page before anything is joined."""

from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Date, Integer, Select, bindparam, func, select

from tracker.domain.lights import Cutoffs
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import Priority, TaskKind, TaskState
from tracker.models import Reading, ReportItem, Source, Task
from tracker.models.tasks import task_item
from tracker.queries.kept import read
from tracker.queries.lights import light_column

Order = list[tuple[ColumnElement[Any], bool]]
"""What to sort by, and whether backwards."""
CUT = Cutoffs(
    *(
        cast(Any, bindparam(f"cut_{item.name}", type_=Date if item.type is date else Integer))
        for item in fields(Cutoffs)
    )
)
"""Stands for the cutoffs of a place in statements that are kept."""


class LedgerRow(NamedTuple):
    """One task as the ledger shows it, with its place in a report if it comes from one.

    Names are looked up in the Directory. A tuple: of its many columns a data class is put together one by one.
    """

    id: int
    version: int
    number: int
    kind: TaskKind
    title: str
    state: TaskState
    due_on: date | None
    first_due_on: date | None
    late_since: date | None
    started_on: date | None
    reported_on: date | None
    percent: int | None
    lead_unit_id: int
    owner_id: int | None
    sponsor_id: int | None
    priority: Priority
    source_id: int
    light: str
    source_kind: SourceKind
    source_name: str
    source_number: str
    report_year: int | None
    heading_path: list[str] | None
    enumerator: str | None


COLUMNS = (
    Task.id, Task.version_id, Task.number, Task.kind, Task.title, Task.state, Task.due_on, Task.first_due_on,
    Task.late_since, Task.started_on, Task.reported_on, Task.percent,
    Task.lead_unit_id, Task.owner_id, Task.sponsor_id, Task.priority, Task.source_id,
    light_column(CUT).label("light"),
)  # fmt: skip


def with_sources(found: Any, order: Order, limit: int) -> Select[Any]:
    """A page of `found` (a select of COLUMNS) in this order, with source and place in the report.

    The page is cut before anything is joined to it, and what it is sorted by goes along to keep the order outside.
    A task made from several items stands where the first of them does.
    """
    keys = [column.label(f"key_{place}") for place, (column, _descending) in enumerate(order)]
    cut = found.add_columns(*keys).order_by(*(_sorted(column, way) for column, way in order)).limit(limit)
    chosen = cut.offset(bindparam("offset", type_=Integer)).subquery()
    columns = list(chosen.c)
    beside = (Source.kind, Source.name, Source.number, Reading.year, ReportItem.heading_path, ReportItem.enumerator)
    again = zip(columns[len(COLUMNS) :], order, strict=True)
    return (
        select(*columns[: len(COLUMNS)], *beside)
        .join_from(chosen, Source, Source.id == chosen.c.source_id)
        .outerjoin(ReportItem, ReportItem.id == _first_item(chosen.c.id))
        .outerjoin(Reading, Reading.id == ReportItem.reading_id)
        .order_by(*(_sorted(key, way) for key, (_column, way) in again))
    )


def _first_item(task_id: ColumnElement[int]) -> Any:
    """The first item from which a task was made. Visible with the task."""
    return select(func.min(task_item.c.item_id)).where(task_item.c.task_id == task_id).scalar_subquery()


def _sorted(column: ColumnElement[Any], descending: bool) -> ColumnElement[Any]:
    return column.desc() if descending else column.asc()


def ledger_rows(found: Any, values: dict[str, Any]) -> list[LedgerRow]:
    """Run a statement of `with_sources`."""
    lines = read(found, values)
    return [LedgerRow._make(line) for line in lines]
