"""The outline by which an organisation drafts: its own, else that of the one above it, else the usual one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, bindparam, literal, select

from tracker.domain.outlines import Outline, default_outline
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.domain.reports import Series
from tracker.models import Organisation, OutlineRow
from tracker.queries.kept import read
from tracker.queries.scope import visible_organisations

_LINE = (
    select(Organisation.id, Organisation.parent_id, Organisation.name, literal(0).label("height"))
    .where(Organisation.id == bindparam("org", type_=Integer))
    .cte(recursive=True)
)
_LINE_UP = _LINE.union_all(
    select(Organisation.id, Organisation.parent_id, Organisation.name, _LINE.c.height + 1).where(
        Organisation.id == _LINE.c.parent_id
    )
)
"""An organisation and those above it. How an office writes is no secret: without one a town follows its county."""


@dataclass(frozen=True, slots=True)
class Held:
    """An outline and whose it is: `own`, of the organisation called `holder` above, or the usual one (holder "").

    `from_year` is the first year for which it was set (0 for the usual one), `version` that of the own row.
    """

    outline: Outline
    own: bool = False
    holder: str = ""
    from_year: int = 0
    version: int = 0


def outline_of(actor: Actor, org_id: int, series: Series, year: int, period: Period = Period.YEAR) -> Outline:
    """The outline that holds for a report: of each organisation the latest from a year up to `year`, nearest first."""
    return held_outline(actor, org_id, series, year, period).outline


def held_outline(
    actor: Actor, org_id: int, series: Series, year: int, period: Period = Period.YEAR, *, inherited: bool = False
) -> Held:
    """The same with whose it is; `inherited`: the one that would hold if the organisation had none of its own."""
    for row in _rows(actor, org_id, series, year, period):
        own = row.org_id == org_id
        if not (own and inherited):
            return Held(Outline.read(row.data), own, row.name, row.from_year, row.version_id)
    return Held(default_outline(period))


def _rows(actor: Actor, org_id: int, series: Series, year: int, period: Period) -> Sequence[Any]:
    """The outlines of the line that hold in a year, the nearest first; none of an organisation that nobody may know."""
    seen = visible_organisations(actor).where(Organisation.id == org_id).with_only_columns(Organisation.id)
    columns = (OutlineRow.org_id, OutlineRow.from_year, OutlineRow.version_id, OutlineRow.data, _LINE_UP.c.name)
    of_line = (
        select(*columns)
        .join(_LINE_UP, _LINE_UP.c.id == OutlineRow.org_id)
        .where(OutlineRow.series == series, OutlineRow.period == period, OutlineRow.from_year <= year, seen.exists())
    )
    return read(of_line.order_by(_LINE_UP.c.height, OutlineRow.from_year.desc()), {"org": org_id})
