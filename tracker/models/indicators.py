"""What is counted: indicators of a theme with their synonyms, and what a task is to reach."""

from decimal import Decimal

from sqlalchemy import ForeignKey, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.work import Summing
from tracker.extensions import Base
from tracker.models.mixins import Identified, Tenant, Versioned


class Indicator(Tenant, Versioned, Base):
    """A figure that an organisation collects every year. `equal_units` count as `unit` (件 = 起 = 宗)."""

    __tablename__ = "indicator"
    __table_args__ = (UniqueConstraint("org_id", "name"),)

    theme_code: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(16))
    synonyms: Mapped[list[str]] = mapped_column(default=list)
    equal_units: Mapped[list[str]] = mapped_column(default=list)
    summing: Mapped[Summing] = mapped_column(default=Summing.SUM)
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)


class TaskTarget(Identified, Base):
    """A number that a task is to reach: 培训 6 次. Its accepted share is the slowest of its targets'."""

    __tablename__ = "task_target"
    __table_args__ = (UniqueConstraint("task_id", "name"),)

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(16))
    value: Mapped[Decimal] = mapped_column(Numeric(18, 4))
    position: Mapped[int] = mapped_column(default=0)

    indicator: Mapped[Indicator | None] = relationship()
