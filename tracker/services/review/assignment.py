"""Preparing who will do what by when, on one item or on many at once."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from tracker.domain import entries
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.review import SUGGESTED_AS, Assignment
from tracker.extensions import db
from tracker.models import ReportItem, Unit
from tracker.queries.directory import Directory, Entry, directory_of
from tracker.queries.scope import visible
from tracker.services.days import local_day
from tracker.services.events import change, record
from tracker.services.review.hold import hold_items
from tracker.services.suggesting import Advice, advice_for

TARGET_MOST = 120
CHOICES = {"lead_unit_id": "units", "owner_id": "people", "sponsor_id": "people"}
REFUSALS = {"units": "unit_unknown", "people": "person_unknown"}


def assign(actor: Actor, now: datetime, versions: Mapping[int, int], changes: Assignment) -> list[ReportItem]:
    """Set the given fields on items (id: version). Invalid with field: a unit, person, theme or date that cannot be.

    What is given is no suggestion any more. A lead unit proposes its head and leader where nobody chose otherwise.
    """
    held = hold_items(actor, versions)
    org_id = held.reading.org_id
    values = _checked(changes.given(), directory_of(actor, org_id, local_day(now)))
    supporting = _units(actor, values.pop("supporting_unit_ids", None))
    advice = advice_for(actor, org_id)
    chosen = held.chosen(versions)
    for item in chosen:
        change(actor, now, "assigned", item, _with_suggestions(item, values, advice))
        _support(actor, now, item, supporting)
    db.session.commit()
    return chosen


def accept_suggestions(actor: Actor, now: datetime, versions: Mapping[int, int]) -> list[ReportItem]:
    """What is suggested on these items counts as chosen."""
    chosen = hold_items(actor, versions).chosen(versions)
    for item in chosen:
        change(actor, now, "accepted_suggestions", item, {"suggested": []})
    db.session.commit()
    return chosen


def _checked(given: dict[str, Any], directory: Directory) -> dict[str, Any]:
    for field, shelf in CHOICES.items():
        _refuse_unknown(given.get(field), getattr(directory, shelf), REFUSALS[shelf], field)
    for unit_id in given.get("supporting_unit_ids", ()):
        _refuse_unknown(unit_id, directory.units, "unit_unknown", "supporting_unit_ids")
    code = given.get("theme_code")
    if code is not None and code not in {theme.key for theme in directory.themes.values()}:
        raise Invalid("theme_unknown", field="theme_code")
    _refuse_far(given.get("due_on"))
    if "target" in given:
        given["target"] = entries.line(given["target"], "target", TARGET_MOST, required=False)
    return given


def _refuse_unknown(key: int | None, entries_by_id: Mapping[int, Entry], code: str, field: str) -> None:
    if key is not None and (key not in entries_by_id or not entries_by_id[key].active):
        raise Invalid(code, field=field)


def _refuse_far(due_on: date | None) -> None:
    """A year typed wrongly (0206, 20226) would hide the task for ever."""
    if due_on is not None and not 2000 <= due_on.year <= 2100:
        raise Invalid("date_out_of_range", field="due_on")


def _with_suggestions(item: ReportItem, given: Mapping[str, Any], advice: Advice) -> dict[str, Any]:
    """The values to set: what is given, what a new lead unit proposes, and the fields that stay suggestions."""
    values, suggested = dict(given), set(item.suggested) - {SUGGESTED_AS.get(field) for field in given}
    people = advice.people_of(given["lead_unit_id"]) if "lead_unit_id" in given else {}
    for field, proposal in people.items():
        name = SUGGESTED_AS[field]
        if field not in given and (getattr(item, field) is None or name in suggested):
            values[field] = proposal
            (suggested.discard if proposal is None else suggested.add)(name)
    return {**values, "suggested": sorted(suggested)}


def _units(actor: Actor, ids: frozenset[int] | None) -> list[Unit] | None:
    """The supporting units by id, checked before; None if they are to stay."""
    if ids is None:
        return None
    return list(db.session.scalars(visible(actor, Unit).where(Unit.id.in_(ids)).order_by(Unit.position, Unit.id)))


def _support(actor: Actor, now: datetime, item: ReportItem, units: list[Unit] | None) -> None:
    """Set the supporting units; the leading one is none of them."""
    before = item.supporting_units
    after = [unit for unit in (before if units is None else units) if unit.id != item.lead_unit_id]
    if {unit.id for unit in before} == {unit.id for unit in after}:
        return
    ids = ({"supporting_unit_ids": {unit.id for unit in part}} for part in (before, after))
    old, new = list(ids)
    item.supporting_units = after
    flag_modified(item, "suggested")  # the list lies in another table: without this the item's version would stay
    record(actor, now, "assigned", item, before=old, after=new)
