"""The report in the making: drafts, their sentences with sources, the versions of each stage, and what was asked."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, ForeignKey, String, Text, UniqueConstraint, event
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship
from sqlalchemy.orm.util import identity_key

from tracker.domain.drafts import EDITABLE, DraftStage, Flag, SentenceKind, SourceType
from tracker.domain.periods import Period
from tracker.domain.reports import Series
from tracker.extensions import Base
from tracker.models.evidence import Evidence
from tracker.models.mixins import Identified, Tenant, Versioned
from tracker.models.people import User
from tracker.models.reports import Edition


class OutlineRow(Tenant, Versioned, Base):
    """The outline that an organisation and those below it use from a year on (see `tracker.domain.outlines`)."""

    __tablename__ = "outline"
    __table_args__ = (UniqueConstraint("org_id", "series", "period", "from_year"),)

    series: Mapped[Series]
    period: Mapped[Period]
    from_year: Mapped[int]
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Draft(Tenant, Versioned, Base):
    """The draft of one report: of a series, a year and a period.

    `outline` is the one by which its sentences were last made from the work. `spare` are sources
    left out, as [{section, type, id, quote}]. `signed_on` is the day of the leader's signature (`signed_by`),
    on screen or on `signed_sheet`, typed by `recorder`. `submitted_on` and `published_on` are days of the office,
    `published_url` the address of the page. `edition` is the report as it was issued.
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("org_id", "series", "year", "period"),)

    series: Mapped[Series]
    year: Mapped[int]
    period: Mapped[Period]
    stage: Mapped[DraftStage] = mapped_column(default=DraftStage.FIRST)
    title: Mapped[str] = mapped_column(String(255))
    addressee: Mapped[str] = mapped_column(String(120), default="")
    signatory: Mapped[str] = mapped_column(String(120), default="")
    dated_on: Mapped[date | None]
    outline: Mapped[dict[str, Any]] = mapped_column(default=dict)
    spare: Mapped[list[Any]] = mapped_column(default=list)
    begun_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    begun_at: Mapped[datetime]
    signer_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    signed_on: Mapped[date | None]
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    signed_sheet_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))
    submitted_on: Mapped[date | None]
    published_on: Mapped[date | None]
    published_url: Mapped[str] = mapped_column(String(255), default="")
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id"), index=True)

    signer: Mapped[User | None] = relationship(foreign_keys=[signer_id])
    signed_sheet: Mapped[Evidence | None] = relationship()
    edition: Mapped[Edition | None] = relationship()


class DraftVersion(Tenant, Base):
    """The draft as it stood when it left a stage: never changed. `document` is `tracker.domain.report_text` as JSON."""

    __tablename__ = "draft_version"
    __table_args__ = (UniqueConstraint("draft_id", "number"),)

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"))
    number: Mapped[int]
    stage: Mapped[DraftStage]
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    note: Mapped[str] = mapped_column(Text, default="")
    document: Mapped[dict[str, Any]]
    sentences: Mapped[list[Any]] = mapped_column(default=list)

    by: Mapped[User | None] = relationship()


