"""A person's word on whether a problem of a later report is one of an earlier report again."""

from datetime import datetime

from sqlalchemy import select

from tracker.domain.entries import line
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reports import Decision, ItemKind
from tracker.extensions import db
from tracker.models import Edition, Reading, Recurrence, Report, ReportItem
from tracker.queries.scope import may_see, visible
from tracker.services.events import change, record
from tracker.services.rows import check_version, flush_unique, take

LONGEST_REASON = 500


def decide_recurrence(
    actor: Actor, now: datetime, pair: tuple[int, int], *, same: bool, reason: str = "", version: int | None = None
) -> Recurrence:
    """Say of two accepted problems (ids, in any order) of different years that they are one, or that they are not.

    `version`: of the earlier word that the person saw; None if there was none. A difference needs its reason: whoever
    looks next year sees the same likeness again. Errors: NotFound, NotAllowed, Invalid("recurrence_not_problems",
    "recurrence_same_year", "required"/"too_long" for reason), Conflict.
    """
    earlier, later = _in_order(actor, [take(actor, ReportItem, item_id) for item_id in pair])
    require(actor, Permission.SUPERVISE, Subject(earlier.org_id))
    why = line(reason.replace("\0", ""), "reason", LONGEST_REASON, required=not same)
    said = {"same": same, "reason": why, "decided_by_id": actor.user_id, "decided_at": now}
    row = db.session.scalar(
        visible(actor, Recurrence).where(Recurrence.earlier_id == earlier.id, Recurrence.later_id == later.id)
    )
    if row is None:
        row = _add(actor, now, earlier, later, said)
    else:
        if version is None:
            raise Conflict("changed_meanwhile")
        check_version(row, version)
        change(actor, now, "recurrence_decided", row, said, reason=why)
    db.session.commit()
    return row


def _add(actor: Actor, now: datetime, earlier: ReportItem, later: ReportItem, said: dict[str, object]) -> Recurrence:
    row = Recurrence(org_id=earlier.org_id, earlier_id=earlier.id, later_id=later.id, **said)
    db.session.add(row)
    flush_unique("changed_meanwhile", "same")
    after = {"earlier_id": earlier.id, "later_id": later.id, "same": said["same"]}
    record(actor, now, "recurrence_decided", row, after=after, reason=str(said["reason"]))
    return row


def _in_order(actor: Actor, items: list[ReportItem]) -> tuple[ReportItem, ReportItem]:
    """The items by the years of their reports."""
    first, second = items
    both_problems = all(one.kind is ItemKind.PROBLEM and one.decision is Decision.ACCEPTED for one in items)
    if first.org_id != second.org_id or not both_problems:
        raise Invalid("recurrence_not_problems", field="same")
    years = _years(actor, items)
    if years.get(first.id) is None or years.get(first.id) == years.get(second.id):
        raise Invalid("recurrence_same_year", field="same")
    return (first, second) if years[first.id] < years[second.id] else (second, first)


def _years(actor: Actor, items: list[ReportItem]) -> dict[int, int]:
    """The years of the reports in which the items stand; those of voided editions have none."""
    found = select(ReportItem.id, Report.year).join(Reading, Reading.id == ReportItem.reading_id).join(Edition)
    mine = found.join(Report).where(may_see(actor, ReportItem), Edition.voided_at.is_(None))
    return {row.id: row.year for row in db.session.execute(mine.where(ReportItem.id.in_([one.id for one in items])))}
