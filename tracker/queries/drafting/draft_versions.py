"""The versions of a draft: how it stood when it left a stage, as JSON and back.

versions_of(actor, draft) -> list[DraftVersion]     # the oldest first
latest_version(actor, draft) -> DraftVersion | None
text_in(version) -> ReportText
sentences_in(version) -> tuple[Sentence, ...]
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.domain.drafts import Flag, SentenceKind, SourceType
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.report_text import Line, Rank, ReportText, Run
from tracker.drafting.model import Amount, Ref, Sentence
from tracker.extensions import db
from tracker.models import Draft, DraftVersion
from tracker.queries.scope import visible


def versions_of(actor: Actor, draft: Draft) -> list[DraftVersion]:
    """Every version that was kept; NotAllowed without VIEW_DRAFTS."""
    require(actor, Permission.VIEW_DRAFTS, Subject(draft.org_id))
    chosen = visible(actor, DraftVersion).where(DraftVersion.draft_id == draft.id)
    return list(db.session.scalars(chosen.order_by(DraftVersion.number)))


def latest_version(actor: Actor, draft: Draft) -> DraftVersion | None:
    """The last one that was kept."""
    chosen = visible(actor, DraftVersion).where(DraftVersion.draft_id == draft.id)
    return db.session.scalar(chosen.order_by(DraftVersion.number.desc()).limit(1))


def text_in(version: DraftVersion) -> ReportText:
    """The text of a version."""
    return read_text(version.document)


def sentences_in(version: DraftVersion) -> tuple[Sentence, ...]:
    """The sentences of a version."""
    return tuple(read_sentence(one) for one in version.sentences)


def stored_text(text: ReportText) -> dict[str, Any]:
    """A text as JSON: lines as [rank, section, runs], runs as [text, slot, is_gap]."""
    lines = [
        [line.rank.value, line.section, [[run.text, run.slot, run.is_gap] for run in line.runs]] for line in text.lines
    ]
    day = text.dated_on.isoformat() if text.dated_on else None
    head = {"title": text.title, "addressee": text.addressee, "copies_to": text.copies_to}
    return {**head, "signatory": text.signatory, "dated_on": day, "lines": lines}


def read_text(stored: Mapping[str, Any]) -> ReportText:
    """From that JSON."""
    lines = tuple(
        Line(Rank(rank), tuple(Run(*run) for run in runs), section) for rank, section, runs in stored["lines"]
    )
    day = _day(stored["dated_on"])
    return ReportText(stored["title"], stored["addressee"], lines, stored["signatory"], day, stored["copies_to"])


def stored_sentence(sentence: Sentence) -> dict[str, Any]:
    """A sentence as JSON, by the names of its fields."""
    plain = {name: getattr(sentence, name) for name in ("slot", "section", "text", "group", "answers", "target")}
    marks = {name: getattr(sentence, name) for name in ("owner_id", "edited", "by_hand")}
    return {
        **plain,
        **marks,
        "kind": sentence.kind.value,
        "refs": [ref.to_json() for ref in sentence.refs],
        "amounts": [amount.stored() for amount in sentence.amounts],
        "due_on": sentence.due_on.isoformat() if sentence.due_on else None,
        "flag": sentence.flag.value if sentence.flag else None,
    }


def read_sentence(stored: Mapping[str, Any]) -> Sentence:
    """From that JSON."""
    return Sentence(
        stored["slot"],
        stored["section"],
        SentenceKind(stored["kind"]),
        stored["text"],
        stored["group"],
        tuple(Ref(SourceType(ref["type"]), ref["id"], ref["quote"]) for ref in stored["refs"]),
        tuple(Amount.read(amount) for amount in stored["amounts"]),
        stored["answers"],
        _day(stored["due_on"]),
        stored["owner_id"],
        stored["target"],
        stored["edited"],
        stored["by_hand"],
        Flag(stored["flag"]) if stored["flag"] else None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
