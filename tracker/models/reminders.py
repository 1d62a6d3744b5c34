"""What reminders need to know besides the policy: who is away, the groups' bots, and whether the clock runs."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.bots import BotKind
from tracker.extensions import Base
from tracker.models.mixins import Tenant, Versioned
from tracker.models.organisations import Unit
from tracker.models.people import User


class Absence(Tenant, Versioned, Base):
    """A person is away from and to a day (both included). A delegate gets the reminders; without one they pause.

    `ended_at`: taken back before its end; the row stays, since notices were sent by it.
    """

    __tablename__ = "absence"

    person_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    from_on: Mapped[date]
    to_on: Mapped[date]
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    note: Mapped[str] = mapped_column(String(120), default="")
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    recorded_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[User] = relationship(foreign_keys=[person_id])
    delegate: Mapped[User | None] = relationship(foreign_keys=[delegate_id])


class Bot(Tenant, Versioned, Base):
    """The bot of a unit's group chat. `secret` signs what goes to a webhook; 企业微信 has its key in the address."""

    __tablename__ = "bot"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), unique=True)
    kind: Mapped[BotKind]
    url: Mapped[str] = mapped_column(String(500))
    secret: Mapped[str] = mapped_column(String(120), default="")
    is_active: Mapped[bool] = mapped_column(default=True)

    unit: Mapped[Unit] = relationship()


class Heartbeat(Base):
    """When a job of the clock, or a sender, last ended well, with what it did; and when and why it last failed."""

    __tablename__ = "heartbeat"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime | None]
    did: Mapped[dict[str, Any]] = mapped_column(default=dict)
    failed_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(Text, default="")
