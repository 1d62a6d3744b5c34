"""What the shell around every page shows: organisations to switch to, years, and a few counts. Two queries."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tracker.domain.people import Actor
from tracker.domain.reports import ReadingState
from tracker.domain.tasks import OPEN
from tracker.extensions import db
from tracker.models import Organisation, Reading, Task
from tracker.queries.scope import may_see, visible_organisations


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
    parent = aliased(Organisation)
    rows = db.session.execute(
        visible_organisations(actor)
        .with_only_columns(Organisation.id, Organisation.code, Organisation.name, parent.name)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .order_by(Organisation.kind, Organisation.code)
    )
    return [OrgEntry(*row) for row in rows]


def counts(actor: Actor, org_id: int, year: int) -> Counts:
    """Tasks of the year (all, and the actor's open ones), reports under review, and the years that have tasks."""
    tasks = select(func.count(Task.id)).where(
        may_see(actor, Task), Task.org_id == org_id, Task.plan_year == year, Task.voided_at.is_(None)
    )
    mine = tasks.where(Task.owner_id == actor.user_id, Task.state.in_(OPEN))
    reviews = select(func.count(Reading.id)).where(
        may_see(actor, Reading), Reading.org_id == org_id, Reading.state == ReadingState.REVIEWING
    )
    years = select(Task.plan_year).where(may_see(actor, Task), Task.org_id == org_id).order_by(Task.plan_year)
    parts = (tasks, mine, reviews, years.limit(1), years.order_by(None).order_by(Task.plan_year.desc()).limit(1))
    return Counts(*db.session.execute(select(*(part.scalar_subquery() for part in parts))).one())


def latest_year(actor: Actor, org_id: int, present: int) -> int:
    """The present year if it has tasks or none has; else the latest year with tasks."""
    years = select(Task.plan_year).where(may_see(actor, Task), Task.org_id == org_id, Task.voided_at.is_(None))
    if db.session.scalar(years.where(Task.plan_year == present).limit(1)) is not None:
        return present
    return db.session.scalar(years.order_by(Task.plan_year.desc()).limit(1)) or present
