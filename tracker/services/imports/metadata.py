"""Which report a file is: series and year, confirmed by a person."""

from datetime import datetime

from tracker.domain.errors import Conflict
from tracker.domain.people import Actor
from tracker.domain.reports import Series
from tracker.domain.review import check_years
from tracker.extensions import db
from tracker.models import Reading, Report
from tracker.queries.scope import visible
from tracker.services.days import local_day
from tracker.services.events import change
from tracker.services.numbers import lock_organisation, next_edition_number
from tracker.services.review.hold import Held, hold_reading, settle


def confirm_meta(  # noqa: PLR0917  # the seven things that make a report
    actor: Actor, now: datetime, reading_id: int, version: int, year: int, plan_year: int, series: Series
) -> Report:
    """Place the edition as the next one of its report, which is made if it is the first.

    Invalid: year_out_of_range, plan_year_out_of_range. Conflict: already_confirmed once there are tasks.
    """
    check_years(year, plan_year, local_day(now).year)
    held = _hold(actor, reading_id, version)
    reading = held.reading
    if held.confirmed:
        raise Conflict("already_confirmed")
    report = report_of(actor, reading.org_id, series, year)
    if reading.edition.report_id != report.id:
        number = next_edition_number(actor, report)
        change(actor, now, "placed", reading.edition, {"report_id": report.id, "number": number})
    basis = reading.plan_year_basis if plan_year == reading.plan_year else "confirmed"
    values = {"year": year, "plan_year": plan_year, "plan_year_basis": basis, "meta_confirmed": True}
    change(actor, now, "confirmed_meta", reading, values)
    settle(actor, now, held)
    db.session.commit()
    return report


def _hold(actor: Actor, reading_id: int, version: int) -> Held:
    """The organisation's numbers first, then the reading: everybody locks in this order."""
    org_id = db.session.scalar(
        visible(actor, Reading).where(Reading.id == reading_id).with_only_columns(Reading.org_id)
    )
    if org_id is not None:
        lock_organisation(actor, org_id)
    return hold_reading(actor, reading_id, version)


def report_of(actor: Actor, org_id: int, series: Series, year: int) -> Report:
    """The report of a series and year, made if there is none. Call `lock_organisation` first."""
    same = visible(actor, Report).where(Report.org_id == org_id, Report.series == series, Report.year == year)
    report = db.session.scalar(same)
    if report is None:
        report = Report(org_id=org_id, series=series, year=year)
        db.session.add(report)
        db.session.flush()
    return report
