"""The sentences of a draft as rows, in the order in which they stand, and as plain values for checks and layout.

`sheet_of(actor, draft)` reads them in three statements, however many there are: `Sheet.rows` are those that stand,
`Sheet.aside` those dropped or merged, `Sheet.sentences()` the plain values.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from tracker.domain.drafts import SourceType
from tracker.domain.outlines import Outline
from tracker.domain.people import Actor
from tracker.drafting.model import Amount, Composed, Gap, Ref, Sentence, Spare
from tracker.drafting.sections import CLOSING, PREAMBLE
from tracker.extensions import db
from tracker.models import Draft, DraftSentence, SentenceSource, Theme
from tracker.queries.scope import may_see, visible


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft's rows in their order: those that stand, and those set aside (dropped by a person, or merged)."""

    rows: list[DraftSentence]
    aside: list[DraftSentence]

    def spare(self, draft: Draft) -> list[Spare]:
        """Accepted work of which no sentence tells, neither by itself nor by what was merged into it."""
        told = {(ref.type, ref.id) for sentence in self.sentences() for ref in sentence.refs}
        found = (Spare(one["section"], Ref(SourceType(one["type"]), one["id"], one["quote"])) for one in draft.spare)
        return [one for one in found if (one.ref.type, one.ref.id) not in told]

    def sentences(self) -> tuple[Sentence, ...]:
        """What stands in the draft, as plain values."""
        slots = {row.id: row.slot for row in (*self.rows, *self.aside)}
        merged: dict[int, list[DraftSentence]] = {}
        for row in self.aside:
            if row.merged_into_id is not None:
                merged.setdefault(row.merged_into_id, []).append(row)
        return tuple(sentence_of(row, merged.get(row.id, ()), slots) for row in self.rows)


def sentences_of(actor: Actor, draft: Draft) -> list[DraftSentence]:
    """The rows that stand, in the order of the draft."""
    return sheet_of(actor, draft).rows


def sheet_of(actor: Actor, draft: Draft) -> Sheet:
    """Every row with its sources, in order."""
    rows = all_rows(actor, draft)
    place = places(Outline.read(draft.outline), theme_codes(actor, draft.org_id), {row.section for row in rows})
    rows.sort(key=lambda row: (place[row.section], row.position, row.id))
    aside = [row for row in rows if not row.stands and row.gone_at is None]
    return Sheet([row for row in rows if row.stands], aside)


def all_rows(actor: Actor, draft: Draft) -> list[DraftSentence]:
    """Every row of a draft with its sources, also those that are gone; by position."""
    chosen = visible(actor, DraftSentence).where(DraftSentence.draft_id == draft.id)
    ordered = chosen.order_by(DraftSentence.position, DraftSentence.id)
    rows = list(db.session.scalars(ordered, execution_options={"populate_existing": True}))
    load_sources(actor, rows, draft.id)
    return rows


def load_sources(actor: Actor, rows: Iterable[DraftSentence], draft_id: int) -> None:
    """Give the rows of a draft their sources, all in one statement."""
    mine = (may_see(actor, DraftSentence), DraftSentence.draft_id == draft_id)
    chosen = select(SentenceSource).join(DraftSentence, DraftSentence.id == SentenceSource.sentence_id).where(*mine)
    found = db.session.scalars(chosen.order_by(SentenceSource.sentence_id, SentenceSource.id))
    by_row = {key: list(some) for key, some in groupby(found, lambda source: source.sentence_id)}
    for row in rows:
        set_committed_value(row, "sources", by_row.get(row.id, []))


def theme_codes(actor: Actor, org_id: int) -> list[str]:
    """The codes of an organisation's themes in its order."""
    chosen = select(Theme.code).where(may_see(actor, Theme), Theme.org_id == org_id)
    return list(db.session.scalars(chosen.order_by(Theme.position, Theme.id)))


def places(outline: Outline, themes: Sequence[str], sections: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where each section stands: by the order of the parts, and of the themes in the first of them."""
    roles = [PREAMBLE, *(part.role.value for part in outline.parts)]
    found = {}
    for section in sections:
        role, _, code = section.partition(":")
        part = roles.index(role) if role in roles else len(roles) + (role == CLOSING)
        found[section] = (part, themes.index(code) if code in themes else len(themes) + (not code))
    return found


def sentence_of(row: DraftSentence, merged: Iterable[DraftSentence], slots: dict[int, str]) -> Sentence:
    """A row with what was merged into it, as a plain value; `slots` by the ids of all rows of its draft."""
    rows = (row, *merged)
    return Sentence(
        row.slot,
        row.section,
        row.kind,
        row.text,
        row.group,
        tuple(dict.fromkeys(ref for one in rows for ref in refs_of(one))),
        tuple(dict.fromkeys(amount for one in rows for amount in amounts_of(one))),
        slots.get(row.answers_id or 0, ""),
        row.due_on,
        row.owner_id,
        row.target,
        edited=row.edited is not None,
        by_hand=row.by_hand,
        flag=row.flag,
    )


def refs_of(row: DraftSentence) -> tuple[Ref, ...]:
    """Its own sources, without those of what was merged into it."""
    return tuple(Ref(source.type, source.source_id, source.quote) for source in row.sources)


def amounts_of(row: DraftSentence) -> tuple[Amount, ...]:
    """Its own numbers."""
    return tuple(Amount.read(stored) for stored in row.amounts)


def gaps_of(row: DraftSentence) -> tuple[Gap, ...]:
    """What is missing in the text as it stands now."""
    gaps = (Gap.read(stored) for stored in row.gaps)
    return tuple(gap for gap in gaps if f"【待补：{gap.label}】" in row.text)


def fingerprint_of(row: DraftSentence) -> str:
    """Of the sources and numbers that it has now."""
    made = Composed(row.slot, row.section, row.kind, "", refs=refs_of(row), amounts=amounts_of(row))
    return made.fingerprint
