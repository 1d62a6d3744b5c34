"""Supervision slips (督办单)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.slips import SlipColour, SlipState
from tracker.extensions import Base
from tracker.models.evidence import Evidence
from tracker.models.mixins import Tenant, Versioned
from tracker.models.organisations import Unit
from tracker.models.people import User
from tracker.models.tasks import Task

BY_STEP = text("step <> ''")


class SupervisionNotice(Tenant, Versioned, Base):
    """A numbered slip about one task, to its owner and lead unit. Numbers follow each other in an organisation's year.

    `step` and `due_on` say which escalation issued it ("" for one issued by hand): once for a step and a date; `due_on`
    is the task's date then. `progress` and `problem` are how the task stood then; `demand` what is asked, by
    `reply_by`; "" for what its colour usually asks. `recorder` typed an answer for `replied_by`, who gave it, if they
    are not the same; `signed_sheet` is the paper on which it was given. `reason`: why it was withdrawn.
    """

    __tablename__ = "supervision_notice"
    __table_args__ = (
        UniqueConstraint("org_id", "year", "number"),
        Index(
            "uq_supervision_notice_step", "task_id", "step", "due_on", unique=True,
            sqlite_where=BY_STEP, postgresql_where=BY_STEP,
        ),
    )  # fmt: skip

    year: Mapped[int]
    number: Mapped[int]
    colour: Mapped[SlipColour]
    state: Mapped[SlipState] = mapped_column(default=SlipState.ISSUED)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    step: Mapped[str] = mapped_column(String(24), default="")
    due_on: Mapped[date | None]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    progress: Mapped[str] = mapped_column(Text, default="")
    problem: Mapped[str] = mapped_column(Text, default="")
    demand: Mapped[str] = mapped_column(Text, default="")
    reply_by: Mapped[date]
    reply: Mapped[str] = mapped_column(Text, default="")
    replied_at: Mapped[datetime | None]
    replied_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    signed_sheet_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))
    reason: Mapped[str] = mapped_column(Text, default="")

    task: Mapped[Task] = relationship()
    unit: Mapped[Unit] = relationship()
    owner: Mapped[User | None] = relationship(foreign_keys=[owner_id])
    replied_by: Mapped[User | None] = relationship(foreign_keys=[replied_by_id])
    signed_sheet: Mapped[Evidence | None] = relationship()
