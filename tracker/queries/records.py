"""Reported work in lists: records of routine work, and where a number is to be explained, progress on tasks too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from tracker.domain.people import Actor
from tracker.domain.quarters import bounds
from tracker.domain.work import LIVE, Duty, EntryKind, EntryState, Qualifier
from tracker.models import Figure, Task, WorkEntry
from tracker.models.evidence import entry_evidence
from tracker.queries.directory import Directory, by_key
from tracker.queries.kept import read
from tracker.queries.records_filter import ALL, ME, RecordsFilter
from tracker.queries.scope import may_see

PAGE_SIZE = 50
COLUMNS = WorkEntry.__table__.c
"""Columns of either kind: named by its class, one would leave the other kind out."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure as it was reported."""

    name: str
    value: Decimal
    unit: str
    qualifier: Qualifier
    indicator_id: int | None = None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of a list; the task is that of progress."""

    id: int
    version: int
    kind: EntryKind
    from_on: date
    to_on: date
    text: str
    unit_id: int
    theme_code: str | None
    author_id: int
    recorder_id: int | None
    state: EntryState
    replaces_id: int | None
    duty: Duty | None
    task_year: int | None
    task_number: int | None
    task_title: str | None
    task_owner_id: int | None
    files: int
    figures: list[FigureLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Whose records: those of one organisation and year, as the actor sees them."""

    actor: Actor
    org_id: int
    year: int


def state_counts(shelf: Shelf, asked: RecordsFilter, directory: Directory) -> dict[EntryState, int]:
    """How many entries of the filter (its state apart) are in each state."""
    found = select(WorkEntry.state, func.count()).where(may_see(shelf.actor, WorkEntry))
    counted = found.where(*_wanted(shelf, asked, directory)).group_by(WorkEntry.state)
    numbers = {row[0]: row[1] for row in read(counted, {})}
    return {state: numbers.get(state, 0) for state in EntryState}


def entry_rows(shelf: Shelf, asked: RecordsFilter, directory: Directory, offset: int = 0) -> list[EntryRow]:
    """One page of entries, the latest day first, in two statements."""
    files = select(func.count()).where(entry_evidence.c.entry_id == WorkEntry.id).scalar_subquery()
    states = [EntryState(asked.state)] if asked.state else sorted(LIVE)
    found: Any = (
        select(
            WorkEntry.id, WorkEntry.version_id, WorkEntry.kind, WorkEntry.from_on, WorkEntry.to_on, WorkEntry.text,
            WorkEntry.unit_id, WorkEntry.theme_code, WorkEntry.author_id, WorkEntry.recorder_id, WorkEntry.state,
            WorkEntry.replaces_id, COLUMNS.duty, Task.plan_year, Task.number, Task.title, Task.owner_id, files,
        )
        .outerjoin(Task, and_(Task.id == COLUMNS.task_id, may_see(shelf.actor, Task)))
        .where(may_see(shelf.actor, WorkEntry), *_wanted(shelf, asked, directory), WorkEntry.state.in_(states))
        .order_by(WorkEntry.to_on.desc(), WorkEntry.id.desc())
        .limit(PAGE_SIZE)
        .offset(offset)
    )  # fmt: skip
    rows = [EntryRow(*row) for row in read(found, {})]
    _add_figures(shelf.actor, rows)
    return rows


def _add_figures(actor: Actor, rows: Sequence[EntryRow]) -> None:
    by_id = {row.id: row for row in rows}
    if not by_id:
        return
    columns = (Figure.entry_id, Figure.name, Figure.value, Figure.unit, Figure.qualifier, Figure.indicator_id)
    found: Any = select(*columns).where(may_see(actor, Figure), Figure.entry_id.in_(by_id)).order_by(Figure.id)
    for entry_id, *figure in read(found, {}):
        by_id[entry_id].figures.append(FigureLine(*figure))


def _wanted(shelf: Shelf, asked: RecordsFilter, directory: Directory) -> list[ColumnElement[bool]]:
    """The conditions of shelf and filter, its state apart; what may be seen at all is asked beside them."""
    found = [WorkEntry.org_id == shelf.org_id, WorkEntry.year == shelf.year]
    if asked.kind != ALL:
        found.append(WorkEntry.kind == EntryKind(asked.kind or EntryKind.RECORD))
    if asked.theme:
        found.append(WorkEntry.theme_code == asked.theme)
    if asked.unit:
        found.append(WorkEntry.unit_id == _id(directory.units, asked.unit))
    if asked.author:
        person = shelf.actor.user_id if asked.author == ME else _id(directory.people, asked.author)
        found.append(WorkEntry.author_id == person)
    if asked.indicator:
        counted = select(Figure.entry_id).where(may_see(shelf.actor, Figure))
        found.append(WorkEntry.id.in_(counted.where(Figure.indicator_id == int(asked.indicator))))
    if asked.quarter:
        found.append(WorkEntry.to_on.between(*bounds(shelf.year, int(asked.quarter))))
    return [*found, *(WorkEntry.text.contains(word, autoescape=True) for word in asked.q.split())]


def _id(entries: dict[int, Any], key: str) -> int | None:
    entry = by_key(entries.values(), key)
    return entry.id if entry else None
