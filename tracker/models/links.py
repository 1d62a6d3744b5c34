"""Links in messages: they open one task's progress form for one person, without sign-in."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.extensions import Base
from tracker.models.mixins import Tenant
from tracker.models.people import User
from tracker.models.tasks import Task


class ReportLink(Tenant, Base):
    """A link bound to a task and a person. The token itself is nowhere: it is the secret key's signature over `salt`,
    so that a message can be written again at every try; `token_hash` (SHA-256) finds the row.

    `made_by_id` is None for the clock's. It ends at `expires_at`, or before when `ended_at` is set.
    """

    __tablename__ = "report_link"

    person_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"), index=True)
    salt: Mapped[str] = mapped_column(String(32))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    uses: Mapped[int] = mapped_column(default=0)

    person: Mapped[User] = relationship(foreign_keys=[person_id])
    task: Mapped[Task] = relationship()