class DraftSentence(Tenant, Versioned, Base):
    """A sentence in its slot (see `tracker.drafting.model.Composed`, whose words the columns take over).

    `generated` is the program's text ("" if a person added the sentence), `edited` a person's, if there is one;
    `position` orders the sentences of a section. Dropped ones stay, so that they do not come back; `gone_at`: since
    when the work makes it no longer, and nobody had touched it. `fingerprint` is of the sources that the standing text
    was made or edited from ("": a person knows that there are none any more). `is_planned`: owner, date, target and
    the problem that it answers are a person's.
    """

    __tablename__ = "draft_sentence"
    __table_args__ = (UniqueConstraint("draft_id", "slot"),)

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"))
    slot: Mapped[str] = mapped_column(String(80))
    section: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    group: Mapped[str] = mapped_column(String(80), default="")
    kind: Mapped[SentenceKind]
    generated: Mapped[str] = mapped_column(Text, default="")
    edited: Mapped[str | None] = mapped_column(Text)
    amounts: Mapped[list[Any]] = mapped_column(default=list)
    gaps: Mapped[list[Any]] = mapped_column(default=list)
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    flag: Mapped[Flag | None]
    by_hand: Mapped[bool] = mapped_column(default=False)
    dropped_at: Mapped[datetime | None]
    gone_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("draft_sentence.id"), index=True)
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("draft_sentence.id"), index=True)
    theme_code: Mapped[str | None] = mapped_column(String(16))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    due_on: Mapped[date | None]
    target: Mapped[str] = mapped_column(String(120), default="")
    is_planned: Mapped[bool] = mapped_column(default=False)

    draft: Mapped[Draft] = relationship()
    sources: Mapped[list["SentenceSource"]] = relationship(order_by="SentenceSource.id", cascade="all, delete-orphan")

    @property
    def text(self) -> str:
        """What stands in the draft."""
        return self.generated if self.edited is None else self.edited

    @hybrid_property
    def stands(self) -> bool:
        """Whether it is in the draft: neither dropped, nor gone, nor merged into another one."""
        return self.dropped_at is None and self.gone_at is None and self.merged_into_id is None

    @stands.inplace.expression
    @classmethod
    def _stands_in_sql(cls) -> ColumnElement[bool]:
        return sa.and_(cls.dropped_at.is_(None), cls.gone_at.is_(None), cls.merged_into_id.is_(None))


class SentenceSource(Identified, Base):
    """What a sentence rests on: a row of `type` by its id, and the words of it."""

    __tablename__ = "sentence_source"

    sentence_id: Mapped[int] = mapped_column(ForeignKey("draft_sentence.id"), index=True)
    type: Mapped[SourceType]
    source_id: Mapped[int]
    quote: Mapped[str] = mapped_column(Text, default="")


class Inquiry(Tenant, Versioned, Base):
    """What a coordinator asks somebody for a 【待补】 of a draft (请补), and the answer."""

    __tablename__ = "inquiry"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), index=True)
    sentence_id: Mapped[int] = mapped_column(ForeignKey("draft_sentence.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    question: Mapped[str] = mapped_column(Text)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    sentence: Mapped[DraftSentence] = relationship()
    person: Mapped[User] = relationship(foreign_keys=[person_id])


_STAGE = sa.select(sa.inspect(Draft).local_table.c.stage).where(
    sa.inspect(Draft).local_table.c.id == sa.bindparam("draft_id")
)


def _stage_at_hand(target: DraftSentence) -> DraftStage | None:
    """The stage of a draft that the session holds: hundreds of sentences need not ask for it one by one."""
    session = sa.inspect(target).session
    held = session.identity_map.get(identity_key(Draft, target.draft_id)) if session else None
    stage: DraftStage | None = vars(held).get("stage") if held is not None else None
    return stage


@event.listens_for(DraftSentence, "before_update")
@event.listens_for(DraftSentence, "before_delete")
def _keep_signed(_mapper: Mapper[DraftSentence], connection: Connection, target: DraftSentence) -> None:
    """What a leader is to sign, or has signed, never changes."""
    session = sa.inspect(target).session
    if session is not None and not session.is_modified(target) and target not in session.deleted:
        return  # touched, but as it was: nothing will be written
    stage = _stage_at_hand(target) or connection.scalar(_STAGE, {"draft_id": target.draft_id})
    if stage not in EDITABLE:
        raise RuntimeError(f"the text of a draft never changes once it is to be signed (sentence {target.id})")


@event.listens_for(DraftVersion, "before_update")
@event.listens_for(DraftVersion, "before_delete")
def _keep_version(_mapper: Mapper[DraftVersion], _connection: Connection, target: DraftVersion) -> None:
    raise RuntimeError(f"versions of drafts are kept as they stood (version {target.id})")
