"""Tasks, where they come from, and which task answers which problem."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.outcomes import Outcome
from tracker.domain.reports import SourceKind
from tracker.domain.tasks import Priority, TaskKind, TaskState
from tracker.extensions import Base
from tracker.models.mixins import Tenant, Versioned
from tracker.models.organisations import Unit
from tracker.models.people import User
from tracker.models.reports import Edition, ReportItem

task_item = Table(
    "task_item",
    Base.metadata,
    Column("task_id", ForeignKey("task.id"), primary_key=True),
    Column("item_id", ForeignKey("report_item.id"), primary_key=True, index=True),
)
task_supporting_unit = Table(
    "task_supporting_unit",
    Base.metadata,
    Column("task_id", ForeignKey("task.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), primary_key=True, index=True),
)


class Source(Tenant, Base):
    """Where tasks come from: an edition of a report, a superior's document, a meeting, an inspection finding, other."""

    __tablename__ = "source"

    kind: Mapped[SourceKind]
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id"), index=True)
    name: Mapped[str] = mapped_column(String(255))
    number: Mapped[str] = mapped_column(String(80), default="")
    dated_on: Mapped[date | None]
    filename: Mapped[str] = mapped_column(String(255), default="")
    sha256: Mapped[str | None] = mapped_column(String(64))

    edition: Mapped[Edition | None] = relationship()


LIVE = text("voided_at IS NULL")


class Task(Tenant, Versioned, Base):
    """One commitment tracked in one plan year.

    `state_since` is the day on which it came to its present state. `quote` is the source's sentence; `first_due_on`
    never changes once it is set. `late_since` is the date that was missed, once one is: a later date agreed on
    afterwards does not clear it. `started_on` is the day of assignment; `reported_on` the day of the latest report;
    `percent` the accepted share of the numeric targets, None without any. `outcome` (兑现) is what a person confirmed
    at the end of the year.
    """

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("org_id", "plan_year", "number"),
        Index("ix_task_ledger", "org_id", "plan_year", "due_on", "id"),
        Index("ix_task_mine", "owner_id", "plan_year"),
        Index("ix_task_counted", "org_id", "plan_year", "owner_id", "state", sqlite_where=LIVE, postgresql_where=LIVE),
    )

    plan_year: Mapped[int]
    number: Mapped[int]
    kind: Mapped[TaskKind]
    title: Mapped[str] = mapped_column(String(255))
    quote: Mapped[str] = mapped_column(Text)
    state: Mapped[TaskState] = mapped_column(default=TaskState.UNASSIGNED)
    theme_code: Mapped[str | None] = mapped_column(String(16))
    priority: Mapped[Priority] = mapped_column(default=Priority.NORMAL)
    target: Mapped[str] = mapped_column(String(120), default="")
    lead_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    sponsor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    due_on: Mapped[date | None]
    first_due_on: Mapped[date | None]
    late_since: Mapped[date | None]
    state_since: Mapped[date | None]
    started_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    percent: Mapped[int | None]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    continues_task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    part_of_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None]
    outcome_note: Mapped[str] = mapped_column(Text, default="")
    outcome_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    outcome_at: Mapped[datetime | None]

    source: Mapped[Source] = relationship()
    lead_unit: Mapped[Unit] = relationship()
    owner: Mapped[User | None] = relationship(foreign_keys=[owner_id])
    sponsor: Mapped[User | None] = relationship(foreign_keys=[sponsor_id])
    supporting_units: Mapped[list[Unit]] = relationship(secondary=task_supporting_unit)
    items: Mapped[list[ReportItem]] = relationship(secondary=task_item)


class TaskAnswer(Base):
    """A plan task that answers a rectification (problem → measure)."""

    __tablename__ = "task_answer"

    problem_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True, index=True)
