"""Requests for a new date (延期申请)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.deadlines import ExtensionState
from tracker.extensions import Base
from tracker.models.evidence import Evidence
from tracker.models.mixins import Tenant, Versioned
from tracker.models.people import User
from tracker.models.tasks import Task


class ExtensionRequest(Tenant, Versioned, Base):
    """Who asks for which date and why, and what the sponsor decided. `is_late`: filed after the date (逾期补报).

    `granted_on` may differ from `proposed_on`: the sponsor names the date. `signed_sheet` is the paper it stands on.
    """

    __tablename__ = "extension_request"

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime]
    due_on: Mapped[date]
    proposed_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    progress: Mapped[str] = mapped_column(Text, default="")
    is_late: Mapped[bool]
    state: Mapped[ExtensionState] = mapped_column(default=ExtensionState.PENDING)
    granted_on: Mapped[date | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    decided_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(Text, default="")
    signed_sheet_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))

    task: Mapped[Task] = relationship()
    author: Mapped[User | None] = relationship(foreign_keys=[author_id])
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id])
    signed_sheet: Mapped[Evidence | None] = relationship()
