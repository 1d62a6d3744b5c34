"""Figures of a year: what accepted and waiting entries add up to, and what last year's report said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, union_all

from tracker.domain.counting import fits, match
from tracker.domain.people import Actor
from tracker.domain.quarters import bounds
from tracker.domain.reports import ReadingState
from tracker.domain.sums import Sum, total
from tracker.domain.work import EntryState, Qualifier, Summing
from tracker.extensions import db
from tracker.models import Edition, Figure, Indicator, Reading, Report, WorkEntry
from tracker.queries.catalogue import catalogue
from tracker.queries.scope import may_see

COUNTED = (EntryState.ACCEPTED, EntryState.PENDING)
NO_DAYS = (date.max, date.max)
_WORDS: Mapping[str, Qualifier] = {
    "以上": Qualifier.AT_LEAST, "不少于": Qualifier.AT_LEAST, "不低于": Qualifier.AT_LEAST, "余": Qualifier.MORE,
    "多": Qualifier.MORE, "超": Qualifier.MORE, "逾": Qualifier.MORE, "近": Qualifier.NEARLY, "约": Qualifier.ABOUT,
    "左右": Qualifier.ABOUT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report said of an indicator, and the words in which it said so."""

    value: Decimal
    unit: str
    qualifier: Qualifier
    quote: str


@dataclass(frozen=True, slots=True)
class YearSum:
    """An indicator's value from accepted entries, and from those that wait to be; None where nothing was reported."""

    accepted: Sum | None = None
    pending: Sum | None = None


def indicators_of(actor: Actor, org_id: int, *, active: bool = True) -> list[Indicator]:
    """The catalogue of an organisation in its order; retired ones too if not only `active` ones are asked for."""
    return [one for one in catalogue(actor, org_id).values() if one.is_active or not active]


@dataclass(frozen=True, slots=True)
class _Part:
    """What one group of figures adds up to, or one latest figure."""

    indicator_id: int
    state: EntryState
    unit: str
    qualifier: Qualifier
    value: Decimal
    inside: bool
    to_on: date
    figure_id: int


def year_sums(
    actor: Actor, org_id: int, year: int, indicators: Iterable[Indicator], unit_id: int | None = None
) -> Mapping[int, YearSum]:
    """Sums by indicator id, of one unit if asked for, in one statement however many entries there are.

    SUM adds; LATEST takes the figure of the entry that ended last (of accepted and of waiting ones each). Figures in
    units that do not count as the indicator's are left out.
    """
    known = list(indicators)
    return _sums(known, _parts(actor, org_id, year, known, unit_id, NO_DAYS))


def quarter_sums(
    actor: Actor, org_id: int, year: int, quarter: int, indicators: Iterable[Indicator], unit_id: int
) -> tuple[Mapping[int, YearSum], Mapping[int, YearSum]]:
    """Of a year, and of the entries among them that ended in one of its quarters; in one statement."""
    known = list(indicators)
    parts = _parts(actor, org_id, year, known, unit_id, bounds(year, quarter))
    return _sums(known, parts), _sums(known, [part for part in parts if part.inside])


def _sums(known: Iterable[Indicator], parts: Sequence[_Part]) -> Mapping[int, YearSum]:
    found = {one.id: YearSum(*(_value(one, parts, state) for state in COUNTED)) for one in known}
    return {key: value for key, value in found.items() if value != YearSum()}


def _value(indicator: Indicator, parts: Iterable[_Part], state: EntryState) -> Sum | None:
    """What the parts of an indicator make in one state."""
    mine = [part for part in parts if part.indicator_id == indicator.id and part.state is state]
    counted = [Sum(part.value, part.qualifier) for part in mine if fits(part.unit, indicator)]
    return total(counted[-1:] if indicator.summing is Summing.LATEST else counted)


def _parts(
    actor: Actor, org_id: int, year: int, known: Sequence[Indicator], unit_id: int | None, days: tuple[date, date]
) -> list[_Part]:
    """What there is to add, the earliest first. `inside` are entries that ended in `days` (both included)."""
    ids = {way: [one.id for one in known if one.summing is way] for way in Summing}
    entries = (may_see(actor, WorkEntry), WorkEntry.org_id == org_id, WorkEntry.year == year)
    unit = () if unit_id is None else (WorkEntry.unit_id == unit_id,)
    chosen = (may_see(actor, Figure), *entries, WorkEntry.state.in_(COUNTED), *unit)
    inside = case((WorkEntry.to_on.between(*days), 1), else_=0).label("inside")
    added = _added(inside).where(*chosen, Figure.indicator_id.in_(ids[Summing.SUM]))
    latest = _latest(inside, (*chosen, Figure.indicator_id.in_(ids[Summing.LATEST])))
    rows = db.session.execute(union_all(added, latest).order_by("to_on", "figure_id"))
    return [_Part(*row) for row in rows]


def _added(inside: ColumnElement[int]) -> Any:
    kinds = (Figure.indicator_id, WorkEntry.state, Figure.unit, Figure.qualifier)
    place = (func.max(WorkEntry.to_on).label("to_on"), func.max(Figure.id).label("figure_id"))
    columns = (*kinds, func.sum(Figure.value).label("value"), inside, *place)
    return select(*columns).join(WorkEntry).group_by(*kinds, inside)


def _latest(inside: ColumnElement[int], chosen: Iterable[ColumnElement[bool]]) -> Any:
    """The last figure of each indicator, state and unit."""
    order = (WorkEntry.to_on.desc(), WorkEntry.id.desc(), Figure.id.desc())
    kinds = (Figure.indicator_id, WorkEntry.state, Figure.unit)
    rank = func.row_number().over(partition_by=(*kinds, inside), order_by=order).label("rank")
    columns = (*kinds, Figure.qualifier, Figure.value, inside, WorkEntry.to_on, Figure.id.label("figure_id"))
    inner = select(*columns, rank).join(WorkEntry).where(*chosen).subquery()
    return select(*list(inner.c)[: len(columns)]).where(inner.c.rank == 1)


def last_year(actor: Actor, org_id: int, year: int, indicators: Iterable[Indicator]) -> Mapping[int, Reported]:
    """What the confirmed report on the year before said, by indicator id; of several statements the first."""
    known = list(indicators)
    found: dict[int, Reported] = {}
    for stated in _stated(actor, org_id, year - 1):
        unit = str(stated.get("unit") or "")
        one = match(str(stated.get("indicator") or ""), unit, known)
        value = _decimal(stated.get("value"))
        if one is not None and value is not None and one.id not in found:
            quote = str(stated.get("text") or "")
            found[one.id] = Reported(value, unit or one.unit, _qualifier(stated.get("qualifier")), quote)
    return found


def _stated(actor: Actor, org_id: int, year: int) -> list[Any]:
    """The figures of the latest confirmed reading of the report on a year."""
    readings = select(Reading.figures).join(Edition).join(Report, Report.id == Edition.report_id)
    mine = readings.where(may_see(actor, Reading), Reading.org_id == org_id, Reading.state == ReadingState.DONE)
    of_year = mine.where(Report.year == year, Edition.voided_at.is_(None)).order_by(Reading.id.desc()).limit(1)
    return db.session.scalar(of_year) or []


def _decimal(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _qualifier(word: object) -> Qualifier:
    """The qualifier that a word of the text means."""
    return next((meant for part, meant in _WORDS.items() if part in str(word or "")), Qualifier.EXACT)
