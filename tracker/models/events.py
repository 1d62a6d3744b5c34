"""The append-only record of what happened: timeline of a task and audit log of an organisation are the same rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, String, Text, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from tracker.domain.people import Via
from tracker.extensions import Base
from tracker.models.mixins import Tenant
from tracker.models.people import User


class Event(Tenant, Base):
    """Who did what to which row, when, through which door, with the values before and after."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_subject", "org_id", "subject_type", "subject_id"),)

    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    via: Mapped[Via]
    verb: Mapped[str] = mapped_column(String(40))
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(default=dict)
    reason: Mapped[str] = mapped_column(Text, default="")
    request_id: Mapped[str] = mapped_column(String(40), default="")

    actor: Mapped[User | None] = relationship(lazy="joined")


@event.listens_for(Event, "before_update")
@event.listens_for(Event, "before_delete")
def _refuse(_mapper: Mapper[Event], _connection: Connection, target: Event) -> None:
    raise RuntimeError(f"events are append-only (event {target.id})")
