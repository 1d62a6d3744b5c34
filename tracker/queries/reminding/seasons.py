"""What the year's rhythm asks for in an organisation and has not got yet: a quarter's figures, the year's report."""

from datetime import date

from sqlalchemy import exists, select

from tracker.domain.people import Actor
from tracker.domain.reports import Series
from tracker.domain.work import LIVE
from tracker.extensions import db
from tracker.models import Edition, Report, Unit, WorkRecord
from tracker.queries.quarter import of_quarter
from tracker.queries.scope import may_see


def units_without_figures(actor: Actor, org_id: int, year: int, quarter: int) -> list[int]:
    """Active units that have filed nothing by the form of the quarter."""
    filed = exists().where(WorkRecord.unit_id == Unit.id, WorkRecord.state.in_(LIVE), of_quarter(year, quarter))
    mine = select(Unit.id).where(may_see(actor, Unit), Unit.org_id == org_id, Unit.is_active)
    return list(db.session.scalars(mine.where(~filed.where(may_see(actor, WorkRecord))).order_by(Unit.id)))


def has_report(actor: Actor, org_id: int, today: date) -> bool:
    """Whether the report on the year before is there, as a file that stands."""
    stands = exists().where(Edition.report_id == Report.id, Edition.voided_at.is_(None), may_see(actor, Edition))
    found = select(Report.id).where(may_see(actor, Report), Report.org_id == org_id, Report.year == today.year - 1)
    return db.session.scalar(found.where(Report.series == Series.RULE_OF_LAW, stands).limit(1)) is not None
