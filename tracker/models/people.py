"""People: accounts, their seats in units, and attempts to sign in."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from flask_login import UserMixin
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.people import Role
from tracker.extensions import Base
from tracker.models.mixins import Identified, Tenant, Versioned

if TYPE_CHECKING:
    from tracker.models.organisations import Unit


class User(UserMixin, Tenant, Versioned, Base):
    """A person who may sign in, by account name or phone; e-mail is optional. `org_id` is the home organisation.

    `wishes` is how they want to be reminded (see `tracker.domain.reminding.wishes`). `session_epoch` is part of every
    session's key: raising it ends all sessions of the person.
    """

    __tablename__ = "user"

    account: Mapped[str] = mapped_column(String(40), unique=True)
    phone: Mapped[str | None] = mapped_column(String(20), unique=True)
    email: Mapped[str | None] = mapped_column(String(254))
    name: Mapped[str] = mapped_column(String(40))
    post: Mapped[str] = mapped_column(String(60), default="")
    password_hash: Mapped[str] = mapped_column(String(200), default="")
    must_change_password: Mapped[bool] = mapped_column(default=False)
    session_epoch: Mapped[int] = mapped_column(default=0)
    locale: Mapped[str | None] = mapped_column(String(16))
    wishes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    deactivated_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None]

    memberships: Mapped[list["Membership"]] = relationship(back_populates="user")

    @property
    def is_active(self) -> bool:
        """Flask-Login signs in and keeps only active people."""
        return self.deactivated_at is None

    def get_id(self) -> str:
        """The session's key for this person: `id.epoch`."""
        return f"{self.id}.{self.session_epoch}"


class Membership(Tenant, Versioned, Base):
    """A seat in a unit with a set of roles, from and to a day (both included; no end: None)."""

    __tablename__ = "membership"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    from_on: Mapped[date]
    to_on: Mapped[date | None]

    user: Mapped[User] = relationship(back_populates="memberships")
    unit: Mapped["Unit"] = relationship()
    role_rows: Mapped[list["MembershipRole"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of this seat."""
        return frozenset(row.role for row in self.role_rows)

    def set_roles(self, roles: frozenset[Role]) -> None:
        """Replace the set of roles."""
        self.role_rows = [row for row in self.role_rows if row.role in roles] + [
            MembershipRole(role=role) for role in sorted(roles - self.roles)
        ]


class MembershipRole(Base):
    """One role of one membership."""

    __tablename__ = "membership_role"

    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)


class SignInAttempt(Identified, Base):
    """A failed attempt to sign in, kept to slow down guessing. The account may not exist; it is kept hashed."""

    __tablename__ = "sign_in_attempt"

    account_key: Mapped[str] = mapped_column(String(64), index=True)
    address: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(index=True)
