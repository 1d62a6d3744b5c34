"""Ordering the sentences of a draft, dropping them, and taking them back.

move(actor, now, sentence_id, version, before_id, section=None) -> DraftSentence   # before_id None: to the end
drop(actor, now, sentence_id, version) -> DraftSentence
restore(actor, now, sentence_id, version) -> DraftSentence   # dropped, or merged into another one

Errors of all: NotFound, NotAllowed, Conflict("changed_meanwhile"), Invalid("draft_frozen").
"""

from datetime import datetime

from tracker.domain.errors import Invalid, NotFound
from tracker.domain.outlines import Outline, PartRole
from tracker.domain.people import Actor
from tracker.drafting.sections import CLOSING, PREAMBLE
from tracker.extensions import db
from tracker.models import Draft, DraftSentence
from tracker.queries.drafting.sentences import theme_codes
from tracker.services.drafting.editing import come_back
from tracker.services.drafting.placing import number, section_rows
from tracker.services.drafting.taking import refuse_absent, take_sentence
from tracker.services.drafting.wording import fits
from tracker.services.events import record


def move(
    actor: Actor, now: datetime, sentence_id: int, version: int, before_id: int | None, section: str | None = None
) -> DraftSentence:
    """Let a sentence stand before another one, or at the end of its section or of `section`.

    Also Invalid("section_unknown"), Invalid("section_of_other_kind"): items stay in the part from which they are read.
    """
    row, draft = take_sentence(actor, sentence_id, version)
    refuse_absent(row)
    target = section or row.section
    check_section(actor, draft, target)
    if target != row.section and not fits(row.kind, target):
        raise Invalid("section_of_other_kind", field="section")
    others = [other for other in section_rows(actor, draft.id, target) if other is not row]
    place = _place(others, before_id)
    before = {"section": row.section, "position": row.position}
    row.section = target
    number([*others[:place], row, *others[place:]])
    after = {"section": row.section, "position": row.position}
    if after != before:
        record(actor, now, "sentence_moved", row, before=before, after=after)
    db.session.commit()
    return row


def _place(others: list[DraftSentence], before_id: int | None) -> int:
    if before_id is None:
        return len(others)
    place = next((place for place, other in enumerate(others) if other.id == before_id), None)
    if place is None:
        raise NotFound("not_found")
    return place


def check_section(actor: Actor, draft: Draft, section: str) -> None:
    """Raise Invalid unless the draft's outline, or one of the organisation's themes, has this section."""
    outline = Outline.read(draft.outline)
    role, _, code = section.partition(":")
    themes = theme_codes(actor, draft.org_id)
    known = {PREAMBLE, CLOSING, *(part.role.value for part in outline.parts)}
    if role not in known or (":" in section) != (role == PartRole.MEASURES) or (code and code not in themes):
        raise Invalid("section_unknown", field="section")


def drop(actor: Actor, now: datetime, sentence_id: int, version: int) -> DraftSentence:
    """Leave a sentence out. It does not come back by itself, whatever its sources become."""
    row, _draft = take_sentence(actor, sentence_id, version)
    refuse_absent(row)
    row.dropped_at = now
    record(actor, now, "sentence_dropped", row, before={"text": row.text}, after={"text": ""})
    db.session.commit()
    return row


def restore(actor: Actor, now: datetime, sentence_id: int, version: int) -> DraftSentence:
    """Take back a sentence that was dropped, or one that was merged, at its place; the merged text keeps its words."""
    row, _draft = take_sentence(actor, sentence_id, version)
    if not row.stands:
        row.dropped_at = None
        if row.merged_into_id is not None:
            come_back(row)
        record(actor, now, "sentence_taken_back", row, after={"text": row.text})
    db.session.commit()
    return row
