"""What last year's report said: the confirmed reading of its newest edition."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import undefer

from tracker.domain.people import Actor
from tracker.domain.reports import Decision, ReadingState
from tracker.domain.rollup import LastReport, Stated
from tracker.extensions import db
from tracker.models import Edition, Reading, Report, ReportItem, Task
from tracker.models.tasks import task_item
from tracker.queries.kept import read
from tracker.queries.scope import may_see, visible


def last_report(actor: Actor, org_id: int, year: int) -> LastReport | None:
    """The report on the year before `year`, its accepted items and the tasks made of them; None if there is none.

    Only an edition that stands and a reading that was confirmed count; of several the newest. An item of which several
    tasks were made names the first; tasks are looked for by the item, so that those of an earlier edition count.
    """
    found = db.session.execute(_newest(actor, org_id, year)).first()
    if found is None:
        return None
    reading, edition = found
    items = _items(actor, reading.id)
    return LastReport(edition.id, year - 1, edition.text, items, tuple(_figures(reading.figures)))


def _newest(actor: Actor, org_id: int, year: int) -> Any:
    confirmed = (may_see(actor, Reading), Reading.org_id == org_id, Reading.state == ReadingState.DONE)
    of_year = (Report.year == year - 1, Edition.voided_at.is_(None))
    rows = select(Reading, Edition).join(Edition, Edition.id == Reading.edition_id).join(Report)
    newest = rows.where(*confirmed, *of_year).order_by(Edition.number.desc(), Edition.id.desc(), Reading.id.desc())
    return newest.limit(1).options(undefer(Edition.text))


def _items(actor: Actor, reading_id: int) -> tuple[Stated, ...]:
    mine = visible(actor, ReportItem).where(ReportItem.reading_id == reading_id)
    accepted = mine.where(ReportItem.decision == Decision.ACCEPTED).order_by(ReportItem.span_start, ReportItem.id)
    items = list(db.session.scalars(accepted))
    tasks = _tasks(actor, reading_id)
    return tuple(Stated(item.id, item.kind, item.text, tasks.get(item.id)) for item in items)


def _tasks(actor: Actor, reading_id: int) -> Mapping[int, int]:
    """The first task of each item that is not voided."""
    links = select(task_item.c.item_id, Task.id).join(Task, Task.id == task_item.c.task_id)
    of_reading = links.join(ReportItem, ReportItem.id == task_item.c.item_id).where(
        may_see(actor, Task), Task.voided_at.is_(None), ReportItem.reading_id == reading_id
    )
    return {row.item_id: row.id for row in read(of_reading.order_by(Task.id.desc()), {})}


def _figures(stored: Iterable[Any]) -> Iterable[tuple[str, Decimal, str]]:
    """(indicator, value, unit) of what the reading found, what is no number left out."""
    for figure in stored:
        try:
            value = Decimal(str(figure.get("value")))
        except InvalidOperation:
            continue
        yield str(figure.get("indicator") or ""), value, str(figure.get("unit") or "")
