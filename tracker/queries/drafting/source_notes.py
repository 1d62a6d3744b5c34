"""What the working edition of a draft tells of its sentences."""

from collections.abc import Iterable
from datetime import date

from tracker.documents import NumberNote, RefNote, SourceNote
from tracker.domain.drafts import SourceType
from tracker.domain.people import Actor
from tracker.drafting.model import Amount, Ref, Sentence
from tracker.drafting.numbers import amount_text
from tracker.models import Draft, DraftSentence
from tracker.queries.directory import Directory, directory_of
from tracker.queries.drafting.behind import Behind, behind
from tracker.queries.drafting.sentences import Sheet, gaps_of


def source_notes(actor: Actor, draft: Draft, sheet: Sheet, today: date) -> list[SourceNote]:
    """A note for each sentence that stands, in at most eight statements."""
    sentences = sheet.sentences()
    known = behind(actor, sentences)
    names = directory_of(actor, draft.org_id, today)
    words = {sentence.slot: sentence.text for sentence in sentences}
    return [
        _note(sentence, row, known, names, words.get(sentence.answers, ""))
        for sentence, row in zip(sentences, sheet.rows, strict=True)
    ]


def _note(sentence: Sentence, row: DraftSentence, known: Behind, names: Directory, answers: str) -> SourceNote:
    files = (file for entry in known.entries_of(sentence) for file in known.files.get(entry.id, ()))
    return SourceNote(
        slot=sentence.slot,
        kind=sentence.kind,
        text=sentence.text,
        refs=tuple(_ref(ref, known) for ref in sentence.refs),
        numbers=tuple(_number(amount, known) for amount in sentence.amounts),
        evidence=_once(f"{file.filename} {file.reference}".strip() for file in files),
        gaps=tuple(gap.label for gap in gaps_of(row)),
        flag=sentence.flag,
        edited=sentence.edited,
        by_hand=sentence.by_hand,
        owner=names.person(sentence.owner_id),
        unit=names.unit(row.unit_id),
        due_on=sentence.due_on,
        target=sentence.target,
        answers=answers,
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _ref(ref: Ref, known: Behind) -> RefNote:
    return RefNote(ref.type, _called(ref, known), ref.quote)


def _called(ref: Ref, known: Behind) -> str:
    """2026-007 执法培训; with the day and the author of what somebody reported or noted."""
    if ref.type is SourceType.TASK:
        task = known.tasks.get(ref.id)
        return task.called if task else ""
    if ref.type is SourceType.NOTE:
        note = known.notes.get(ref.id)
        return f"{note.on.isoformat()} {note.author}" if note else ""
    figure = known.figures.get(ref.id) if ref.type is SourceType.FIGURE else None
    entry = known.entries.get(figure.entry_id if figure else ref.id) if ref.type is not SourceType.ITEM else None
    if entry is None:
        return ""
    task = known.tasks.get(entry.task_id or 0)
    return " ".join(part for part in (task.called if task else "", entry.on.isoformat(), entry.author) if part)


def _number(amount: Amount, known: Behind) -> NumberNote:
    """Its parts with the days of the work to which they belong."""
    parts = []
    for figure in (known.figures[key] for key in amount.figure_ids if key in known.figures):
        entry = known.entries.get(figure.entry_id)
        day = f"{entry.on.isoformat()} " if entry else ""
        parts.append(f"{day}{amount_text(figure.value, figure.unit, figure.qualifier)}")
    written = amount_text(amount.value, amount.unit, amount.qualifier)
    return NumberNote(amount.name, written, amount.way, tuple(parts))
