"""The leader's signature under a draft: on screen by the leader, or on paper, whose scan a coordinator records.

sign(actor, now, draft_id, version) -> Draft
sign_on_paper(actor, now, draft_id, version, Paper(signer_id, signed_on, evidence_id)) -> Draft

Errors of both: NotFound, NotAllowed, Conflict("changed_meanwhile"), Invalid("draft_not_to_sign").
"""

from datetime import date, datetime

from tracker.domain.drafts import DraftStage
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Draft, Evidence
from tracker.queries.drafting.draft_versions import latest_version
from tracker.queries.scope import visible
from tracker.services.days import local_day
from tracker.services.drafting.staging import behind
from tracker.services.drafting.taking import take_draft
from tracker.services.events import change
from tracker.services.notices import notify
from tracker.services.tasks.papers import Paper


def sign(actor: Actor, now: datetime, draft_id: int, version: int) -> Draft:
    """Sign on screen. NotAllowed("not_the_signer") for anybody but the leader who was asked."""
    draft = take_draft(actor, draft_id, version, permission=Permission.SIGN_DRAFT)
    if actor.user_id is None or actor.user_id != draft.signer_id:
        raise NotAllowed("not_the_signer")
    _refuse_unasked(draft)
    signed = {"signed_by_id": actor.user_id, "signed_on": local_day(now)}
    change(actor, now, "draft_signed", draft, signed)
    notify(actor, now, behind(actor, draft), NoticeReason.DRAFT_SIGNED, draft=draft)
    db.session.commit()
    return draft


def sign_on_paper(actor: Actor, now: datetime, draft_id: int, version: int, paper: Paper) -> Draft:
    """Record the leader's signature on the printed sheet. NotAllowed("own_signature") for one's own; Invalid with its

    field: signer_not_asked, date_in_future, signed_too_early (before it was put before the leader), evidence_unknown,
    sheet_kind.
    """
    draft = take_draft(actor, draft_id, version)
    _refuse_unasked(draft)
    if paper.signer_id == actor.user_id:
        raise NotAllowed("own_signature")
    if paper.signer_id != draft.signer_id:
        raise Invalid("signer_not_asked", field="signer_id")
    _check_day(actor, now, draft, paper.signed_on)
    _check_sheet(actor, draft, paper.evidence_id)
    signed = {"signed_by_id": paper.signer_id, "signed_on": paper.signed_on, "recorder_id": actor.user_id}
    change(actor, now, "draft_signed_on_paper", draft, {**signed, "signed_sheet_id": paper.evidence_id})
    told = {*behind(actor, draft), paper.signer_id}
    notify(actor, now, told, NoticeReason.DRAFT_SIGNED, draft=draft)
    db.session.commit()
    return draft


def _refuse_unasked(draft: Draft) -> None:
    if draft.stage is not DraftStage.SIGNING or draft.signed_on is not None:
        raise Invalid("draft_not_to_sign", stage=draft.stage.value)


def _check_day(actor: Actor, now: datetime, draft: Draft, signed_on: date) -> None:
    if signed_on > local_day(now):
        raise Invalid("date_in_future", field="signed_on")
    asked = latest_version(actor, draft)
    first = local_day(asked.at) if asked else local_day(draft.begun_at)
    if signed_on < first:
        raise Invalid("signed_too_early", field="signed_on", day=first)


def _check_sheet(actor: Actor, draft: Draft, evidence_id: int) -> None:
    mine = visible(actor, Evidence).where(Evidence.id == evidence_id, Evidence.org_id == draft.org_id)
    sheet = db.session.scalar(mine)
    if sheet is None:
        raise Invalid("evidence_unknown", field="evidence_id")
    if sheet.kind is not EvidenceKind.SIGNED_SHEET:
        raise Invalid("sheet_kind", field="evidence_id")
