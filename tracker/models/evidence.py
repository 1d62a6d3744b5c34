"""Evidence (佐证材料): files stored once by their SHA-256, and what they prove."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.work import EvidenceKind
from tracker.extensions import Base
from tracker.models.mixins import Tenant, Versioned
from tracker.models.people import User

entry_evidence = Table(
    "entry_evidence",
    Base.metadata,
    Column("entry_id", ForeignKey("work_entry.id"), primary_key=True),
    Column("evidence_id", ForeignKey("evidence.id"), primary_key=True, index=True),
)
task_evidence = Table(
    "task_evidence",
    Base.metadata,
    Column("task_id", ForeignKey("task.id"), primary_key=True),
    Column("evidence_id", ForeignKey("evidence.id"), primary_key=True, index=True),
)
"""Signed sheets of a task: they belong to the task itself, not to one of its entries."""


class Evidence(Tenant, Versioned, Base):
    """A file as uploaded (`sha256`); of a photograph also an upright copy without its metadata, and a preview.

    `taken_at` is local time as the camera wrote it, kept as text (ISO 8601) since cameras know no zone.
    """

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("org_id", "sha256"),)

    sha256: Mapped[str] = mapped_column(String(64))
    copy_sha256: Mapped[str | None] = mapped_column(String(64))
    preview_sha256: Mapped[str | None] = mapped_column(String(64))
    filename: Mapped[str] = mapped_column(String(160))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    width: Mapped[int | None]
    height: Mapped[int | None]
    taken_at: Mapped[str] = mapped_column(String(32), default="")
    kind: Mapped[EvidenceKind]
    reference: Mapped[str] = mapped_column(String(120), default="")
    caption: Mapped[str] = mapped_column(String(120), default="")
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    uploaded_at: Mapped[datetime]
    shared_at: Mapped[datetime | None]

    uploaded_by: Mapped[User | None] = relationship()
