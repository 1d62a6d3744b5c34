"""Tasks of one or all organisations as plain data, for commands and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from tracker.domain.lights import Light, cutoffs, light_of
from tracker.domain.org_settings import OrgSettings
from tracker.domain.people import Actor
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Organisation, Task, Unit, User
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class Line:
    """A task; organisation and unit by code, people by account."""

    id: int
    org: str
    year: int
    number: int
    kind: TaskKind
    title: str
    quote: str
    status: TaskState
    light: Light
    owner: str | None
    sponsor: str | None
    lead_unit: str
    due_on: date | None
    first_due_on: date | None
    theme: str | None


def lines(
    actor: Actor, today: date, *, org_id: int | None = None, year: int | None = None, state: TaskState | None = None
) -> Iterator[Line]:
    """Tasks by organisation, year and number, with the light of today; voided ones are hidden."""
    owner, sponsor = aliased(User), aliased(User)
    found = (
        select(Task, Organisation.code, Organisation.settings, owner.account, sponsor.account, Unit.code)
        .join(Organisation, Organisation.id == Task.org_id)
        .join(Unit, Unit.id == Task.lead_unit_id)
        .outerjoin(owner, owner.id == Task.owner_id)
        .outerjoin(sponsor, sponsor.id == Task.sponsor_id)
        .where(may_see(actor, Task), Task.voided_at.is_(None))
        .order_by(Organisation.code, Task.plan_year, Task.number)
    )
    wanted = {Task.org_id: org_id, Task.plan_year: year, Task.state: state}
    found = found.where(*(column == value for column, value in wanted.items() if value is not None))
    for task, org, settings, owner_account, sponsor_account, unit in db.session.execute(found):
        kept = OrgSettings.read(settings)
        cut = cutoffs(today, kept.thresholds, kept.work_calendar)
        yield Line(
            id=task.id, org=org, year=task.plan_year, number=task.number, kind=task.kind, title=task.title,
            quote=task.quote, status=task.state, light=light_of(task, cut), owner=owner_account,
            sponsor=sponsor_account, lead_unit=unit, due_on=task.due_on, first_due_on=task.first_due_on,
            theme=task.theme_code,
        )  # fmt: skip
