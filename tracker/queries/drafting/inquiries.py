"""What was asked for a draft (请补), and the answers.

inquiry_of(actor, inquiry_id) -> Inquiry                 # for the person asked, and for those who see drafts
inquiries_of(actor, draft) -> list[Inquiry]              # of a draft, the latest first; `inquiry.sentence` is loaded
my_open_inquiries(actor, org_id) -> list[OpenInquiry]    # what still waits for this person's answer, the oldest first
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select
from sqlalchemy.orm import joinedload

from tracker.domain.drafts import EDITABLE
from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can, require
from tracker.extensions import db
from tracker.models import Draft, Inquiry
from tracker.queries.scope import visible


@dataclass(frozen=True, slots=True)
class OpenInquiry:
    """A question that waits for an answer. `year` is the draft's."""

    id: int
    year: int
    question: str
    asked_at: datetime


def inquiry_of(actor: Actor, inquiry_id: int) -> Inquiry:
    """One question; NotFound for anybody whom it does not concern."""
    found = db.session.scalar(_loaded(actor).where(Inquiry.id == inquiry_id))
    if found is None or not (_is_for(actor, found) or can(actor, Permission.VIEW_DRAFTS, Subject(found.org_id))):
        raise NotFound("not_found")
    return found


def inquiries_of(actor: Actor, draft: Draft) -> list[Inquiry]:
    """Every question about a draft; NotAllowed without VIEW_DRAFTS."""
    require(actor, Permission.VIEW_DRAFTS, Subject(draft.org_id))
    mine = _loaded(actor).where(Inquiry.draft_id == draft.id)
    return list(db.session.scalars(mine.order_by(Inquiry.asked_at.desc(), Inquiry.id.desc())))


def my_open_inquiries(actor: Actor, org_id: int) -> list[OpenInquiry]:
    """What this person was asked and has not answered, while the text may still change; the oldest first."""
    mine = Inquiry.person_id == actor.user_id, Inquiry.org_id == org_id, Inquiry.answered_at.is_(None)
    found = (
        visible(actor, Inquiry)
        .join(Draft, Draft.id == Inquiry.draft_id)
        .where(*mine, Draft.stage.in_(EDITABLE))
        .with_only_columns(Inquiry.id, Draft.year, Inquiry.question, Inquiry.asked_at)
        .order_by(Inquiry.asked_at, Inquiry.id)
    )
    return [OpenInquiry(*row) for row in db.session.execute(found)]


def _loaded(actor: Actor) -> Select[Inquiry]:
    return visible(actor, Inquiry).options(joinedload(Inquiry.sentence), joinedload(Inquiry.person))


def _is_for(actor: Actor, inquiry: Inquiry) -> bool:
    return actor.user_id is not None and actor.user_id == inquiry.person_id
