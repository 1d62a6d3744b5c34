"""What the shell around every page shows: organisations to switch to, years, and a few counts. Two queries."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlalchemy.orm import aliased

from tracker.domain.people import Actor
from tracker.domain.reports import ReadingState
from tracker.domain.tasks import OPEN
from tracker.extensions import db
from tracker.models import Organisation, Reading, Task
from tracker.queries.scope import may_see, visible_organisations

_PARENT = aliased(Organisation)
_ORGANISATIONS = (
    select(Organisation.id, Organisation.code, Organisation.name, _PARENT.name)
    .outerjoin(_PARENT, _PARENT.id == Organisation.parent_id)
    .order_by(Organisation.kind, Organisation.code)
)
Reach = tuple[frozenset[int], frozenset[int], bool]
_STATEMENTS: dict[Reach, Select[Any]] = {}
"""Every page counts; to put the statement together takes longer than to run it, so it is kept for each reach."""
MOST_STATEMENTS = 1000


@dataclass(frozen=True, slots=True)
class OrgEntry:
    """An organisation of the menu, with the name of the one above it."""

    id: int
    code: str
    name: str
    parent_name: str | None

    @property
    def above(self) -> str:
        """The county of a town, in short: 青禾县."""
        return (self.parent_name or "").removesuffix("人民政府")


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers beside the navigation's entries, and the span of years that have tasks."""

    ledger: int
    mine: int
    reviews: int
    first_year: int | None
    last_year: int | None


def organisations(actor: Actor) -> list[OrgEntry]:
    """Organisations that the actor may enter, by code; a town knows its county's name without entering it."""
    seen = visible_organisations(actor).whereclause
    statement = _ORGANISATIONS if seen is None else _ORGANISATIONS.where(seen)
    return [OrgEntry(*row) for row in db.session.execute(statement)]


def counts(actor: Actor, org_id: int, year: int) -> Counts:
    """Tasks of the year (all, and the actor's open ones), reports under review, and the years that have tasks."""
    reach = (actor.org_ids, actor.overseen_ids, actor.operator)
    if reach not in _STATEMENTS:
        if len(_STATEMENTS) >= MOST_STATEMENTS:
            _STATEMENTS.clear()
        _STATEMENTS[reach] = _counting(actor)
    values = {"org": org_id, "year": year, "person": actor.user_id}
    return Counts(*db.session.execute(_STATEMENTS[reach], values).one())


def _counting(actor: Actor) -> Select[Any]:
    org, year = bindparam("org", type_=Integer), bindparam("year", type_=Integer)
    seen = select(func.count(Task.id)).where(may_see(actor, Task), Task.org_id == org)
    tasks = seen.where(Task.plan_year == year, Task.voided_at.is_(None))
    mine = tasks.where(Task.owner_id == bindparam("person", type_=Integer), Task.state.in_(OPEN))
    reviews = select(func.count(Reading.id)).where(
        may_see(actor, Reading), Reading.org_id == org, Reading.state == ReadingState.REVIEWING
    )
    years = seen.with_only_columns(Task.plan_year).limit(1)
    first, last = years.order_by(Task.plan_year), years.order_by(Task.plan_year.desc())
    return select(*(part.scalar_subquery() for part in (tasks, mine, reviews, first, last)))


def latest_year(actor: Actor, org_id: int, present: int) -> int:
    """The present year if it has tasks or none has; else the latest year with tasks."""
    years = select(Task.plan_year).where(may_see(actor, Task), Task.org_id == org_id, Task.voided_at.is_(None))
    if db.session.scalar(years.where(Task.plan_year == present).limit(1)) is not None:
        return present
    return db.session.scalar(years.order_by(Task.plan_year.desc()).limit(1)) or present
