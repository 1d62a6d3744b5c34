"""Notices (提醒): one reason for one person, read in the application and carried by messages."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.notices import NoticeReason
from tracker.extensions import Base
from tracker.models.mixins import Tenant
from tracker.models.people import User
from tracker.models.tasks import Task
from tracker.models.work import WorkEntry

UNCARRIED = text("carried_at IS NULL AND read_at IS NULL")


class Notice(Tenant, Base):
    """Something that concerns a person. `key` makes it exist once for that person; `text` is what was said, if any.

    Reminders name their `step` and the date that they are about (see `tracker.domain.reminding.steps`). `for_id`: the
    person in whose place a delegate is told. `carried_at`: when a message took it along; None for news and what waits.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index("ix_notice_unread", "person_id", "org_id", "read_at"),
        Index("ix_notice_uncarried", "org_id", "person_id", sqlite_where=UNCARRIED, postgresql_where=UNCARRIED),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    reason: Mapped[NoticeReason]
    key: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("work_entry.id"), index=True)
    text: Mapped[str] = mapped_column(Text, default="")
    step: Mapped[str] = mapped_column(String(24), default="")
    due_on: Mapped[date | None]
    for_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    slip_id: Mapped[int | None] = mapped_column(ForeignKey("supervision_notice.id"), index=True)
    draft_id: Mapped[int | None] = mapped_column(ForeignKey("draft.id"), index=True)
    carried_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]

    actor: Mapped[User | None] = relationship(foreign_keys=[actor_id])
    task: Mapped[Task | None] = relationship()
    entry: Mapped[WorkEntry | None] = relationship()
