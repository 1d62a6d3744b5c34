"""What notices about drafts tell of, as conditions for statements about them."""

from sqlalchemy import ColumnElement, String, and_, cast, literal, or_

from tracker.domain.drafts import EDITABLE, DraftStage
from tracker.domain.notices import NoticeReason
from tracker.models import Draft, Inquiry, Notice

_ASKED = NoticeReason.DRAFT_ASKED


def asked_key(inquiry_id: int) -> str:
    """The key of the notice that tells of a question."""
    return f"{_ASKED.value}:{inquiry_id}"


def asks() -> ColumnElement[bool]:
    """Joins the question that a notice tells of."""
    key = literal(f"{_ASKED.value}:") + cast(Inquiry.id, String)
    return and_(Notice.reason == _ASKED, Inquiry.draft_id == Notice.draft_id, Notice.key == key)


def waits() -> ColumnElement[bool]:
    """Whether the draft waits for the notice's person: for an answer, or a signature. Needs `asks` and the draft."""
    answer = and_(Notice.reason == _ASKED, Inquiry.answered_at.is_(None), Draft.stage.in_(EDITABLE))
    signing = and_(Notice.reason == NoticeReason.DRAFT_TO_SIGN, Draft.stage == DraftStage.SIGNING)
    signature = and_(signing, Draft.signer_id == Notice.person_id, Draft.signed_on.is_(None))
    return or_(and_(answer, Inquiry.id.is_not(None)), signature)
