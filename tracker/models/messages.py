"""Messages: what is handed to people, by which way, and what became of it. The one record of truth about sending."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.messages import Channel, Handed, MessageKind, MessageState
from tracker.extensions import Base
from tracker.models.mixins import Tenant
from tracker.models.notices import Notice
from tracker.models.organisations import Unit
from tracker.models.people import User

message_notice = Table(
    "message_notice",
    Base.metadata,
    Column("message_id", ForeignKey("message.id"), primary_key=True),
    Column("notice_id", ForeignKey("notice.id"), primary_key=True, index=True),
)
A_DIGEST = text("kind = 'digest'")
A_UNIT_DIGEST = text("kind = 'unit_digest'")
UNDELIVERED = text("state IN ('failed', 'to_hand')")
UNSENT = text("state IN ('queued', 'retry', 'sending')")


class Message(Tenant, Base):
    """One message to a person, or by a bot to a unit's group; it carries notices and is written from them when sent.

    `day` is the local date that it speaks of: a person has one digest a day. `reference` is its Message-ID, the same at
    every try. A sender holds it until `lease_until`; `answer` is what the provider said last. `address` is where it
    went at the last try. `queued_by_id` is None for the clock's; `handed` and `note` are for those delivered by people.
    """

    __tablename__ = "message"
    __table_args__ = (
        Index("uq_message_digest", "person_id", "day", unique=True, sqlite_where=A_DIGEST, postgresql_where=A_DIGEST),
        Index(
            "uq_message_unit_digest", "unit_id", "day", unique=True,
            sqlite_where=A_UNIT_DIGEST, postgresql_where=A_UNIT_DIGEST,
        ),
        Index("ix_message_unsent", "next_try_at", "id", sqlite_where=UNSENT, postgresql_where=UNSENT),
        Index("ix_message_desk", "org_id", "day", "id"),
        Index("ix_message_undelivered", "org_id", sqlite_where=UNDELIVERED, postgresql_where=UNDELIVERED),
    )  # fmt: skip

    kind: Mapped[MessageKind]
    channel: Mapped[Channel]
    state: Mapped[MessageState]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    day: Mapped[date]
    reference: Mapped[str] = mapped_column(String(160), unique=True)
    address: Mapped[str] = mapped_column(String(254), default="")
    queued_at: Mapped[datetime]
    queued_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    next_try_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    leased_by: Mapped[str] = mapped_column(String(80), default="")
    attempts: Mapped[int] = mapped_column(default=0)
    answer: Mapped[str] = mapped_column(Text, default="")
    settled_at: Mapped[datetime | None]
    again_of_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"), index=True)
    handed: Mapped[Handed | None]
    note: Mapped[str] = mapped_column(Text, default="")

    person: Mapped[User | None] = relationship(foreign_keys=[person_id])
    unit: Mapped[Unit | None] = relationship()
    queued_by: Mapped[User | None] = relationship(foreign_keys=[queued_by_id])
    notices: Mapped[list[Notice]] = relationship(secondary=message_notice, order_by=Notice.id)
