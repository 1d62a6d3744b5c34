"""What the shell around every page counts, in one query."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, literal_column, or_, select

from tracker.domain.people import Actor
from tracker.domain.permissions import RULES, Permission
from tracker.domain.reports import ReadingState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Notice, Reading, Task, WorkEntry
from tracker.queries.deliveries.piles import undelivered
from tracker.queries.desk import paper_count
from tracker.queries.kept import constant, kept, read
from tracker.queries.lights import OPEN_STATES
from tracker.queries.scope import may_see

ACCEPTING = RULES[Permission.ACCEPT]
DELIVERING = RULES[Permission.DELIVER].org
ALL, HEADED = "all", "headed"
"""Whose entries a person may accept: everybody's, or those of the units that they head."""
_NOTHING = literal_column("0", Integer)


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers beside the navigation's entries and the bell, and the span of years that have tasks.

    `papers` and `entries` wait on the person's desk: to be signed, and to be accepted. `deliveries`: messages that
    failed or are to be told by hand, for those who deliver.
    """

    ledger: int
    mine: int
    reviews: int
    notices: int
    papers: int
    entries: int
    deliveries: int
    first_year: int | None
    last_year: int | None

    @property
    def desk(self) -> int:
        """All that waits on the desk."""
        return self.papers + self.entries


def counts(actor: Actor, org_id: int, year: int, *, desk: bool = True) -> Counts:
    """Tasks of the year (all, and the actor's open ones), reports under review, what waits on the desk, unread notices,
    and the years that have tasks. Without a desk nothing waits there.
    """
    units = [seat.unit_id for seat in actor.seats if seat.org_id == org_id and ACCEPTING.unit & seat.roles]
    accepts = ALL if ACCEPTING.org & actor.roles_in(org_id) else HEADED if units else ""
    delivers = bool(DELIVERING & actor.roles_in(org_id))
    name = ("shell", accepts, desk, delivers)
    statement = kept(name, actor, lambda: _counting(actor, accepts if desk else "", desk, delivers=delivers))
    own = {"heads": units} if desk and accepts == HEADED else {}
    [numbers] = read(statement, {"org": org_id, "year": year, "me": actor.user_id or -1} | own)
    return Counts(*numbers)


def _counting(actor: Actor, accepts: str, desk: bool, *, delivers: bool) -> Select[Any]:
    org, year = bindparam("org", type_=Integer), bindparam("year", type_=Integer)
    me = bindparam("me", type_=Integer)
    here = (may_see(actor, Task), Task.org_id == org)
    own = func.count().filter(Task.owner_id == me, Task.state.in_(OPEN_STATES))
    present = (*here, Task.plan_year == year, Task.voided_at.is_(None))
    tasks = select(func.count().label("tasks"), own.label("own")).where(*present).subquery()
    reviews = select(func.count()).where(
        may_see(actor, Reading), Reading.org_id == org, Reading.state == constant(ReadingState.REVIEWING)
    )
    unread = select(func.count()).where(
        may_see(actor, Notice), Notice.org_id == org, Notice.person_id == me, Notice.read_at.is_(None)
    )
    papers = paper_count(actor).scalar_subquery() if desk else _NOTHING
    entries = _to_accept(actor, accepts).scalar_subquery() if accepts else _NOTHING
    deliveries = undelivered(actor).scalar_subquery() if delivers else _NOTHING
    years = select(Task.plan_year).where(*here).limit(1)
    first, last = years.order_by(Task.plan_year), years.order_by(Task.plan_year.desc())
    parts = (reviews.scalar_subquery(), unread.scalar_subquery(), papers, entries, deliveries)
    return select(tasks.c.tasks, tasks.c.own, *parts, first.scalar_subquery(), last.scalar_subquery())


def _to_accept(actor: Actor, accepts: str) -> Select[Any]:
    """Pending entries of the year that the person may accept: all of the organisation's, or those of `heads`."""
    me, entry = bindparam("me", type_=Integer), WorkEntry.__table__.c
    here = (WorkEntry.org_id == bindparam("org", type_=Integer), WorkEntry.year == bindparam("year", type_=Integer))
    found = (
        select(func.count(WorkEntry.id))
        .outerjoin(Task, Task.id == entry.task_id)
        .where(may_see(actor, WorkEntry), *here, WorkEntry.state == constant(EntryState.PENDING))
        .where(WorkEntry.author_id != me, or_(Task.owner_id.is_(None), Task.owner_id != me), Task.voided_at.is_(None))
    )
    units = bindparam("heads", expanding=True, type_=Integer)
    return found if accepts == ALL else found.where(func.coalesce(Task.lead_unit_id, WorkEntry.unit_id).in_(units))


def latest_year(actor: Actor, org_id: int, present: int) -> int:
    """The present year if it has tasks or none has; else the latest year with tasks."""
    years = select(Task.plan_year).where(may_see(actor, Task), Task.org_id == org_id, Task.voided_at.is_(None))
    if db.session.scalar(years.where(Task.plan_year == present).limit(1)) is not None:
        return present
    return db.session.scalar(years.order_by(Task.plan_year.desc()).limit(1)) or present
