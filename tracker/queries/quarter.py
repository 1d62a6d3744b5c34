"""The quarterly round: which themes a unit answers for, what it has reported, and who has reported at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from tracker.domain.people import Actor
from tracker.domain.quarters import bounds
from tracker.domain.work import LIVE, EntryState
from tracker.extensions import db
from tracker.models import Figure, Task, Theme, Unit, WorkRecord
from tracker.queries.records import FigureLine
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class ThemeOf:
    """A theme, and whether the unit answers for it."""

    code: str
    name: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class QuarterFigure:
    """A figure that was reported for a quarter by its form, and the record that holds it."""

    record_id: int
    version: int
    state: EntryState
    figure: FigureLine


@dataclass(frozen=True, slots=True)
class Filed:
    """What a unit has reported by the form of one quarter."""

    unit_id: int
    quarter: int
    records: int
    pending: int
    returned: int
    last_at: datetime


def themes_of_unit(actor: Actor, org_id: int, year: int, unit: Unit) -> list[ThemeOf]:
    """All themes; a unit's own are those of the tasks that it leads this year, and those that its name points to."""
    led = (may_see(actor, Task), Task.org_id == org_id, Task.plan_year == year, Task.lead_unit_id == unit.id)
    leads = select(Task.id).where(*led, Task.voided_at.is_(None), Task.theme_code == Theme.code).exists()
    found = select(Theme.code, Theme.name, Theme.lead_hints, leads).where(may_see(actor, Theme), Theme.org_id == org_id)
    return [
        ThemeOf(code, name, leading or any(hint in unit.name for hint in hints))
        for code, name, hints, leading in db.session.execute(found.order_by(Theme.position, Theme.id))
    ]


def quarter_figures(actor: Actor, org_id: int, unit_id: int, year: int, quarter: int) -> list[QuarterFigure]:
    """Figures that the unit has reported by the form of a quarter."""
    columns = (Figure.name, Figure.value, Figure.unit, Figure.qualifier, Figure.indicator_id)
    found = select(WorkRecord.id, WorkRecord.version_id, WorkRecord.state, *columns).join(
        Figure, Figure.entry_id == WorkRecord.id
    )
    mine = found.where(may_see(actor, WorkRecord), may_see(actor, Figure), WorkRecord.org_id == org_id)
    here = mine.where(WorkRecord.unit_id == unit_id, WorkRecord.state.in_(LIVE), of_quarter(year, quarter))
    rows = db.session.execute(here.order_by(WorkRecord.id, Figure.id))
    return [QuarterFigure(*row[:3], FigureLine(*row[3:])) for row in rows]


def filed(actor: Actor, org_id: int, year: int) -> list[Filed]:
    """What each unit has reported by the forms of a year, in one statement."""
    states = [func.count().filter(WorkRecord.state == state) for state in (EntryState.PENDING, EntryState.RETURNED)]
    columns = (WorkRecord.unit_id, WorkRecord.from_on, func.count(), *states, func.max(WorkRecord.created_at))
    mine = select(*columns).where(may_see(actor, WorkRecord), WorkRecord.org_id == org_id, WorkRecord.state.in_(LIVE))
    here = mine.where(or_(*(of_quarter(year, quarter) for quarter in range(1, 5))))
    rows: Any = db.session.execute(here.group_by(WorkRecord.unit_id, WorkRecord.from_on))
    return [Filed(unit_id, _quarter(from_on), *numbers) for unit_id, from_on, *numbers in rows]


def _quarter(from_on: date) -> int:
    return (from_on.month + 2) // 3


def of_quarter(year: int, quarter: int) -> ColumnElement[bool]:
    """Records that the form makes begin with the first day of the quarter and go on from there."""
    first, last = bounds(year, quarter)
    return and_(WorkRecord.from_on == first, WorkRecord.to_on > first, WorkRecord.to_on <= last)


def unit_by_code(actor: Actor, org_id: int, code: str) -> Unit | None:
    """A unit of the organisation."""
    return db.session.scalar(select(Unit).where(may_see(actor, Unit), Unit.org_id == org_id, Unit.code == code))


def active_units(actor: Actor, org_id: int) -> Sequence[Unit]:
    """The units that report, in their order."""
    mine = select(Unit).where(may_see(actor, Unit), Unit.org_id == org_id, Unit.is_active)
    return db.session.scalars(mine.order_by(Unit.position, Unit.id)).all()
