"""The year's work as one object (年终汇总), from accepted entries only. A fixed number of statements."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.domain.periods import Period, days_of
from tracker.domain.rollup import Noted, Rollup, TaskYear, ThemeYear, Told, YearTotal
from tracker.domain.totals import totals_of
from tracker.extensions import db
from tracker.models import Organisation, YearNote
from tracker.queries.catalogue import catalogue
from tracker.queries.directory import Directory, directory_of
from tracker.queries.drafting.last_report import last_report
from tracker.queries.drafting.rollup_rows import beside, task_rows
from tracker.queries.drafting.rollup_tasks import Work, sorted_work, task_years
from tracker.queries.drafting.rollup_work import told_of, worked_tasks
from tracker.queries.scope import visible, visible_organisations


def rollup_of(actor: Actor, org_id: int, year: int, period: Period = Period.YEAR, *, today: date) -> Rollup:
    """What an organisation did in a period, as far as the actor may see it.

    Entries count by their last day, tasks by their plan year. The rest (returns, extensions, outcomes) is as it stands
    now. NotFound for an organisation that the actor may not know of.
    """
    org = db.session.scalar(visible_organisations(actor).where(Organisation.id == org_id))
    if org is None:
        raise NotFound("not_found")
    days = days_of(period, year)
    directory, indicators = directory_of(actor, org_id, today), catalogue(actor, org_id)
    rows = task_rows(actor, org_id, year, worked_tasks(actor, org_id, days))
    work = sorted_work(rows, told_of(actor, org_id, days, directory), year)
    tasks = task_years(rows, beside(actor, org_id, year), work, indicators, directory, days[1])
    totals = totals_of(_entries(tasks, work), indicators)
    return Rollup(
        org_id=org_id, org=org.name, superior=org.parent.name if org.parent else "", year=year, period=period,
        from_on=days[0], to_on=days[1], themes=_themes(directory, tasks, work.records, totals),
        notes=_notes(actor, org_id, year, directory, None if period is Period.YEAR else days),
        last=last_report(actor, org_id, year),
    )  # fmt: skip


def _entries(tasks: Iterable[TaskYear], work: Work) -> list[Told]:
    """All entries, the oldest first."""
    every = [*work.records, *(entry for task in tasks for entry in task.entries)]
    return sorted(every, key=lambda entry: (entry.to_on, entry.id))


def _themes(
    directory: Directory, tasks: Iterable[TaskYear], records: Iterable[Told], totals: Iterable[YearTotal]
) -> tuple[ThemeYear, ...]:
    """Every theme of the organisation in its order; after them what belongs to none, if there is such work."""
    names = {theme.key: theme.name for theme in directory.themes.values()}
    shelves = [_by_theme(things, names) for things in (tasks, records, totals)]
    codes: list[str | None] = [*names, *([None] if any(None in shelf for shelf in shelves) else [])]
    return tuple(
        ThemeYear(code, names.get(code or "", ""), *(tuple(shelf.get(code, ())) for shelf in shelves)) for code in codes
    )


def _by_theme(things: Iterable[Any], names: Container[str | None]) -> Mapping[str | None, list[Any]]:
    """Tasks, records or totals by theme; under None those of no theme that there is."""
    shelf: dict[str | None, list[Any]] = defaultdict(list)
    for thing in things:
        shelf[thing.theme_code if thing.theme_code in names else None].append(thing)
    return shelf


def _notes(
    actor: Actor, org_id: int, year: int, directory: Directory, days: tuple[date, date] | None
) -> tuple[Noted, ...]:
    """What was noted for the report on a year, and not taken back; of these `days` only, if there are some."""
    mine = visible(actor, YearNote).where(YearNote.org_id == org_id, YearNote.year == year)
    standing = mine.where(YearNote.withdrawn_at.is_(None))
    chosen = standing if days is None else standing.where(YearNote.noted_on.between(*days))
    return tuple(
        Noted(
            note.id, note.kind, note.text, note.cause, note.theme_code, note.noted_on, note.author_id,
            directory.person(note.author_id), note.unit_id, note.task_id,
        )
        for note in db.session.scalars(chosen.order_by(YearNote.noted_on, YearNote.id))
    )  # fmt: skip
