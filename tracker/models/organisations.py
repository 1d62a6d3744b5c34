"""Organisations in a tree (county over towns), the units inside them, and the themes they sort work by."""

from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.people import OrgKind
from tracker.extensions import Base
from tracker.models.mixins import Identified, Tenant, Versioned
from tracker.models.people import User


class Organisation(Identified, Versioned, Base):
    """A government. `settings` holds what differs from place to place: light thresholds, optional receipt, …"""

    __tablename__ = "organisation"

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[OrgKind]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    is_active: Mapped[bool] = mapped_column(default=True)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)

    parent: Mapped["Organisation | None"] = relationship(remote_side="Organisation.id")

    @property
    def org_id(self) -> int:
        """The organisation to which events about this row belong: itself."""
        return self.id


class Unit(Tenant, Versioned, Base):
    """An office inside an organisation, with its head and the leader in charge (分管领导)."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("org_id", "code"),)

    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    head_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)

    parent: Mapped["Unit | None"] = relationship(remote_side="Unit.id")
    head: Mapped[User | None] = relationship(foreign_keys=[head_id])
    leader: Mapped[User | None] = relationship(foreign_keys=[leader_id])


class Theme(Tenant, Versioned, Base):
    """A theme of the outline (T0–T10 by default). Editable: outlines change every few years."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("org_id", "code"),)

    code: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(60))
    keywords: Mapped[list[str]] = mapped_column(default=list)
    lead_hints: Mapped[list[str]] = mapped_column(default=list)
    position: Mapped[int] = mapped_column(default=0)
