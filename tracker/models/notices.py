"""Notices (提醒): one reason for one person, read in the application and, later, carried by messages."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.notices import NoticeReason
from tracker.extensions import Base
from tracker.models.mixins import Tenant
from tracker.models.people import User
from tracker.models.tasks import Task
from tracker.models.work import WorkEntry


class Notice(Tenant, Base):
    """Something that concerns a person. `key` makes it exist once for that person; `text` is what was said, if any."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index("ix_notice_unread", "person_id", "org_id", "read_at"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    reason: Mapped[NoticeReason]
    key: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("work_entry.id"), index=True)
    text: Mapped[str] = mapped_column(Text, default="")
    read_at: Mapped[datetime | None]

    actor: Mapped[User | None] = relationship(foreign_keys=[actor_id])
    task: Mapped[Task | None] = relationship()
    entry: Mapped[WorkEntry | None] = relationship()
