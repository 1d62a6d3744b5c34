"""Reported work: progress on tasks and records of routine work share one table, one acceptance and their figures."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, ForeignKey, Index, Numeric, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, Mapper, declared_attr, mapped_column, relationship

from tracker.domain.work import Duty, EntryKind, EntryState, Qualifier
from tracker.extensions import Base
from tracker.models.evidence import Evidence, entry_evidence
from tracker.models.indicators import Indicator
from tracker.models.mixins import Tenant, Versioned
from tracker.models.organisations import Unit
from tracker.models.people import User
from tracker.models.tasks import Task

WAITING = sa.text("state = 'pending'")


class WorkEntry(Tenant, Versioned, Base):
    """What somebody did, in their words, with figures and evidence. `author` did and reports it, `recorder` typed it.

    `key` is the form's own number: sent twice it is kept once. An accepted entry never changes again; a correction is
    a new entry that `replaces` it.
    """

    __tablename__ = "work_entry"
    __table_args__ = (
        UniqueConstraint("org_id", "key"),
        Index("ix_work_entry_year", "org_id", "year", "state"),
        Index("ix_work_entry_pending", "org_id", "year", sqlite_where=WAITING, postgresql_where=WAITING),
    )

    kind: Mapped[EntryKind]
    year: Mapped[int]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    theme_code: Mapped[str | None] = mapped_column(String(16))
    from_on: Mapped[date]
    to_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime]
    state: Mapped[EntryState] = mapped_column(default=EntryState.PENDING, active_history=True)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str] = mapped_column(Text, default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("work_entry.id"), index=True)
    key: Mapped[str] = mapped_column(String(40))

    unit: Mapped[Unit] = relationship()
    author: Mapped[User] = relationship(foreign_keys=[author_id])
    recorder: Mapped[User | None] = relationship(foreign_keys=[recorder_id])
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id])
    figures: Mapped[list["Figure"]] = relationship(
        back_populates="entry", order_by="Figure.id", cascade="all, delete-orphan"
    )
    evidence: Mapped[list[Evidence]] = relationship(secondary=entry_evidence, order_by=Evidence.id)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy calls it with the class
        """Versioned like the mixin says, and one table for both kinds."""
        return {"version_id_col": cls.version_id, "polymorphic_on": "kind"}


class ProgressUpdate(WorkEntry):
    """Progress on a task (进展): what was done, what stands in the way, what comes next. `percent` is self-reported."""

    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    difficulties: Mapped[str | None] = mapped_column(Text)
    needs_leader: Mapped[bool | None]
    next_step: Mapped[str | None] = mapped_column(Text)
    percent: Mapped[int | None]

    task: Mapped[Task | None] = relationship()

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"polymorphic_identity": EntryKind.PROGRESS, "polymorphic_load": "inline"}


class WorkRecord(WorkEntry):
    """Routine work that belongs to no task (工作纪实): a meeting chaired, a lecture held, a check, one of 四个亲自."""

    people: Mapped[str | None] = mapped_column(String(255))
    duty: Mapped[Duty | None]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"polymorphic_identity": EntryKind.RECORD, "polymorphic_load": "inline"}


class Figure(Tenant, Base):
    """A number of an entry (成效数据), over the entry's own days. `name` and `unit` as the office writes them."""

    __tablename__ = "figure"

    entry_id: Mapped[int] = mapped_column(ForeignKey("work_entry.id"), index=True)
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    value: Mapped[Decimal] = mapped_column(Numeric(18, 4))
    unit: Mapped[str] = mapped_column(String(16), default="")
    qualifier: Mapped[Qualifier] = mapped_column(default=Qualifier.EXACT)

    entry: Mapped[WorkEntry] = relationship(back_populates="figures")
    indicator: Mapped[Indicator | None] = relationship()


FINAL = (EntryState.ACCEPTED, EntryState.REPLACED)


@event.listens_for(WorkEntry, "before_update", propagate=True)
def _keep_accepted(_mapper: Mapper[WorkEntry], _connection: Connection, target: WorkEntry) -> None:
    """An accepted entry may only step back for its correction; a replaced one is history."""
    attributes = sa.inspect(target).attrs
    changed = {item.key for item in attributes if item.history.has_changes()} - {"version_id"}
    was = next(iter(attributes.state.history.deleted), target.state)
    steps_back = was is EntryState.ACCEPTED and changed == {"state"} and target.state is EntryState.REPLACED
    if changed and was in FINAL and not steps_back:
        raise RuntimeError(f"accepted work never changes (entry {target.id}: {sorted(changed)})")


@event.listens_for(WorkEntry, "before_delete", propagate=True)
def _keep_all(_mapper: Mapper[WorkEntry], _connection: Connection, target: WorkEntry) -> None:
    raise RuntimeError(f"reported work is never deleted (entry {target.id})")


@event.listens_for(Figure, "before_update")
@event.listens_for(Figure, "before_delete")
def _keep_figures(_mapper: Mapper[Figure], connection: Connection, target: Figure) -> None:
    """The figures of accepted entries are part of them."""
    entry = sa.select(WorkEntry.__table__.c.state).where(WorkEntry.__table__.c.id == target.entry_id)
    if connection.scalar(entry) in FINAL:
        raise RuntimeError(f"accepted figures never change (figure {target.id})")
