"""What closes the ring beside the draft: problems noted through the year, problems that come back, and long jobs."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.long_jobs import JobState
from tracker.domain.reports import ItemKind
from tracker.extensions import Base
from tracker.models.mixins import Tenant, Versioned
from tracker.models.people import User
from tracker.models.reports import ReportItem


class YearNote(Tenant, Versioned, Base):
    """A problem or an intention noted when it showed (随记), for the next report. `task_id`: what it was noted at."""

    __tablename__ = "year_note"
    __table_args__ = (Index("ix_year_note_year", "org_id", "year"),)

    year: Mapped[int]
    kind: Mapped[ItemKind]
    text: Mapped[str] = mapped_column(Text)
    cause: Mapped[str] = mapped_column(Text, default="")
    theme_code: Mapped[str | None] = mapped_column(String(16))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    noted_on: Mapped[date]
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    author: Mapped[User] = relationship(foreign_keys=[author_id])


class Recurrence(Tenant, Versioned, Base):
    """Whether a problem of a later report is one of an earlier report again (一再出现): a person's word on a pair."""

    __tablename__ = "recurrence"
    __table_args__ = (UniqueConstraint("earlier_id", "later_id"),)

    earlier_id: Mapped[int] = mapped_column(ForeignKey("report_item.id"))
    later_id: Mapped[int] = mapped_column(ForeignKey("report_item.id"), index=True)
    same: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    decided_at: Mapped[datetime]

    earlier: Mapped[ReportItem] = relationship(foreign_keys=[earlier_id])
    later: Mapped[ReportItem] = relationship(foreign_keys=[later_id])


class LongJob(Tenant, Versioned, Base):
    """Work that takes longer than a page: asked for, done aside, with progress; its result is a file or links.

    `done` of `total` pieces; `failure` is a code with parameters; `filename` and `sha256` are of the file that it made,
    which is kept for some days only. `starts` counts workers that took it: whoever took it last holds it.
    """

    __tablename__ = "long_job"

    kind: Mapped[str] = mapped_column(String(40))
    arguments: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[JobState] = mapped_column(default=JobState.WAITING, index=True)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    starts: Mapped[int] = mapped_column(default=0)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    asked_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    beat_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    cancel_asked_at: Mapped[datetime | None]
    filename: Mapped[str] = mapped_column(String(255), default="")
    sha256: Mapped[str | None] = mapped_column(String(64))
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)
    failure: Mapped[dict[str, Any]] = mapped_column(default=dict)
