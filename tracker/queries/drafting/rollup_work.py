"""The accepted work of a period: entries with their figures and the number of their files. Three statements."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from tracker.domain.people import Actor
from tracker.domain.rollup import FigurePart, Told
from tracker.domain.work import EntryState
from tracker.models import Evidence, Figure, WorkEntry
from tracker.models.evidence import entry_evidence
from tracker.queries.directory import Directory
from tracker.queries.kept import read
from tracker.queries.scope import may_see

Days = tuple[date, date]
_ENTRY = WorkEntry.__table__.c


def accepted(actor: Actor, org_id: int, days: Days) -> tuple[ColumnElement[bool], ...]:
    """The condition: accepted, and ended within the days. What was replaced, returned or withdrawn is not accepted."""
    mine = (may_see(actor, WorkEntry), WorkEntry.org_id == org_id, WorkEntry.state == EntryState.ACCEPTED)
    return (*mine, WorkEntry.to_on.between(*days))


def worked_tasks(actor: Actor, org_id: int, days: Days) -> Select[Any]:
    """The ids of tasks on which work was accepted."""
    return select(_ENTRY.task_id).where(*accepted(actor, org_id, days), _ENTRY.task_id.is_not(None))


def told_of(actor: Actor, org_id: int, days: Days, directory: Directory) -> list[Told]:
    """The entries in the order of their days. Progress has the theme that was noted with it; see `with_theme`."""
    mine = accepted(actor, org_id, days)
    figures, files = _figures(actor, mine), _files(actor, mine)
    columns = (
        _ENTRY.id, _ENTRY.kind, _ENTRY.task_id, _ENTRY.theme_code, _ENTRY.text, _ENTRY.from_on, _ENTRY.to_on,
        _ENTRY.unit_id, _ENTRY.author_id, _ENTRY.difficulties, _ENTRY.next_step, _ENTRY.people, _ENTRY.duty,
    )  # fmt: skip
    rows = read(select(*columns).where(*mine).order_by(_ENTRY.to_on, _ENTRY.id), {})
    return [_told(row, directory, tuple(figures.get(row.id, ())), files.get(row.id, 0)) for row in rows]


def _told(row: Any, directory: Directory, figures: tuple[FigurePart, ...], evidence: int) -> Told:
    return Told(
        id=row.id, kind=row.kind, task_id=row.task_id, theme_code=row.theme_code, text=row.text, from_on=row.from_on,
        to_on=row.to_on, unit=directory.unit(row.unit_id), author_id=row.author_id,
        author=directory.person(row.author_id), difficulties=row.difficulties or "", next_step=row.next_step or "",
        people=row.people or "", duty=row.duty, figures=figures, evidence=evidence,
    )  # fmt: skip


def with_theme(told: Told, theme_code: str | None) -> Told:
    """Progress belongs to the theme in which its task stands now."""
    return told if told.theme_code == theme_code else replace(told, theme_code=theme_code)


def _figures(actor: Actor, mine: tuple[ColumnElement[bool], ...]) -> Mapping[int, list[FigurePart]]:
    columns = (Figure.id, Figure.entry_id, Figure.name, Figure.value, Figure.unit, Figure.qualifier)
    kept = select(*columns, Figure.indicator_id, WorkEntry.to_on)
    of_entries = kept.join(WorkEntry, WorkEntry.id == Figure.entry_id).where(may_see(actor, Figure), *mine)
    rows = read(of_entries.order_by(Figure.id), {})
    found: dict[int, list[FigurePart]] = defaultdict(list)
    for row in rows:
        found[row.entry_id].append(FigurePart(*row))
    return found


def _files(actor: Actor, mine: tuple[ColumnElement[bool], ...]) -> Mapping[int, int]:
    """How many files that the actor may see each entry has."""
    counted = (
        select(entry_evidence.c.entry_id, func.count().label("files"))
        .join(Evidence, Evidence.id == entry_evidence.c.evidence_id)
        .join(WorkEntry, WorkEntry.id == entry_evidence.c.entry_id)
    )
    rows = read(counted.where(may_see(actor, Evidence), *mine).group_by(entry_evidence.c.entry_id), {})
    return {row.entry_id: row.files for row in rows}
