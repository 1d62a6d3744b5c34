"""The files on which a draft rests, each once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, or_, select

from tracker.domain.drafts import SourceType
from tracker.domain.people import Actor
from tracker.extensions import db
from tracker.models import DraftSentence, Evidence, Figure, SentenceSource, WorkEntry
from tracker.models.evidence import entry_evidence
from tracker.queries.scope import visible

ENTRIES = (SourceType.UPDATE, SourceType.RECORD)


@dataclass(frozen=True, slots=True)
class BundleFile:
    """A file of evidence: `copy_sha256` is a photo without what the camera wrote beside it."""

    id: int
    filename: str
    sha256: str
    copy_sha256: str | None


def files_of_draft(actor: Actor, draft_id: int) -> Sequence[BundleFile]:
    """The evidence of all entries that the standing sentences name, and those merged into them; in order of upload."""
    shown = select(entry_evidence.c.evidence_id).where(entry_evidence.c.entry_id.in_(_entry_ids(actor, draft_id)))
    found = db.session.scalars(visible(actor, Evidence).where(Evidence.id.in_(shown)).order_by(Evidence.id))
    return [BundleFile(row.id, row.filename, row.sha256, row.copy_sha256) for row in found]


def _entry_ids(actor: Actor, draft_id: int) -> Select[int]:
    standing = visible(actor, DraftSentence).where(
        DraftSentence.draft_id == draft_id, DraftSentence.dropped_at.is_(None), DraftSentence.gone_at.is_(None)
    )
    sources = select(SentenceSource.source_id).where(
        SentenceSource.sentence_id.in_(standing.with_only_columns(DraftSentence.id))
    )
    of_figures = visible(actor, Figure).where(Figure.id.in_(sources.where(SentenceSource.type == SourceType.FIGURE)))
    named = WorkEntry.id.in_(sources.where(SentenceSource.type.in_(ENTRIES)))
    entries = visible(actor, WorkEntry).with_only_columns(WorkEntry.id)
    return entries.where(or_(named, WorkEntry.id.in_(of_figures.with_only_columns(Figure.entry_id))))
