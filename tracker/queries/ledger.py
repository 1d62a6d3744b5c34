"""The ledger (台账): counts by light, and a page of rows as plain columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from tracker.domain.lights import Cutoffs, Light
from tracker.domain.people import Actor
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import Priority, TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Reading, ReportItem, Source, Task
from tracker.models.tasks import task_item, task_supporting_unit
from tracker.queries.directory import Directory, Entry, by_key
from tracker.queries.ledger_filter import ME, PAGE_SIZE, LedgerFilter
from tracker.queries.lights import light_column, light_is, light_rank
from tracker.queries.scope import may_see
from tracker.queries.search import matching


@dataclass(frozen=True, slots=True)
class Place:
    """Which ledger: one organisation's tasks of one plan year, as seen by the actor, with lights as of today."""

    actor: Actor
    org_id: int
    year: int
    cut: Cutoffs


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One task as the ledger shows it; names are looked up in the Directory."""

    id: int
    version: int
    number: int
    kind: TaskKind
    title: str
    state: TaskState
    due_on: date | None
    first_due_on: date | None
    lead_unit_id: int
    owner_id: int | None
    sponsor_id: int | None
    priority: Priority
    source_kind: SourceKind
    source_name: str
    source_number: str
    light: str


COLUMNS = (
    Task.id, Task.version_id, Task.number, Task.kind, Task.title, Task.state, Task.due_on, Task.first_due_on,
    Task.lead_unit_id, Task.owner_id, Task.sponsor_id, Task.priority, Source.kind, Source.name, Source.number,
)  # fmt: skip


def tasks_of(place: Place) -> ColumnElement[bool]:
    """Tasks of this ledger; voided ones are hidden."""
    return (
        may_see(place.actor, Task)
        & (Task.org_id == place.org_id)
        & (Task.plan_year == place.year)
        & Task.voided_at.is_(None)
    )


def counts(place: Place, asked: LedgerFilter, directory: Directory) -> dict[Light, int]:
    """How many tasks of the filter (its light apart) show each light."""
    light = light_column(place.cut).label("light")
    found = select(light, func.count()).where(*_wanted(place, asked, directory)).group_by(light)
    numbers: dict[str, int] = {row[0]: row[1] for row in db.session.execute(found)}
    return {light: numbers.get(light.value, 0) for light in Light}


def rows(place: Place, asked: LedgerFilter, directory: Directory) -> list[LedgerRow]:
    """One page of the ledger, sorted."""
    found = select(*COLUMNS, light_column(place.cut)).join(Source, Source.id == Task.source_id)
    found = found.where(*_wanted(place, asked, directory))
    if asked.light:
        found = found.where(light_is(Light(asked.light), place.cut))
    page = found.order_by(*_order(place, asked)).limit(PAGE_SIZE).offset((asked.page - 1) * PAGE_SIZE)
    lines: Sequence[Any] = db.session.execute(page).all()
    return [LedgerRow(*line) for line in lines]


def _wanted(place: Place, asked: LedgerFilter, directory: Directory) -> list[ColumnElement[bool]]:
    """The conditions of place and filter, its light apart."""
    found = [tasks_of(place)]
    if asked.kind:
        found.append(Task.kind == TaskKind(asked.kind))
    if asked.state:
        found.append(Task.state == TaskState(asked.state))
    if asked.theme:
        found.append(Task.theme_code == asked.theme)
    if asked.unit:
        found.append(leads_or_supports(_id_of(directory.units, asked.unit)))
    if asked.owner:
        found.append(Task.owner_id == _person(place.actor, directory, asked.owner))
    if asked.sponsor:
        found.append(Task.sponsor_id == _person(place.actor, directory, asked.sponsor))
    if asked.q:
        found.append(matching(place.org_id, asked.q))
    return found


def leads_or_supports(unit_id: int) -> ColumnElement[bool]:
    """Tasks in which the unit has a part."""
    supported = select(task_supporting_unit.c.task_id).where(task_supporting_unit.c.unit_id == unit_id)
    return or_(Task.lead_unit_id == unit_id, Task.id.in_(supported))


def _id_of(entries: Mapping[int, Entry], key: str) -> int:
    entry = by_key(entries.values(), key)
    return entry.id if entry else -1


def _person(actor: Actor, directory: Directory, key: str) -> int:
    return (actor.user_id or -1) if key == ME else _id_of(directory.people, key)


def _order(place: Place, asked: LedgerFilter) -> list[ColumnElement[Any]]:
    """Undated tasks last whichever way; the number settles ties, so that pages never overlap."""
    undated = Task.due_on.is_(None)
    columns: dict[str, ColumnElement[Any]] = {
        "light": light_rank(place.cut), "number": Task.number.expression, "title": Task.title.expression,
        "due": Task.due_on.expression, "state": Task.state.expression,
    }  # fmt: skip
    column = columns[asked.column]
    first = column.desc() if asked.descending else column.asc()
    if asked.column == "due":
        return [undated.asc(), first, Task.number.asc()]
    return [first, undated.asc(), Task.due_on.asc(), Task.number.asc()]


def report_places(actor: Actor, task_ids: Sequence[int]) -> dict[int, tuple[int | None, list[str], str]]:
    """Where in a report tasks stand: report year, heading path and enumerator of each task's first item."""
    found = (
        select(task_item.c.task_id, Reading.year, ReportItem.heading_path, ReportItem.enumerator)
        .join(ReportItem, ReportItem.id == task_item.c.item_id)
        .join(Reading, Reading.id == ReportItem.reading_id)
        .where(task_item.c.task_id.in_(task_ids), may_see(actor, ReportItem))
        .order_by(ReportItem.span_start.desc())
    )
    return {task: (year, path, enumerator) for task, year, path, enumerator in db.session.execute(found)}
