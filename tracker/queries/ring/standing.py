"""Where the promises of a plan year stand: each with the verdict that the rules propose, and the one confirmed.

A promise is a task as it was taken up: parts of one stand for themselves only in the ledger, and a task merged into
another is kept or broken with that one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, extract, func, or_, select
from sqlalchemy.orm import aliased

from tracker.domain.outcomes import Facts, Outcome, Verdict, propose
from tracker.domain.people import Actor
from tracker.domain.ring import Mark, mark_of
from tracker.domain.tasks import TaskKind, TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Event, Task, WorkEntry
from tracker.queries.day_math import local_day
from tracker.queries.scope import may_see


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks, on which day, by a clock so many minutes ahead of UTC."""

    actor: Actor
    today: date
    ahead: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A task of the year with all that its outcome rests on. `theme` is "" if nobody has sorted it."""

    id: int
    version: int
    number: int
    year: int
    kind: TaskKind
    title: str
    quote: str
    theme: str
    state: TaskState
    lead_unit_id: int
    owner_id: int | None
    sponsor_id: int | None
    first_due_on: date | None
    due_on: date | None
    late_since: date | None
    closed_on: date | None
    percent: int | None
    outcome: Outcome | None
    outcome_note: str
    outcome_by_id: int | None
    outcome_at: datetime | None
    goes_on: bool
    on_exception: bool
    worked: bool

    @property
    def verdict(self) -> Verdict:
        """What the rules propose for the end of the year, with what a person has said."""
        facts = Facts(
            self.state, self.closed_on, self.first_due_on, self.due_on, self.late_since, self.percent,
            worked=self.worked, on_exception=self.on_exception, goes_on=self.goes_on,
        )  # fmt: skip
        proposed = propose(facts, date(self.year, 12, 31))
        return Verdict(proposed.proposed, proposed.why, self.outcome)

    def mark(self, today: date) -> tuple[Mark, bool]:
        """What the ring shows of it, and whether that is only proposed."""
        late = self.late_since is not None or (self.due_on is not None and self.due_on < today)
        return mark_of(self.verdict, self.state, late=late)


def standings(look: Look, org_id: int, year: int) -> list[Standing]:
    """The promises of a plan year in the order of their numbers, in one statement."""
    found = select(*_columns(look)).where(*promised(look.actor), Task.org_id == org_id, Task.plan_year == year)
    rows: Sequence[Any] = db.session.execute(found.order_by(Task.number)).all()
    return [Standing(*row) for row in rows]


def promised(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    """Tasks that count as promises."""
    return (
        may_see(actor, Task), Task.voided_at.is_(None), Task.part_of_id.is_(None), Task.state != TaskState.MERGED,
    )  # fmt: skip


def _columns(look: Look) -> list[Any]:
    plain: dict[str, Any] = {
        "version": Task.version_id, "year": Task.plan_year, "theme": func.coalesce(Task.theme_code, ""),
        "closed_on": local_day(Task.closed_at, look.ahead), "goes_on": goes_on(), "worked": _worked(look.actor),
        "on_exception": on_exception(look.actor),
    }  # fmt: skip
    return [plain[one.name] if one.name in plain else getattr(Task, one.name) for one in fields(Standing)]


def goes_on() -> ColumnElement[bool]:
    """Whether a task of a later year continues it."""
    later = aliased(Task)
    return exists().where(later.continues_task_id == Task.id, later.voided_at.is_(None)).correlate(Task)


def on_exception(actor: Actor) -> ColumnElement[bool]:
    """Whether the closing that stands was signed on an exception: its event is of the same instant."""
    about = (Event.org_id == Task.org_id, Event.subject_type == Task.__tablename__, Event.subject_id == Task.id)
    said = Event.after["exception"].as_string()
    this = (Event.verb == "closed", Event.at == Task.closed_at)
    return exists().where(may_see(actor, Event), *about, *this, said.is_not(None)).correlate(Task)


def _worked(actor: Actor) -> ColumnElement[bool]:
    """Whether work of the year was accepted on it, on a part of it, on a task merged into it or on the one that it
    continues: what the rollup counts with it.
    """
    other = aliased(Task)
    with_it = or_(other.part_of_id == Task.id, other.merged_into_id == Task.id, other.id == Task.continues_task_id)
    task_id = WorkEntry.__table__.c.task_id
    here = (may_see(actor, WorkEntry), WorkEntry.state == EntryState.ACCEPTED)
    of_year = extract("year", WorkEntry.to_on) == Task.plan_year
    others = select(other.id).where(with_it).correlate(Task)
    return exists().where(*here, of_year, or_(task_id == Task.id, task_id.in_(others))).correlate(Task)
