"""Drafts of reports that lie on a desk: those that wait for this person's signature, and that of the season."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, or_, select

from tracker.domain.drafts import DraftStage
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.models import Draft, DraftSentence
from tracker.queries.kept import constant, kept, read
from tracker.queries.scope import may_see

DECEMBER, MARCH = 12, 3
_ME, _ORG, _YEAR = (bindparam(name, type_=Integer) for name in ("me", "org", "of_year"))


@dataclass(frozen=True, slots=True)
class DeskDraft:
    """A draft: `gaps` sentences lack something, `mine` waits for this person's signature."""

    year: int
    period: Period
    stage: DraftStage
    signed: bool
    gaps: int
    mine: bool


def season_of(today: date) -> int | None:
    """The year on which a report is written now, from December to the end of March; None in between."""
    if today.month == DECEMBER:
        return today.year
    return today.year - 1 if today.month <= MARCH else None


def drafts_on_desk(actor: Actor, org_id: int, today: date) -> list[DeskDraft]:
    """Those that wait for this person, and the yearly one of the season; the latest year first."""
    statement = kept("drafts on a desk", actor, lambda: _statement(actor))
    rows = read(statement, {"me": actor.user_id or -1, "org": org_id, "of_year": season_of(today) or -1})
    return [
        DeskDraft(
            row.year, Period(row.period), DraftStage(row.stage), row.signed_on is not None, row.gaps, bool(row.mine)
        )
        for row in rows
    ]


def _statement(actor: Actor) -> Select[Any]:
    text = func.coalesce(DraftSentence.edited, DraftSentence.generated)
    gaps = (
        select(func.count())
        .where(
            may_see(actor, DraftSentence),
            DraftSentence.draft_id == Draft.id,
            DraftSentence.stands,
            text.contains("【待补"),
        )
        .correlate(Draft)
    )
    mine = (Draft.signer_id == _ME) & (Draft.stage == constant(DraftStage.SIGNING)) & Draft.signed_on.is_(None)
    season = (Draft.year == _YEAR) & (Draft.period == constant(Period.YEAR))
    columns = (
        Draft.year,
        Draft.period,
        Draft.stage,
        Draft.signed_on,
        gaps.scalar_subquery().label("gaps"),
        mine.label("mine"),
    )
    return (
        select(*columns)
        .where(may_see(actor, Draft), Draft.org_id == _ORG, or_(mine, season))
        .order_by(Draft.year.desc(), Draft.id)
    )
