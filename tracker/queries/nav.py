"""What the shell around every page counts, in one query."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, select

from tracker.domain.people import Actor
from tracker.domain.reports import ReadingState
from tracker.extensions import db
from tracker.models import Notice, Reading, Task
from tracker.queries.kept import constant, kept, read
from tracker.queries.lights import OPEN_STATES
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers beside the navigation's entries, and the span of years that have tasks."""

    ledger: int
    mine: int
    reviews: int
    notices: int
    first_year: int | None
    last_year: int | None


def counts(actor: Actor, org_id: int, year: int) -> Counts:
    """Tasks of the year (all, the actor's open ones), reports under review, unread notices, the span of years."""
    values = {"org": org_id, "year": year, "person": actor.user_id}
    [numbers] = read(kept("shell", actor, lambda: _counting(actor)), values)
    return Counts(*numbers)


def _counting(actor: Actor) -> Select[Any]:
    org, year = bindparam("org", type_=Integer), bindparam("year", type_=Integer)
    person = bindparam("person", type_=Integer)
    seen = select(func.count(Task.id)).where(may_see(actor, Task), Task.org_id == org)
    tasks = seen.where(Task.plan_year == year, Task.voided_at.is_(None))
    mine = tasks.where(Task.owner_id == person, Task.state.in_(OPEN_STATES))
    reviews = select(func.count(Reading.id)).where(
        may_see(actor, Reading), Reading.org_id == org, Reading.state == constant(ReadingState.REVIEWING)
    )
    unread = select(func.count(Notice.id)).where(
        may_see(actor, Notice), Notice.org_id == org, Notice.person_id == person, Notice.read_at.is_(None)
    )
    years = seen.with_only_columns(Task.plan_year).limit(1)
    first, last = years.order_by(Task.plan_year), years.order_by(Task.plan_year.desc())
    return select(*(part.scalar_subquery() for part in (tasks, mine, reviews, unread, first, last)))


def latest_year(actor: Actor, org_id: int, present: int) -> int:
    """The present year if it has tasks or none has; else the latest year with tasks."""
    years = select(Task.plan_year).where(may_see(actor, Task), Task.org_id == org_id, Task.voided_at.is_(None))
    if db.session.scalar(years.where(Task.plan_year == present).limit(1)) is not None:
        return present
    return db.session.scalar(years.order_by(Task.plan_year.desc()).limit(1)) or present
