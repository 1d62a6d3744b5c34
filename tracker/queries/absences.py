"""Who is away, and who stands in."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from tracker.domain.people import Actor
from tracker.domain.reminding.absences import Away
from tracker.extensions import db
from tracker.models import Absence
from tracker.queries.scope import visible


def absences_in(actor: Actor, org_id: int, today: date) -> list[Absence]:
    """Those in an organisation who are away now or will be, the next first, with their delegates."""
    return _read(_standing(visible(actor, Absence), today).where(Absence.org_id == org_id))


def own_absences(actor: Actor, today: date) -> list[Absence]:
    """When the actor is away, now and later."""
    return _read(_standing(visible(actor, Absence), today).where(Absence.person_id == actor.user_id))


def stood_in_for(actor: Actor, today: date) -> list[Absence]:
    """In whose place the actor is told, now and later."""
    return _read(_standing(visible(actor, Absence), today).where(Absence.delegate_id == actor.user_id))


def absences_around(people: Collection[int]) -> list[Away]:
    """The absences, not taken back, of these people and those in which they stand in: for the rules alone, which ask
    about all organisations in which somebody works and tell nothing but yes or no.
    """
    rows = select(Absence.person_id, Absence.from_on, Absence.to_on, Absence.delegate_id).where(
        Absence.ended_at.is_(None), or_(Absence.person_id.in_(people), Absence.delegate_id.in_(people))
    )
    return [Away(*row) for row in db.session.execute(rows)]


def _standing(rows: Select[Absence], today: date) -> Select[Absence]:
    return rows.where(Absence.ended_at.is_(None), Absence.to_on >= today)


def _read(rows: Select[Absence]) -> list[Absence]:
    people = joinedload(Absence.person), joinedload(Absence.delegate)
    return list(db.session.scalars(rows.options(*people).order_by(Absence.from_on, Absence.id)))
