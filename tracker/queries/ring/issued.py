"""Whether and when towns issued their reports, as those above them may know: drafts are nobody else's business."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from tracker.domain.people import Actor
from tracker.domain.reports import ReadingState
from tracker.extensions import db
from tracker.models import Edition, Reading, Report
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class Issued:
    """The report of an organisation on a year: the day that it bears, else none; and when it came into the system."""

    org_id: int
    year: int
    title: str
    dated_on: date | None
    uploaded_at: datetime


def issued_reports(actor: Actor, org_ids: Sequence[int], year: int) -> dict[int, Issued]:
    """The confirmed reports on a year by organisation, in one statement; of several editions the first: a correction
    makes nobody late.
    """
    shown = (may_see(actor, Edition), may_see(actor, Reading), may_see(actor, Report))
    valid = (Edition.voided_at.is_(None), Reading.state == ReadingState.DONE, Report.year == year)
    columns = (Report.org_id, Report.year, Edition.title, Edition.dated_on, Edition.uploaded_at)
    found = select(*columns).join(Edition, Edition.report_id == Report.id).join(Reading)
    mine = found.where(*shown, *valid, Report.org_id.in_(org_ids)).order_by(Edition.number.desc(), Edition.id.desc())
    rows: Sequence[Any] = db.session.execute(mine).all()
    return {row.org_id: Issued(*row) for row in rows}
