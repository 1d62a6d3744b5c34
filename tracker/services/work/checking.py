"""What may be entered: texts, days, shares, people and files; Invalid with the field at fault for the rest."""

from collections.abc import Collection
from datetime import date

from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can
from tracker.extensions import db
from tracker.models import Evidence
from tracker.queries.directory import Directory
from tracker.queries.scope import visible

LONGEST_TEXT, LONGEST_NOTE = 4000, 1000
MOST_FILES = 50
FIRST_YEAR = 2000


def prose(text: str, field: str, most: int = LONGEST_NOTE, *, required: bool = False) -> str:
    """Text as typed, its lines kept, without white space around it and without characters that no text holds."""
    tidy = text.replace("\r\n", "\n").replace("\0", "").strip()
    if required and not tidy:
        raise Invalid("required", field=field)
    if len(tidy) > most:
        raise Invalid("too_long", field=field, most=most)
    return tidy


def past_day(day: date, today: date, field: str) -> date:
    """A day that has come: what lies ahead is a plan, not work that was done."""
    if day > today:
        raise Invalid("date_in_future", field=field)
    if day.year < FIRST_YEAR:
        raise Invalid("date_out_of_range", field=field)
    return day


def share(percent: int | None) -> int | None:
    """Points from 0 to 100, or none."""
    if percent is not None and not 0 <= percent <= 100:
        raise Invalid("percent_out_of_range", field="percent")
    return percent


def author(actor: Actor, org_id: int, wanted_id: int | None, directory: Directory) -> int:
    """Who did the work: the actor, or somebody of the organisation for whom the coordinator types it."""
    if wanted_id is None and actor.user_id is None:
        raise Invalid("required", field="author_id")
    if wanted_id is None or wanted_id == actor.user_id:
        assert actor.user_id is not None
        return actor.user_id
    if not can(actor, Permission.SIGN_PAPER, Subject(org_id)):
        raise NotAllowed("author_is_not_you")
    person = directory.people.get(wanted_id)
    if person is None or not person.active:
        raise Invalid("person_unknown", field="author_id")
    return wanted_id


def files(actor: Actor, org_id: int, evidence_ids: Collection[int]) -> list[Evidence]:
    """Evidence of the same organisation, whoever uploaded it: one file may prove several tasks."""
    wanted = set(evidence_ids)
    if len(wanted) > MOST_FILES:
        raise Invalid("too_many_files", field="evidence_ids", most=MOST_FILES)
    if not wanted:
        return []
    mine = visible(actor, Evidence).where(Evidence.org_id == org_id, Evidence.id.in_(wanted))
    found = list(db.session.scalars(mine.order_by(Evidence.id)))
    if len(found) != len(wanted):
        raise Invalid("evidence_unknown", field="evidence_ids")
    return found
