"""What a piece of evidence is called, and whether the organisation above may see it."""

from collections.abc import Collection
from datetime import datetime

from tracker.domain.entries import line
from tracker.domain.errors import Invalid, NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Evidence
from tracker.queries.scope import visible
from tracker.services.events import change
from tracker.services.rows import take

LONGEST = 120
MOST = 500


def describe(
    actor: Actor, now: datetime, evidence_id: int, version: int, *, kind: EvidenceKind, reference: str, caption: str
) -> Evidence:
    """Say what a file is, its reference (文号, number of a case file) and a caption. By whoever uploaded it, or steers.

    Errors: NotAllowed, NotFound, Conflict("changed_meanwhile"), Invalid("too_long").
    """
    evidence = take(actor, Evidence, evidence_id, version)
    if actor.user_id is None or actor.user_id != evidence.uploaded_by_id:
        require(actor, Permission.SUPERVISE, Subject(evidence.org_id))
    else:
        require(actor, Permission.UPLOAD, Subject(evidence.org_id))
    values = {
        "kind": kind,
        "reference": line(reference.replace("\0", ""), "reference", LONGEST, required=False),
        "caption": line(caption.replace("\0", ""), "caption", LONGEST, required=False),
    }
    change(actor, now, "described", evidence, values)
    db.session.commit()
    return evidence


def share(actor: Actor, now: datetime, evidence_ids: Collection[int], shared: bool) -> None:
    """Let the organisation above see files, or no longer; all or none. What is so already stays as it is.

    Errors: NotAllowed, NotFound, Invalid("nothing_selected").
    """
    if not evidence_ids:
        raise Invalid("nothing_selected")
    chosen = visible(actor, Evidence).where(Evidence.id.in_(evidence_ids)).order_by(Evidence.id)
    found = db.session.scalars(chosen.with_for_update(), execution_options={"populate_existing": True}).all()
    if len(found) != len(set(evidence_ids)) or len(found) > MOST:
        raise NotFound("not_found")
    for evidence in found:
        require(actor, Permission.SHARE, Subject(evidence.org_id))
        if (evidence.shared_at is not None) != shared:
            change(actor, now, "shared" if shared else "unshared", evidence, {"shared_at": now if shared else None})
    db.session.commit()
