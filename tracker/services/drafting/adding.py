"""Adding a sentence by hand: it needs a source as every other does.

add(actor, now, draft_id, NewSentence(section, kind, text, refs, after_id)) -> DraftSentence

Errors: NotFound, NotAllowed, Invalid("draft_frozen"), of `wording`, Invalid with a field: section_unknown,
section_of_other_kind, source_required, source_unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from tracker.domain.drafts import SOURCES_OF, SentenceKind
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.drafting.model import Ref
from tracker.drafting.sections import theme_of
from tracker.extensions import db
from tracker.models import Draft, DraftSentence
from tracker.queries.drafting.sentences import fingerprint_of, refs_of
from tracker.services.drafting.arranging import check_section
from tracker.services.drafting.placing import put_after, section_rows
from tracker.services.drafting.sources import set_sources, standing_refs, stated_amounts
from tracker.services.drafting.taking import take_open
from tracker.services.drafting.wording import fits, wording
from tracker.services.events import record


@dataclass(frozen=True, slots=True)
class NewSentence:
    """What a person adds: after the sentence `after_id`, else at the end of the section.

    A result names accepted entries or figures, a problem or a plan a task or a note; boilerplate needs none. A quote
    left empty becomes the source's own words.
    """

    section: str
    kind: SentenceKind
    text: str
    refs: Sequence[Ref] = ()
    after_id: int | None = None


def add(actor: Actor, now: datetime, draft_id: int, new: NewSentence) -> DraftSentence:
    """Put a person's sentence into the draft."""
    draft = take_open(actor, draft_id)
    text = wording(new.text)
    check_section(actor, draft, new.section)
    if not fits(new.kind, new.section):
        raise Invalid("section_of_other_kind", field="section")
    row = _row(actor, draft, new, text)
    others = section_rows(actor, draft.id, new.section)
    after = next((other for other in others if other.id == new.after_id), None)
    db.session.add(row)
    put_after(others, [row], after)
    record(actor, now, "sentence_added", row, after={"text": text, "section": new.section, "kind": new.kind})
    db.session.commit()
    return row


def _row(actor: Actor, draft: Draft, new: NewSentence, text: str) -> DraftSentence:
    refs = standing_refs(actor, draft, new.refs)
    needed = SOURCES_OF[new.kind]
    if needed and not any(ref.type in needed for ref in refs):
        raise Invalid("source_required", field="refs", kind=new.kind.value)
    row = by_hand(draft.org_id, draft.id, new.section, new.kind, text)
    row.theme_code = theme_of(new.section) or None
    row.amounts = [amount.stored() for amount in stated_amounts(actor, refs)]
    set_sources(row, refs)
    row.fingerprint = fingerprint_of(row)
    return row


def by_hand(org_id: int, draft_id: int, section: str, kind: SentenceKind, text: str) -> DraftSentence:
    """A row of a person's words in a slot of its own."""
    return DraftSentence(
        org_id=org_id, draft_id=draft_id, slot=f"hand:{uuid4().hex}", section=section, position=0, kind=kind,
        edited=text, by_hand=True, amounts=[], gaps=[],
    )  # fmt: skip


def twin(row: DraftSentence, text: str) -> DraftSentence:
    """Other words that rest on the same sources, meant for the same people and dates."""
    new = by_hand(row.org_id, row.draft_id, row.section, row.kind, text)
    new.group, new.theme_code, new.amounts, new.gaps = row.group, row.theme_code, row.amounts, row.gaps
    new.owner_id, new.unit_id, new.due_on, new.target = row.owner_id, row.unit_id, row.due_on, row.target
    new.answers_id, new.is_planned, new.fingerprint = row.answers_id, True, row.fingerprint
    set_sources(new, refs_of(row))
    return new
