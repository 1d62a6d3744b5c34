"""One draft: as a row, as the text that is printed, and what the checks find in it.

draft_of(actor, org_id, year, period=Period.YEAR) -> Draft | None
draft_by_id(actor, draft_id) -> Draft                      # NotFound, NotAllowed
sentences_of(actor, draft) -> list[DraftSentence]          # those that stand, in order (see `sentences.sheet_of`)
text_of(actor, draft, sheet=None) -> ReportText            # once it is to be signed: as it was then
findings_of(actor, draft, today, sheet=None) -> list[Finding]   # against the work as it stands now

`sheet`: the sentences, if they have been read already. Errors: NotAllowed without VIEW_DRAFTS.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from tracker.domain.drafts import FINAL
from tracker.domain.errors import NotFound
from tracker.domain.outlines import Outline
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.report_text import ReportText
from tracker.domain.reports import Series
from tracker.domain.rollup import Rollup
from tracker.drafting.checks import Case, Finding, check
from tracker.drafting.filling import names_of
from tracker.drafting.layout import Head, head_of, layout
from tracker.drafting.model import Sentence
from tracker.drafting.support import support_of
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Inquiry, Organisation, Theme
from tracker.queries.drafting.draft_versions import latest_version, text_in
from tracker.queries.drafting.rollup import rollup_of
from tracker.queries.drafting.sentences import Sheet, sentences_of, sheet_of
from tracker.queries.scope import may_see, visible, visible_organisations

__all__ = ["draft_by_id", "draft_of", "findings_in", "findings_of", "sentences_of", "text_of"]


def draft_of(actor: Actor, org_id: int, year: int, period: Period = Period.YEAR) -> Draft | None:
    """The draft of an organisation's report on a period; None if nobody has begun it."""
    require(actor, Permission.VIEW_DRAFTS, Subject(org_id))
    mine = (Draft.org_id == org_id, Draft.series == Series.RULE_OF_LAW, Draft.year == year, Draft.period == period)
    return db.session.scalar(visible(actor, Draft).where(*mine))


def draft_by_id(actor: Actor, draft_id: int) -> Draft:
    """A draft by its id."""
    found = db.session.scalar(visible(actor, Draft).where(Draft.id == draft_id))
    if found is None:
        raise NotFound("not_found")
    require(actor, Permission.VIEW_DRAFTS, Subject(found.org_id))
    return found


def text_of(actor: Actor, draft: Draft, sheet: Sheet | None = None) -> ReportText:
    """The report as it is printed. Once it is to be signed the text is the one that was put before the leader."""
    require(actor, Permission.VIEW_DRAFTS, Subject(draft.org_id))
    if draft.stage in FINAL:
        kept = latest_version(actor, draft)
        if kept is not None:
            text = text_in(kept)
            return replace(text, dated_on=draft.dated_on or text.dated_on)
    return _laid_out(draft, (sheet or sheet_of(actor, draft)).sentences(), head_of_draft(actor, draft))


def findings_of(actor: Actor, draft: Draft, today: date, sheet: Sheet | None = None) -> list[Finding]:
    """What is wrong or doubtful, what blocks first. The work is rolled up afresh: what was taken back shows at once."""
    require(actor, Permission.VIEW_DRAFTS, Subject(draft.org_id))
    rollup = rollup_of(actor, draft.org_id, draft.year, draft.period, today=today)
    return findings_in(actor, draft, sheet or sheet_of(actor, draft), rollup)


def findings_in(actor: Actor, draft: Draft, sheet: Sheet, rollup: Rollup) -> list[Finding]:
    """The same against a rollup that has been read already."""
    outline, sentences = Outline.read(draft.outline), sheet.sentences()
    usual = head_of(rollup, outline, draft.dated_on)
    head = replace(usual, title=draft.title, addressee=draft.addressee, signatory=draft.signatory)
    return check(
        Case(
            sentences=sentences,
            outline=outline,
            head=head,
            text=_laid_out(draft, sentences, head),
            rollup=rollup,
            support=support_of(rollup),
            asked=_asked(actor, draft),
        )
    )


def _laid_out(draft: Draft, sentences: Sequence[Sentence], head: Head) -> ReportText:
    return layout(sentences, Outline.read(draft.outline), head)


def head_of_draft(actor: Actor, draft: Draft) -> Head:
    """What stands around the text, with the names of its templates and themes."""
    org = db.session.scalars(visible_organisations(actor).where(Organisation.id == draft.org_id)).one()
    known = names_of(org.name, org.parent.name if org.parent else "", draft.year, draft.period)
    chosen = select(Theme.code, Theme.name).where(may_see(actor, Theme), Theme.org_id == draft.org_id)
    themes = {row.code: row.name for row in db.session.execute(chosen.order_by(Theme.position, Theme.id))}
    return Head(draft.title, draft.addressee, draft.signatory, draft.dated_on, known, themes)


def _asked(actor: Actor, draft: Draft) -> frozenset[str]:
    """Slots about which somebody was asked and has not answered."""
    chosen = select(DraftSentence.slot).join(Inquiry, Inquiry.sentence_id == DraftSentence.id)
    open_ = (may_see(actor, Inquiry), Inquiry.draft_id == draft.id, Inquiry.answered_at.is_(None))
    return frozenset(db.session.scalars(chosen.where(*open_)))
