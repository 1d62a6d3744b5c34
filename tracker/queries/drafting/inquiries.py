"""What was asked for a draft (请补), and the answers.

inquiry_of(actor, inquiry_id) -> Inquiry                 # for the person asked, and for those who see drafts
inquiries_of(actor, draft) -> list[Inquiry]              # of a draft, the latest first; `inquiry.sentence` is loaded
"""

from sqlalchemy import Select
from sqlalchemy.orm import joinedload

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, can, require
from tracker.extensions import db
from tracker.models import Draft, Inquiry
from tracker.queries.scope import visible


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


def _loaded(actor: Actor) -> Select[Inquiry]:
    return visible(actor, Inquiry).options(joinedload(Inquiry.sentence), joinedload(Inquiry.person))


def _is_for(actor: Actor, inquiry: Inquiry) -> bool:
    return actor.user_id is not None and actor.user_id == inquiry.person_id
