"""Keeping a draft as it stands when it leaves a stage.

keep_version(actor, now, draft, note="", sheet=None) -> DraftVersion     # part of the act that moves it; no commit
"""

from datetime import datetime

from sqlalchemy import func, select

from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import Draft, DraftVersion
from tracker.queries.drafting.draft import text_of
from tracker.queries.drafting.draft_versions import stored_sentence, stored_text
from tracker.queries.drafting.sentences import Sheet, sheet_of
from tracker.queries.scope import may_see


def keep_version(actor: Actor, now: datetime, draft: Draft, note: str = "", sheet: Sheet | None = None) -> DraftVersion:
    """Add the draft's next version, with its stage as it is before the move."""
    sheet = sheet or sheet_of(actor, draft)
    last = select(func.max(DraftVersion.number)).where(may_see(actor, DraftVersion), DraftVersion.draft_id == draft.id)
    version = DraftVersion(
        org_id=draft.org_id, draft_id=draft.id, number=(db.session.scalar(last) or 0) + 1, stage=draft.stage, at=now,
        by_id=actor.user_id, note=note, document=stored_text(text_of(actor, draft, sheet)),
        sentences=[stored_sentence(sentence) for sentence in sheet.sentences()],
    )  # fmt: skip
    db.session.add(version)
    return version
