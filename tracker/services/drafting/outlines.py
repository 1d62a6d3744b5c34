"""Changing the outline by which an organisation and those below it draft."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.domain.errors import Conflict, Invalid
from tracker.domain.outline_check import checked
from tracker.domain.outlines import Outline
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reports import Series
from tracker.extensions import db
from tracker.models import OutlineRow
from tracker.queries.scope import visible
from tracker.services.events import record
from tracker.services.rows import check_version, take_organisation
from tracker.services.tasks.assignment import YEARS


@dataclass(frozen=True, slots=True)
class Place:
    """For which reports an outline is: of an organisation and those below it, on `year` and later."""

    org_id: int
    year: int
    period: Period = Period.YEAR
    series: Series = Series.RULE_OF_LAW


def save_outline(actor: Actor, now: datetime, place: Place, version: int, outline: Outline) -> OutlineRow:
    """Keep an outline from this year on; drafts that were begun keep theirs until they are composed anew.

    `version` is that of the organisation's own outline from this very year that the person saw, 0 if there was none.
    Errors: NotAllowed, NotFound, Conflict("changed_meanwhile"), Invalid with the field at fault (see `checked`).
    """
    own = _own(actor, place)
    row = own if own is not None and own.from_year == place.year else None
    if version != (row.version_id if row else 0):
        raise Conflict("changed_meanwhile")
    tidy = checked(outline)
    if row is None or Outline.read(row.data) != tidy:
        row = _keep(actor, now, place, row, tidy.stored())
    db.session.commit()
    return row


def reset_outline(actor: Actor, now: datetime, place: Place, version: int) -> None:
    """Take the organisation's own outline away that holds in this year: an earlier one, the county's or the usual one
    holds then. Nothing happens where there is none.

    Errors: NotAllowed, NotFound, Conflict("changed_meanwhile").
    """
    row = _own(actor, place)
    if row is not None:
        check_version(row, version)
        record(actor, now, "outline_reset", row, before={"year": row.from_year, "outline": row.data})
        db.session.delete(row)
    db.session.commit()


def _own(actor: Actor, place: Place) -> OutlineRow | None:
    """The organisation's own outline that holds in the year; one act at a time."""
    if place.year not in YEARS:
        raise Invalid("date_out_of_range", field="year")
    take_organisation(actor, place.org_id)
    require(actor, Permission.DRAFT, Subject(place.org_id))
    mine = visible(actor, OutlineRow).where(OutlineRow.org_id == place.org_id, OutlineRow.series == place.series)
    until = mine.where(OutlineRow.period == place.period, OutlineRow.from_year <= place.year)
    return db.session.scalar(until.order_by(OutlineRow.from_year.desc()).limit(1))


def _keep(actor: Actor, now: datetime, place: Place, row: OutlineRow | None, data: dict[str, Any]) -> OutlineRow:
    before = {} if row is None else {"outline": row.data}
    if row is None:
        row = OutlineRow(org_id=place.org_id, series=place.series, period=place.period, from_year=place.year, data=data)
        db.session.add(row)
    row.data = data
    record(actor, now, "outline_saved", row, before=before, after={"year": place.year, "outline": data})
    return row
