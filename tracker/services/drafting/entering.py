"""Putting new sentences of the program into a draft, hundreds in a few statements."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.domain.people import Actor
from tracker.drafting.model import Composed
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, SentenceSource
from tracker.queries.scope import visible

_NO_PLACE = -1


def enter(actor: Actor, draft: Draft, made: Sequence[Composed]) -> list[DraftSentence]:
    """Rows for sentences whose slots are not in the draft, with their sources; their places are still to be found."""
    if not made:
        return []
    db.session.flush()
    db.session.execute(sa.insert(DraftSentence), [_values(draft, one) for one in made])
    mine = (DraftSentence.draft_id == draft.id, DraftSentence.position == _NO_PLACE)
    rows = list(db.session.scalars(visible(actor, DraftSentence).where(*mine)))
    ids = {row.slot: row.id for row in rows}
    sources = [values for one in made for values in _sources(ids[one.slot], one)]
    if sources:
        db.session.execute(sa.insert(SentenceSource), sources)
    return rows


def _values(draft: Draft, made: Composed) -> dict[str, Any]:
    place = {"org_id": draft.org_id, "draft_id": draft.id, "slot": made.slot, "section": made.section}
    people = {"owner_id": made.owner_id, "unit_id": made.unit_id, "due_on": made.due_on, "target": made.target}
    return {
        **place, **people, "position": _NO_PLACE, "group": made.group, "kind": made.kind, "generated": made.text,
        "amounts": [amount.stored() for amount in made.amounts], "gaps": [gap.stored() for gap in made.gaps],
        "fingerprint": made.fingerprint, "theme_code": made.theme_code,
    }  # fmt: skip


def _sources(sentence_id: int, made: Composed) -> Iterable[dict[str, Any]]:
    return (
        {"sentence_id": sentence_id, "type": ref.type, "source_id": ref.id, "quote": ref.quote} for ref in made.refs
    )
