"""A draft's way to the signature: discussion, request for a signature, and back. Each move keeps a version.

discuss(actor, now, draft_id, version, note="") -> Draft
ask_signature(actor, now, draft_id, version, signer_id, note="") -> Draft
send_back(actor, now, draft_id, version, reason) -> Draft
set_head(actor, now, draft_id, version, NewHead(title, addressee, signatory, dated_on)) -> Draft

Errors of all: NotFound, NotAllowed, Conflict("changed_meanwhile"), Invalid("draft_move_not_possible").
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from tracker.domain.drafts import DraftMove, DraftStage, next_stage
from tracker.domain.entries import line
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.notices import NoticeReason
from tracker.domain.people import Actor, Role
from tracker.domain.permissions import Permission, Subject, can
from tracker.drafting.checks import Severity
from tracker.extensions import db
from tracker.models import Draft
from tracker.queries.drafting.draft import findings_of
from tracker.queries.drafting.draft_versions import latest_version
from tracker.queries.drafting.sentences import sheet_of
from tracker.queries.posts import holders_of
from tracker.services.days import local_day
from tracker.services.drafting.taking import take_draft, take_open
from tracker.services.drafting.versions import keep_version
from tracker.services.events import change
from tracker.services.notices import notify
from tracker.services.tasks.assignment import YEARS
from tracker.services.tasks.taking import words

LONGEST = {"title": 255, "addressee": 120, "signatory": 120}


@dataclass(frozen=True, slots=True)
class NewHead:
    """What stands around the text. `dated_on` None leaves the date to be written by hand."""

    title: str
    addressee: str
    signatory: str
    dated_on: date | None = None


def discuss(actor: Actor, now: datetime, draft_id: int, version: int, note: str = "") -> Draft:
    """初稿 → 讨论稿."""
    draft = take_draft(actor, draft_id, version)
    _move(actor, now, draft, DraftMove.DISCUSS, "draft_discussed", words(note, "note", required=False))
    db.session.commit()
    return draft


def ask_signature(actor: Actor, now: datetime, draft_id: int, version: int, signer_id: int, note: str = "") -> Draft:
    """Put the draft before a leader. Invalid("draft_not_ready", findings=[Finding, …]) while findings block it;

    Invalid("signer_not_leader", field="signer_id").
    """
    draft = take_draft(actor, draft_id, version)
    next_stage(draft.stage, DraftMove.ASK_SIGNATURE)
    today = local_day(now)
    if signer_id not in holders_of(actor, draft.org_id, Role.LEADER, today):
        raise Invalid("signer_not_leader", field="signer_id")
    sheet = sheet_of(actor, draft)
    blocking = [one for one in findings_of(actor, draft, today, sheet) if one.severity is Severity.BLOCKING]
    if blocking:
        raise Invalid("draft_not_ready", findings=blocking)
    said = words(note, "note", required=False)
    _move(actor, now, draft, DraftMove.ASK_SIGNATURE, "signature_asked", said, signer_id=signer_id)
    notify(actor, now, [signer_id], NoticeReason.DRAFT_TO_SIGN, draft=draft, text=said)
    db.session.commit()
    return draft


def send_back(actor: Actor, now: datetime, draft_id: int, version: int, reason: str) -> Draft:
    """Back to 初稿 with a reason: by a coordinator, or by the leader who was to sign. A signature given is void."""
    draft = take_draft(actor, draft_id, version, permission=Permission.VIEW_DRAFTS)
    is_signer = actor.user_id is not None and draft.signer_id == actor.user_id
    if not (is_signer or can(actor, Permission.DRAFT, Subject(draft.org_id))):
        raise NotAllowed("not_allowed", permission=Permission.DRAFT.value)
    said = words(reason, "reason")
    told = {draft.signer_id, *behind(actor, draft)}
    unsigned = {"signer_id": None, "signed_by_id": None, "signed_on": None, "recorder_id": None}
    _move(actor, now, draft, DraftMove.SEND_BACK, "draft_sent_back", said, **unsigned, signed_sheet_id=None)
    notify(actor, now, told, NoticeReason.DRAFT_SENT_BACK, draft=draft, text=said)
    db.session.commit()
    return draft


def behind(actor: Actor, draft: Draft) -> set[int | None]:
    """Who is told what becomes of a draft: whoever began it, and whoever moved it last."""
    last = latest_version(actor, draft)
    return {draft.begun_by_id, last.by_id if last else None}


def _move(actor: Actor, now: datetime, draft: Draft, move: DraftMove, verb: str, note: str, **values: object) -> None:
    stage: DraftStage = next_stage(draft.stage, move)
    keep_version(actor, now, draft, note)
    change(actor, now, verb, draft, {"stage": stage, **values}, reason=note)


def set_head(actor: Actor, now: datetime, draft_id: int, version: int, new: NewHead) -> Draft:
    """Change title, addressee, signatory and date. Errors: Invalid with the field at fault, Invalid("draft_frozen")."""
    draft = take_open(actor, draft_id, version)
    values: dict[str, object] = dict(asdict(new))
    for name, most in LONGEST.items():
        values[name] = line(str(values[name]).replace("\0", ""), name, most, required=name == "title")
    if new.dated_on is not None and new.dated_on.year not in YEARS:
        raise Invalid("date_out_of_range", field="dated_on")
    change(actor, now, "draft_headed", draft, values)
    db.session.commit()
    return draft
