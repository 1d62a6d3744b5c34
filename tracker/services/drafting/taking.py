"""Taking hold of a draft and of its sentences: one act on a draft at a time, in the version that the person saw."""

from collections.abc import Collection

from sqlalchemy import select

from tracker.domain.drafts import EDITABLE
from tracker.domain.errors import Invalid, NotFound
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import Draft, DraftSentence
from tracker.queries.scope import may_see, visible
from tracker.services.rows import check_version


def take_draft(
    actor: Actor, draft_id: int, version: int | None = None, *, permission: Permission = Permission.DRAFT
) -> Draft:
    """The draft, locked. Errors: NotFound, NotAllowed, Conflict("changed_meanwhile")."""
    chosen = visible(actor, Draft).where(Draft.id == draft_id).with_for_update(key_share=True)
    draft = db.session.scalar(chosen, execution_options={"populate_existing": True})
    if draft is None:
        raise NotFound("not_found")
    require(actor, permission, Subject(draft.org_id))
    check_version(draft, version)
    return draft


def take_open(actor: Actor, draft_id: int, version: int | None = None) -> Draft:
    """A draft whose text may be changed; otherwise also Invalid("draft_frozen")."""
    draft = take_draft(actor, draft_id, version)
    if draft.stage not in EDITABLE:
        raise Invalid("draft_frozen", stage=draft.stage.value)
    return draft


def take_sentence(actor: Actor, sentence_id: int, version: int | None = None) -> tuple[DraftSentence, Draft]:
    """A sentence of an open draft; NotFound too for one whose work is gone."""
    rows, draft = take_sentences(actor, [sentence_id])
    check_version(rows[0], version)
    return rows[0], draft


def take_sentences(actor: Actor, ids: Collection[int]) -> tuple[list[DraftSentence], Draft]:
    """Sentences of one open draft, by position."""
    draft = take_open(actor, draft_id_of(actor, next(iter(ids), 0)))
    mine = (DraftSentence.draft_id == draft.id, DraftSentence.id.in_(ids), DraftSentence.gone_at.is_(None))
    chosen = visible(actor, DraftSentence).where(*mine).order_by(DraftSentence.position, DraftSentence.id)
    rows = list(db.session.scalars(chosen, execution_options={"populate_existing": True}))
    if len(rows) != len(set(ids)):
        raise NotFound("not_found")
    return rows, draft


def draft_id_of(actor: Actor, sentence_id: int) -> int:
    """The draft of a sentence."""
    chosen = select(DraftSentence.draft_id).where(may_see(actor, DraftSentence), DraftSentence.id == sentence_id)
    found = db.session.scalar(chosen)
    if found is None:
        raise NotFound("not_found")
    return found


def refuse_absent(row: DraftSentence) -> None:
    """Raise Invalid for a sentence that a person has dropped or merged into another: it must come back first."""
    if not row.stands:
        raise Invalid("sentence_set_aside")


def merged_into(actor: Actor, row: DraftSentence) -> list[DraftSentence]:
    """The rows that were merged into this one, by position."""
    chosen = visible(actor, DraftSentence).where(DraftSentence.merged_into_id == row.id)
    return list(db.session.scalars(chosen.order_by(DraftSentence.position, DraftSentence.id)))
