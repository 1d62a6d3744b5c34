"""A report imported, accepted, assigned and confirmed in one go: several transactions, and one void if any fails."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.reports import Decision, Series
from tracker.domain.review import UNSET, Assignment, Unset
from tracker.extensions import db
from tracker.models import Reading, Task
from tracker.queries.imports import reading_by_id
from tracker.services import confirmation, imports, review
from tracker.storage import Blobs


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom everything goes. Years fill in, or overrule, what the report says; no due date: the one in the text.

    `void_reason` goes on record if the import does not come to its end.
    """

    lead_unit_id: int
    owner_id: int | None = None
    sponsor_id: int | None = None
    due_on: date | None = None
    year: int | None = None
    plan_year: int | None = None
    void_reason: str = "-"

    def assignment(self) -> Assignment:
        """Only the people named here: nobody becomes responsible by a suggestion."""
        due_on: date | Unset = self.due_on or UNSET
        return Assignment(
            lead_unit_id=self.lead_unit_id, owner_id=self.owner_id, sponsor_id=self.sponsor_id, due_on=due_on
        )


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: doubts are `{"code", "params", "text"}`, `text` the item's (None: about the whole report)."""

    report_id: int
    tasks: list[Task]
    doubts: list[dict[str, Any]] = field(default_factory=list)


def import_all(actor: Actor, now: datetime, org_id: int, file: File, handover: Handover, *, blobs: Blobs) -> Imported:
    """Import a report and make tasks of all its items. If a later step fails the import is voided."""
    reading = imports.upload(actor, now, org_id, file.name, file.data, blobs)
    edition_id, reading_id = reading.edition_id, reading.id
    try:
        return _confirmed(actor, now, reading, handover)
    except Exception:
        db.session.rollback()
        edition = reading_by_id(actor, reading_id).edition
        imports.void(actor, now, edition_id, edition.version_id, handover.void_reason)
        raise


def _confirmed(actor: Actor, now: datetime, reading: Reading, handover: Handover) -> Imported:
    year, plan_year = handover.year or reading.year, handover.plan_year or reading.plan_year
    if year is None:
        raise Invalid("year_unknown", field="year")
    doubts = _doubts(reading)
    report = imports.confirm_meta(
        actor, now, reading.id, reading.version_id, year, plan_year or year + 1, Series.RULE_OF_LAW
    )
    report_id = report.id
    if not reading.items:
        raise Invalid("nothing_to_confirm")
    review.assign(actor, now, _versions(reading), handover.assignment())
    review.decide_many(actor, now, _versions(reading), Decision.ACCEPTED)
    return Imported(report_id, confirmation.confirm(actor, now, reading.id), doubts)


def _versions(reading: Reading) -> dict[int, int]:
    return {item.id: item.version_id for item in reading.items}


def _doubts(reading: Reading) -> list[dict[str, Any]]:
    """What a person should look at: findings of the report, doubts of its items."""
    whole = [{**finding, "text": None} for finding in reading.findings]
    return whole + [{**doubt, "text": item.text} for item in reading.items for doubt in item.doubts]
