"""Made-up years: rollups put together by hand, without a database."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from tracker.domain.outcomes import Outcome, Verdict, Why
from tracker.domain.periods import Period, days_of
from tracker.domain.reports import ItemKind
from tracker.domain.rollup import FigurePart, Noted, Rollup, TaskYear, ThemeYear, Told, YearTotal
from tracker.domain.sums import Sum, total
from tracker.domain.tasks import TaskKind, TaskState
from tracker.domain.themes import DEFAULT_THEMES
from tracker.domain.work import Duty, EntryKind, Qualifier, Summing

YEAR = 2026
NAMES = {theme.code: theme.name for theme in DEFAULT_THEMES}
_IDS = count(1000)


def figure(name: str, value: float | str, unit: str, qualifier: Qualifier = Qualifier.EXACT, **more: Any) -> FigurePart:
    """An accepted figure of no entry yet."""
    number = more.pop("id", None) or next(_IDS)
    return FigurePart(number, 0, name, Decimal(str(value)), unit, qualifier, None, date(YEAR, 6, 1))


def entry(
    text: str,
    *figures: FigurePart,
    task: int | None = None,
    on: date = date(YEAR, 6, 1),
    theme: str | None = "T4",
    **more: Any,
) -> Told:
    """Accepted progress on a task, or a record of routine work."""
    number = more.pop("id", None) or next(_IDS)
    parts = tuple(
        FigurePart(one.figure_id, number, one.name, one.value, one.unit, one.qualifier, one.indicator_id, on)
        for one in figures
    )
    kind = EntryKind.RECORD if task is None else EntryKind.PROGRESS
    return Told(number, kind, task, theme, text, on, on, "综合行政执法队", 7, "陈立新", figures=parts, **more)


def record(text: str, *figures: FigurePart, duty: Duty | None = None, **more: Any) -> Told:
    """A record of routine work."""
    return entry(text, *figures, duty=duty, **more)


def task(
    title: str, *entries: Told, kind: TaskKind = TaskKind.PLAN, outcome: Outcome = Outcome.KEPT,
    why: Why = Why.CLOSED_IN_TIME, theme: str | None = "T4", **more: Any,
) -> TaskYear:  # fmt: skip
    """A task, kept unless something else is said."""
    number = more.pop("id", None) or next(_IDS)
    closed = None if why in {Why.STILL_OPEN, Why.NOTHING_DONE, Why.GOES_ON} else date(YEAR, 9, 1)
    given = {
        "first_due_on": date(YEAR, 11, 30), "due_on": date(YEAR, 11, 30), "closed_on": closed, "late_since": None,
        "percent": None, "quote": title, "state": TaskState.CLOSED if closed else TaskState.IN_PROGRESS,
    } | more  # fmt: skip
    return TaskYear(
        id=number, number=number, kind=kind, title=title, theme_code=theme, verdict=Verdict(outcome, why),
        lead_unit_id=3, lead_unit="综合行政执法队", owner_id=7, owner="陈立新", sponsor_id=8,
        entries=tuple(entries), **given,
    )  # fmt: skip


def problem(title: str, *entries: Told, **more: Any) -> TaskYear:
    """A rectification, unless told otherwise still open at the end of the year."""
    given: dict[str, Any] = {"outcome": Outcome.NOT_KEPT, "why": Why.STILL_OPEN} | more
    return task(title, *entries, kind=TaskKind.RECTIFICATION, **given)


def note(text: str, cause: str = "", kind: ItemKind = ItemKind.PROBLEM, **more: Any) -> Noted:
    """A problem that somebody noted, or an intention."""
    number = more.pop("id", None) or next(_IDS)
    return Noted(number, kind, text, cause, more.pop("theme", "T4"), date(YEAR, 8, 1), 9, "李文澜", **more)


def totals_of(theme: str | None, entries: Iterable[Told]) -> tuple[YearTotal, ...]:
    """What the figures of a theme add up to, by their own names."""
    shelves: dict[tuple[str, str], list[FigurePart]] = {}
    for part in (part for entry in entries for part in entry.figures):
        shelves.setdefault((part.name, part.unit), []).append(part)
    return tuple(_total(theme, name, unit, parts) for (name, unit), parts in shelves.items())


def _total(theme: str | None, name: str, unit: str, parts: Sequence[FigurePart]) -> YearTotal:
    latest = unit == "%" or name in {"持证执法人员", "法律明白人"}
    used = tuple(parts[-1:]) if latest else tuple(parts)
    found = total(Sum(part.value, part.qualifier) for part in used)
    assert found is not None
    way = Summing.LATEST if latest else Summing.SUM
    return YearTotal(f"n:{theme or ''}:{name}{unit}", None, name, name, unit, theme, way, found, used)


def year(
    *work: TaskYear | Told,
    notes: Iterable[Noted] = (),
    period: Period = Period.YEAR,
    only: Iterable[str | None] = (),
    **more: Any,
) -> Rollup:
    """A rollup of tasks and records; themes without work are there too, unless `only` some are."""
    codes = [*NAMES, *([None] if any(one.theme_code is None for one in work) else [])]
    wanted = set(only) or set(codes)
    themes = tuple(_theme(code, work) for code in codes if code in wanted)
    first, last = days_of(period, YEAR)
    given: dict[str, Any] = {"org": "云溪镇人民政府", "superior": "青禾县人民政府", "year": YEAR} | more
    return Rollup(org_id=1, period=period, from_on=first, to_on=last, themes=themes, notes=tuple(notes), **given)


def _theme(code: str | None, work: Iterable[TaskYear | Told]) -> ThemeYear:
    mine = [one for one in work if one.theme_code == code]
    tasks = tuple(one for one in mine if isinstance(one, TaskYear))
    records = tuple(one for one in mine if isinstance(one, Told))
    entries = [*records, *(entry for task in tasks for entry in task.entries)]
    return ThemeYear(code, NAMES.get(code or "", ""), tasks, records, totals_of(code, entries))
