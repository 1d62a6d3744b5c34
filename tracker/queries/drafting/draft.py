"""One draft: as a row, as the text that is printed, and what the checks find in it.

draft_of(actor, org_id, year, period=Period.YEAR) -> Draft | None
draft_by_id(actor, draft_id) -> Draft                      # NotFound, NotAllowed
sentences_of(actor, draft) -> list[DraftSentence]          # those that stand, in order (see `sentences.sheet_of`)
text_of(actor, draft) -> ReportText                        # once it is to be signed: as it was then
findings_of(actor, draft, today) -> list[Finding]          # against the work as it stands now

Errors: NotAllowed without VIEW_DRAFTS.
"""

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.domain.periods import Period
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.reports import Series
from tracker.extensions import db
from tracker.models import Draft
from tracker.queries.drafting.sentences import sentences_of
from tracker.queries.scope import visible

__all__ = ["draft_by_id", "draft_of", "sentences_of"]


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
