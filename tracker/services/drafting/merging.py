"""Merging sentences into one, and splitting one into several.

merge(actor, now, ids) -> DraftSentence        # into the first of them by their order; Invalid("kinds_differ")
split_item(actor, now, sentence_id, version, texts) -> list[DraftSentence]   # the first part keeps the slot
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from tracker.domain.drafts import Flag
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import DraftSentence
from tracker.queries.drafting.sentences import sheet_of
from tracker.services.drafting.adding import twin
from tracker.services.drafting.editing import write
from tracker.services.drafting.placing import put_after, section_rows
from tracker.services.drafting.taking import merged_into, refuse_absent, take_sentence, take_sentences
from tracker.services.drafting.wording import joined, wording

MOST_PARTS = 20


def merge(actor: Actor, now: datetime, ids: Collection[int]) -> DraftSentence:
    """Join the texts of several sentences, and what they rest on, in the first. The others come back by `restore`.

    Errors: NotFound, NotAllowed, Invalid("too_few"), Invalid("kinds_differ"), Invalid("too_long").
    """
    if len(set(ids)) < 2:
        raise Invalid("too_few", least=2)
    rows, draft = take_sentences(actor, ids)
    for row in rows:
        refuse_absent(row)
    order = [row.id for row in sheet_of(actor, draft).rows]
    rows.sort(key=lambda row: order.index(row.id))
    if len({row.kind for row in rows}) > 1:
        raise Invalid("kinds_differ")
    first, *others = rows
    text = wording(joined(first.kind, [row.text for row in rows]))
    write(actor, now, first, text, "sentences_merged")
    for row in others:
        for part in (*merged_into(actor, row), row):
            part.merged_into_id = first.id
    if first.flag is None and any(row.flag is not None for row in others):
        first.flag = Flag.SOURCES_CHANGED
    db.session.commit()
    return first


def split_item(
    actor: Actor, now: datetime, sentence_id: int, version: int, texts: Sequence[str]
) -> list[DraftSentence]:
    """Let each of the texts be a sentence of its own, with the sources of the one that they were."""
    row, draft = take_sentence(actor, sentence_id, version)
    refuse_absent(row)
    tidy = [wording(text, "texts") for text in texts]
    if not 2 <= len(tidy) <= MOST_PARTS:
        raise Invalid("parts_wrong", field="texts", least=2, most=MOST_PARTS)
    new = [twin(row, text) for text in tidy[1:]]
    db.session.add_all(new)
    put_after(section_rows(actor, draft.id, row.section), new, row)
    write(actor, now, row, tidy[0], "sentence_split")
    db.session.commit()
    return [row, *new]
