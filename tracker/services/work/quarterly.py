"""The quarterly form of a unit: the figures of its themes on one page, kept as one record for each theme."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.quarters import bounds
from tracker.domain.work import LIVE, Qualifier
from tracker.extensions import db
from tracker.models import Figure, WorkRecord
from tracker.queries.catalogue import catalogue
from tracker.queries.scope import may_see
from tracker.services.days import local_day
from tracker.services.numbers import lock_organisation
from tracker.services.work.checking import FIRST_YEAR
from tracker.services.work.entered import NewFigure, NewRecord
from tracker.services.work.figures import figures_of
from tracker.services.work.once import all_once, tidy_key
from tracker.services.work.recording import make_record


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """The figure of an indicator as typed; blank lines are passed over."""

    indicator_id: int
    value: str
    qualifier: Qualifier = Qualifier.EXACT
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The form as checked: what goes into each theme's record."""

    unit_id: int
    from_on: date
    to_on: date
    text: str
    evidence_ids: tuple[int, ...]
    author_id: int | None
    by_theme: Mapping[str | None, tuple[NewFigure, ...]]

    def record(self, theme: str | None) -> NewRecord:
        """The record of a theme."""
        return NewRecord(
            self.unit_id, theme, self.from_on, self.to_on, self.text,
            figures=self.by_theme[theme], evidence_ids=self.evidence_ids, author_id=self.author_id,
        )  # fmt: skip


def report_quarter(  # noqa: PLR0913, PLR0917 - one form of a whole page
    actor: Actor,
    now: datetime,
    org_id: int,
    unit_id: int,
    year: int,
    quarter: int,
    lines: Sequence[QuarterLine],
    text: str,
    evidence_ids: Collection[int] = (),
    author_id: int | None = None,
    key: str = "",
) -> list[WorkRecord]:
    """One record per theme that has figures, from the first day of the quarter to its last, or to today.

    Each carries the text (which may be left out beside figures) and the evidence; without figures there is one record
    without a theme. The same key keeps all once. Errors: NotAllowed, NotFound, Conflict("quarter_reported": revise the
    record that has the figure; "key_taken"), Invalid with the field at fault; figures-N-value is line N, from 0.
    """
    require(actor, Permission.RECORD, Subject(org_id, unit_id))
    from_on, to_on = _period(local_day(now), year, quarter)
    by_theme = _by_theme(actor, org_id, lines)
    if None in by_theme and not text.strip():
        raise Invalid("required", field="text")
    sheet = _Sheet(unit_id, from_on, to_on, text, tuple(evidence_ids), author_id, by_theme)
    form = tidy_key(key)
    lock_organisation(actor, org_id)  # the same quarter from two people at once
    keys = {theme: tidy_key(f"{form}-{theme}") if theme else form for theme in by_theme}
    return all_once(actor, org_id, [*keys.values()], WorkRecord, lambda: _make(actor, now, org_id, sheet, keys))


def _period(today: date, year: int, quarter: int) -> tuple[date, date]:
    if quarter not in range(1, 5) or year not in range(FIRST_YEAR, today.year + 2):
        raise NotFound("not_found")
    first, last = bounds(year, quarter)
    if first > today:
        raise Invalid("quarter_not_begun", field="quarter")
    return first, min(last, today)


def _by_theme(actor: Actor, org_id: int, lines: Sequence[QuarterLine]) -> dict[str | None, tuple[NewFigure, ...]]:
    """Figures by the theme of their indicator, each line checked; {None: ()} without any."""
    entered = [NewFigure("", line.value, line.unit, line.qualifier, line.indicator_id) for line in lines]
    figures_of(actor, org_id, entered, most=len(entered))
    themes = {indicator.id: indicator.theme_code for indicator in catalogue(actor, org_id).values()}
    found: dict[str | None, tuple[NewFigure, ...]] = {}
    for line, figure in zip(lines, entered, strict=True):
        if line.value.strip():
            theme = themes[line.indicator_id]
            found[theme] = (*found.get(theme, ()), figure)
    return found or {None: ()}


def _make(actor: Actor, now: datetime, org_id: int, sheet: _Sheet, keys: Mapping[str | None, str]) -> list[WorkRecord]:
    _refuse_again(actor, sheet)
    return [
        make_record(actor, now, org_id, sheet.record(theme), key, needs_text=theme is None)
        for theme, key in keys.items()
    ]


def _refuse_again(actor: Actor, sheet: _Sheet) -> None:
    """A figure of a quarter is reported once: a second report would be added to it, though it was meant to mend it."""
    indicators = {figure.indicator_id for figures in sheet.by_theme.values() for figure in figures}
    same = (WorkRecord.unit_id == sheet.unit_id, WorkRecord.from_on == sheet.from_on, WorkRecord.to_on > sheet.from_on)
    reported = (
        select(Figure.name)
        .join(WorkRecord, Figure.entry_id == WorkRecord.id)
        .where(may_see(actor, WorkRecord), *same, WorkRecord.state.in_(LIVE), Figure.indicator_id.in_(indicators))
    )
    name = db.session.scalar(reported.limit(1))
    if name is not None:
        raise Conflict("quarter_reported", name=name)
