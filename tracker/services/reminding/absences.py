"""Being away: recorded by oneself or by those who manage reminders, and taken back when one returns early."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain import entries
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reminding.absences import Away, check_absence
from tracker.extensions import db
from tracker.models import Absence
from tracker.queries.absences import absences_around
from tracker.queries.policies import policy_of
from tracker.queries.roster import active_user_ids
from tracker.services.events import change, record
from tracker.services.rows import take, take_organisation


@dataclass(frozen=True, slots=True)
class AbsenceEntry:
    """Somebody is away from and to a day, both included; without a delegate their reminders pause."""

    person_id: int
    from_on: date
    to_on: date
    delegate_id: int | None = None
    note: str = ""


def record_absence(actor: Actor, now: datetime, today: date, org_id: int, entry: AbsenceEntry) -> Absence:
    """Keep it, for oneself or (with the permission) for somebody else of the organisation; see `check_absence`."""
    take_organisation(actor, org_id)
    _require(actor, org_id, entry.person_id)
    note = entries.line(entry.note, "note", 120, required=False)
    _check_people(actor, org_id, today, entry)
    wanted = Away(entry.person_id, entry.from_on, entry.to_on, entry.delegate_id)
    around = absences_around({person for person in (entry.person_id, entry.delegate_id) if person is not None})
    check_absence(wanted, around, today, policy_of(org_id).longest_pause)
    absence = Absence(
        org_id=org_id, person_id=wanted.person_id, from_on=wanted.from_on, to_on=wanted.to_on,
        delegate_id=wanted.delegate_id, note=note, recorded_by_id=actor.user_id, recorded_at=now,
    )  # fmt: skip
    db.session.add(absence)
    record(actor, now, "absence_recorded", absence, after=_told(absence))
    db.session.commit()
    return absence


def _require(actor: Actor, org_id: int, person_id: int) -> None:
    own = actor.user_id == person_id and org_id in actor.org_ids
    if not own:
        require(actor, Permission.MANAGE_REMINDERS, Subject(org_id))


def _check_people(actor: Actor, org_id: int, today: date, entry: AbsenceEntry) -> None:
    """Both have a seat here today."""
    here = active_user_ids(actor, org_id, today)
    if entry.person_id not in here:
        raise Invalid("person_not_here", field="person_id")
    if entry.delegate_id is not None and entry.delegate_id not in here:
        raise Invalid("person_not_here", field="delegate_id")


def _told(absence: Absence) -> dict[str, object]:
    return {name: getattr(absence, name) for name in ("person_id", "from_on", "to_on", "delegate_id", "note")}


def end_absence(actor: Actor, now: datetime, today: date, absence_id: int, version: int) -> None:
    """The person is back, or does not leave: reminders reach them again. The row stays, as notices were sent by it."""
    absence = take(actor, Absence, absence_id, version)
    _require(actor, absence.org_id, absence.person_id)
    if absence.ended_at is not None or absence.to_on < today:
        raise Conflict("absence_ended")
    change(actor, now, "absence_ended", absence, {"ended_at": now})
    db.session.commit()
