"""Records of routine work for tests, made through the services."""

from datetime import date, timedelta
from itertools import count

from sqlalchemy import select

from tests.support.world import TODAY, World
from tracker.extensions import db
from tracker.models import Indicator, WorkRecord
from tracker.services.indicators import adopt_default_indicators
from tracker.services.work import NewFigure, NewRecord, accept, record_work, return_entries
from tracker.web import clock

FIGURES = (NewFigure("普法宣传", "1", "场"),)
_seconds = count()


def adopt(world: World, org: str = "yunxi") -> dict[str, int]:
    """Give an organisation the usual indicators: name → id."""
    short = {"yunxi": "yx", "heshan": "hs", "qinghe": "qh"}[org]
    adopt_default_indicators(world.actor(f"{short}-coord"), clock.now(), world.org(org).id)
    rows = db.session.execute(select(Indicator.name, Indicator.id).where(Indicator.org_id == world.org(org).id))
    return {row.name: row.id for row in rows}


def add_record(
    world: World,
    account: str,
    *,
    text: str = "在云溪村讲民法典",
    theme: str | None = "T10",
    unit: str = "yunxi-zf",
    day: date = TODAY,
    to_on: date | None = None,
    figures: tuple[NewFigure, ...] = (),
    accepted: bool = False,
    returned: str = "",
) -> WorkRecord:
    """A record as somebody reports it; accepted by the head of the unit, or returned with a reason, if asked for."""
    now = clock.now() + timedelta(seconds=next(_seconds) % 1000)
    unit_id, org = world.unit(unit).id, world.unit(unit).org_id
    new = NewRecord(unit_id, theme, day, to_on, text, figures=figures)
    record = record_work(world.actor(account), now, org, new)
    judge = world.actor("yx-head" if account == "yx-staff" else "yx-coord")
    if accepted:
        accept(judge, now, {record.id: record.version_id})
    if returned:
        return_entries(judge, now, {record.id: record.version_id}, returned)
    return record
