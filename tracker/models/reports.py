"""Reports, their editions as uploaded, readings of an edition, and the items found in a reading."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from tracker.domain.reports import Decision, ItemKind, ItemOrigin, ReadingState, Series
from tracker.domain.tasks import Priority
from tracker.extensions import Base
from tracker.models.mixins import Tenant, Versioned
from tracker.models.organisations import Unit
from tracker.models.people import User

item_supporting_unit = Table(
    "item_supporting_unit",
    Base.metadata,
    Column("item_id", ForeignKey("report_item.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), primary_key=True, index=True),
)


class Report(Tenant, Base):
    """One series of one organisation and year. Its editions are the files and issued drafts of it."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("org_id", "series", "year"),)

    series: Mapped[Series]
    year: Mapped[int]


class Edition(Tenant, Versioned, Base):
    """One file as uploaded, by its SHA-256, with the extracted text frozen: spans count in it for ever.

    `report_id` is empty until a person has confirmed series and year.
    """

    __tablename__ = "edition"
    __table_args__ = (
        Index(
            "uq_edition_file", "org_id", "sha256", unique=True,
            sqlite_where=text("voided_at IS NULL"), postgresql_where=text("voided_at IS NULL"),
        ),
    )  # fmt: skip

    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    filename: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    text: Mapped[str] = deferred(mapped_column(Text))
    title: Mapped[str] = mapped_column(String(255))
    dated_on: Mapped[date | None]
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    uploaded_at: Mapped[datetime]
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str] = mapped_column(Text, default="")

    report: Mapped[Report | None] = relationship()
    uploaded_by: Mapped[User | None] = relationship()
    readings: Mapped[list["Reading"]] = relationship(back_populates="edition", order_by="Reading.id")


class Reading(Tenant, Versioned, Base):
    """What one parser version read in an edition, and the state of its review. Years are proposals until confirmed.

    Read again, an edition keeps the row that people review, with all that they decided; what the older parser had read
    lies beside it in a row of its own, replaced.
    """

    __tablename__ = "reading"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    parser_version: Mapped[str] = mapped_column(String(20))
    state: Mapped[ReadingState] = mapped_column(default=ReadingState.REVIEWING)
    year: Mapped[int | None]
    plan_year: Mapped[int | None]
    plan_year_basis: Mapped[str | None] = mapped_column(String(16))
    org_text: Mapped[str | None] = mapped_column(String(255))
    meta_confirmed: Mapped[bool] = mapped_column(default=False)
    sections: Mapped[list[Any]] = mapped_column(default=list)
    findings: Mapped[list[Any]] = mapped_column(default=list)
    figures: Mapped[list[Any]] = mapped_column(default=list)
    read_at: Mapped[datetime]

    edition: Mapped[Edition] = relationship(back_populates="readings")
    items: Mapped[list["ReportItem"]] = relationship(back_populates="reading", order_by="ReportItem.span_start")


class ReportItem(Tenant, Versioned, Base):
    """A problem or plan item as it stands in the text, a person's decision on it, and the assignment being prepared.

    `suggested` names the fields whose value is still a suggestion: theme, lead_unit, owner, sponsor, due_on, target.
    `parent_id` is the item (of a merge: the first) that this one was made from; `replaced_by_id` stands in superseded
    items that can be restored and names the (first) item in their place. `sentence_id` is the sentence of our own draft
    of which it was printed.
    """

    __tablename__ = "report_item"

    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"), index=True)
    kind: Mapped[ItemKind]
    origin: Mapped[ItemOrigin] = mapped_column(default=ItemOrigin.PARSED)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("report_item.id"), index=True)
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("report_item.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    enumerator: Mapped[str] = mapped_column(String(20), default="")
    heading_path: Mapped[list[str]] = mapped_column(default=list)
    span_start: Mapped[int]
    span_end: Mapped[int]
    title: Mapped[str] = mapped_column(String(255), default="")
    doubts: Mapped[list[Any]] = mapped_column(default=list)
    deadline_text: Mapped[str | None] = mapped_column(String(120))
    owner_text: Mapped[str | None] = mapped_column(String(255))
    suggested: Mapped[list[str]] = mapped_column(default=list)
    sentence_id: Mapped[int | None] = mapped_column(ForeignKey("draft_sentence.id"), index=True)

    decision: Mapped[Decision] = mapped_column(default=Decision.PENDING)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    decided_at: Mapped[datetime | None]

    theme_code: Mapped[str | None] = mapped_column(String(16))
    lead_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    sponsor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    due_on: Mapped[date | None]
    priority: Mapped[Priority] = mapped_column(default=Priority.NORMAL)
    target: Mapped[str] = mapped_column(String(120), default="")

    reading: Mapped[Reading] = relationship(back_populates="items")
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id])
    lead_unit: Mapped[Unit | None] = relationship()
    owner: Mapped[User | None] = relationship(foreign_keys=[owner_id])
    sponsor: Mapped[User | None] = relationship(foreign_keys=[sponsor_id])
    supporting_units: Mapped[list[Unit]] = relationship(secondary=item_supporting_unit)


class ItemAnswer(Base):
    """A plan item that answers a problem (措施), linked by a person during the review."""

    __tablename__ = "item_answer"

    problem_id: Mapped[int] = mapped_column(ForeignKey("report_item.id"), primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("report_item.id"), primary_key=True, index=True)
