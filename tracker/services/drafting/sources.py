"""Sources that a person gives to a sentence: what is accepted, stands, and belongs to the organisation."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from tracker.domain.drafts import SourceType, Way
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.work import EntryKind, EntryState
from tracker.drafting.model import Amount, Ref
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, Figure, ReportItem, SentenceSource, Task, WorkEntry, YearNote
from tracker.queries.scope import may_see

MOST_SOURCES = 50


def standing_refs(actor: Actor, draft: Draft, refs: Sequence[Ref]) -> tuple[Ref, ...]:
    """The sources with their words (a quote that a person chose stays); Invalid("source_unknown") if one is none.

    Entries must be accepted, tasks not voided, notes not withdrawn; all of them are of the draft's organisation.
    """
    wanted = tuple(dict.fromkeys((ref.type, ref.id) for ref in refs))
    if len(wanted) > MOST_SOURCES:
        raise Invalid("too_many", field="refs", most=MOST_SOURCES)
    words = {
        (kind, row_id): text
        for kind in {kind for kind, _id in wanted}
        for row_id, text in db.session.execute(_words(actor, draft, kind, [id_ for one, id_ in wanted if one is kind]))
    }
    if set(wanted) - set(words):
        raise Invalid("source_unknown", field="refs")
    quotes = {(ref.type, ref.id): ref.quote for ref in refs}
    return tuple(Ref(*key, quotes[key] or words[key]) for key in wanted)


def _words(actor: Actor, draft: Draft, kind: SourceType, ids: Iterable[int]) -> Any:
    """Ids with the words of the sources that stand."""
    if kind is SourceType.FIGURE:
        chosen = select(Figure.id, Figure.name).join(WorkEntry).where(may_see(actor, Figure), Figure.id.in_(ids))
        return chosen.where(Figure.org_id == draft.org_id, WorkEntry.state == EntryState.ACCEPTED)
    if kind is SourceType.TASK:
        chosen = select(Task.id, Task.quote).where(may_see(actor, Task), Task.id.in_(ids), Task.voided_at.is_(None))
        return chosen.where(Task.org_id == draft.org_id)
    if kind is SourceType.NOTE:
        chosen = select(YearNote.id, YearNote.text).where(may_see(actor, YearNote), YearNote.id.in_(ids))
        return chosen.where(YearNote.org_id == draft.org_id, YearNote.withdrawn_at.is_(None))
    if kind is SourceType.ITEM:
        chosen = select(ReportItem.id, ReportItem.text).where(may_see(actor, ReportItem), ReportItem.id.in_(ids))
        return chosen.where(ReportItem.org_id == draft.org_id)
    of_kind = EntryKind.PROGRESS if kind is SourceType.UPDATE else EntryKind.RECORD
    chosen = select(WorkEntry.id, WorkEntry.text).where(may_see(actor, WorkEntry), WorkEntry.id.in_(ids))
    accepted = chosen.where(WorkEntry.kind == of_kind, WorkEntry.state == EntryState.ACCEPTED)
    return accepted.where(WorkEntry.org_id == draft.org_id)


def stated_amounts(actor: Actor, refs: Iterable[Ref]) -> tuple[Amount, ...]:
    """The figures of accepted entries, and figures named themselves, as numbers that a sentence may state."""
    entries = [ref.id for ref in refs if ref.type in {SourceType.UPDATE, SourceType.RECORD}]
    figures = [ref.id for ref in refs if ref.type is SourceType.FIGURE]
    chosen = select(Figure).where(may_see(actor, Figure), Figure.entry_id.in_(entries) | Figure.id.in_(figures))
    return tuple(
        Amount(one.name, one.value, one.unit, one.qualifier, Way.STATED, (one.id,), (one.entry_id,))
        for one in db.session.scalars(chosen.order_by(Figure.id))
    )


def set_sources(row: DraftSentence, refs: Sequence[Ref]) -> None:
    """Give a row these sources; those that it has already stay the rows that they are."""
    if [(one.type, one.source_id, one.quote) for one in row.sources] != [(ref.type, ref.id, ref.quote) for ref in refs]:
        row.sources = [SentenceSource(type=ref.type, source_id=ref.id, quote=ref.quote) for ref in refs]
