"""What the shell around every page counts, in one query."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Integer, Select, bindparam, func, or_, select

from tracker.domain.people import Actor
from tracker.domain.permissions import RULES, Permission
from tracker.domain.reports import ReadingState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Notice, Reading, Task, WorkEntry
from tracker.queries.desk import paper_count
from tracker.queries.kept import constant, kept, read
from tracker.queries.lights import OPEN_STATES
from tracker.queries.scope import may_see

ACCEPTING = RULES[Permission.ACCEPT]


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers beside the navigation's entries and the bell, and the span of years that have tasks.

    `papers` and `entries` wait on the person's desk: to be signed, and to be accepted.
    """

    ledger: int
    mine: int
    reviews: int
    notices: int
    papers: int
    entries: int
    first_year: int | None
    last_year: int | None

    @property
    def desk(self) -> int:
        """All that waits on the desk."""
        return self.papers + self.entries


def counts(actor: Actor, org_id: int, year: int) -> Counts:
    """Tasks of the year (all, and the actor's open ones), reports under review, what waits on the desk, unread notices,
    and the years that have tasks.
    """
    units = [seat.unit_id for seat in actor.seats if seat.org_id == org_id and ACCEPTING.unit & seat.roles]
    person = {"me": actor.user_id or -1, "heads": units, "all": bool(ACCEPTING.org & actor.roles_in(org_id))}
    [numbers] = read(kept("shell", actor, lambda: _counting(actor)), {"org": org_id, "year": year} | person)
    return Counts(*numbers)


def _counting(actor: Actor) -> Select[Any]:
    org, year = bindparam("org", type_=Integer), bindparam("year", type_=Integer)
    me = bindparam("me", type_=Integer)
    seen = select(func.count(Task.id)).where(may_see(actor, Task), Task.org_id == org)
    tasks = seen.where(Task.plan_year == year, Task.voided_at.is_(None))
    mine = tasks.where(Task.owner_id == me, Task.state.in_(OPEN_STATES))
    reviews = select(func.count(Reading.id)).where(
        may_see(actor, Reading), Reading.org_id == org, Reading.state == constant(ReadingState.REVIEWING)
    )
    unread = select(func.count(Notice.id)).where(
        may_see(actor, Notice), Notice.org_id == org, Notice.person_id == me, Notice.read_at.is_(None)
    )
    years = seen.with_only_columns(Task.plan_year).limit(1)
    first, last = years.order_by(Task.plan_year), years.order_by(Task.plan_year.desc())
    parts = (tasks, mine, reviews, unread, paper_count(actor), _to_accept(actor), first, last)
    return select(*(part.scalar_subquery() for part in parts))


def _to_accept(actor: Actor) -> Select[Any]:
    """Pending entries of the year that the person may accept: all of the organisation's, or those of `heads`."""
    me, entry = bindparam("me", type_=Integer), WorkEntry.__table__.c
    here = (WorkEntry.org_id == bindparam("org", type_=Integer), WorkEntry.year == bindparam("year", type_=Integer))
    units = func.coalesce(Task.lead_unit_id, WorkEntry.unit_id).in_(bindparam("heads", expanding=True))
    return (
        select(func.count(WorkEntry.id))
        .outerjoin(Task, Task.id == entry.task_id)
        .where(may_see(actor, WorkEntry), *here, WorkEntry.state == constant(EntryState.PENDING))
        .where(WorkEntry.author_id != me, or_(Task.owner_id.is_(None), Task.owner_id != me), Task.voided_at.is_(None))
        .where(or_(bindparam("all", type_=Boolean), units))
    )


def latest_year(actor: Actor, org_id: int, present: int) -> int:
    """The present year if it has tasks or none has; else the latest year with tasks."""
    years = select(Task.plan_year).where(may_see(actor, Task), Task.org_id == org_id, Task.voided_at.is_(None))
    if db.session.scalar(years.where(Task.plan_year == present).limit(1)) is not None:
        return present
    return db.session.scalar(years.order_by(Task.plan_year.desc()).limit(1)) or present
