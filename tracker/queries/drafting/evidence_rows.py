"""The evidence ledger of a draft: for each sentence the work and the files on which it rests."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from tracker.documents import EvidenceRow, NumberNote
from tracker.domain.drafts import SourceType
from tracker.domain.people import Actor
from tracker.domain.report_text import Rank, ReportText
from tracker.drafting.model import Amount, Ref, Sentence
from tracker.drafting.numbers import amount_text
from tracker.queries.drafting.behind import Behind, EntryFact, TaskFact, behind
from tracker.queries.drafting.sentences import Sheet

Address = Callable[[SourceType, int, TaskFact | None], str]
"""The address of the page on which a source of this type and id stands; progress stands on the page of its task."""


def evidence_rows(actor: Actor, sheet: Sheet, text: ReportText, address: Address) -> Iterator[EvidenceRow]:
    """The rows in the order of the draft, in at most seven statements."""
    sentences = sheet.sentences()
    known = behind(actor, sentences)
    parts = headings_of(text)
    for number, sentence in enumerate(sentences, start=1):
        blank = EvidenceRow(number, parts.get(sentence.section, ""), sentence.text, sentence.kind)
        yield from list(_rows(blank, sentence, known, address)) or [blank]


def headings_of(text: ReportText) -> dict[str, str]:
    """The heading of each section as it is printed."""
    return {line.section: line.text for line in text.lines if line.rank is not Rank.TEXT}


def _rows(blank: EvidenceRow, sentence: Sentence, known: Behind, address: Address) -> Iterator[EvidenceRow]:
    for entry in known.entries_of(sentence):
        yield from _of_entry(blank, sentence.amounts, entry, known, address)
    for ref in {(ref.type, ref.id): ref for ref in sentence.refs}.values():
        if ref.type is SourceType.TASK and ref.id in known.tasks:
            task = known.tasks[ref.id]
            yield replace(blank, type=ref.type, source=task.called, place=address(ref.type, ref.id, task))
        elif ref.type is SourceType.NOTE and ref.id in known.notes:
            note = known.notes[ref.id]
            place = address(ref.type, ref.id, None)
            yield replace(blank, type=ref.type, source=note.text, on=note.on, author=note.author, place=place)
        elif ref.type is SourceType.ITEM:
            yield replace(blank, type=ref.type, source=_item(ref, known.items))


def _item(ref: Ref, items: Mapping[int, str]) -> str:
    return items.get(ref.id) or ref.quote


def _of_entry(
    blank: EvidenceRow, amounts: Iterable[Amount], entry: EntryFact, known: Behind, address: Address
) -> Iterator[EvidenceRow]:
    """A row for each file of the entry, one without any."""
    task = known.tasks.get(entry.task_id or 0)
    kind = SourceType.RECORD if entry.task_id is None else SourceType.UPDATE
    told = replace(
        blank,
        type=kind,
        source=task.called if task else entry.text,
        on=entry.on,
        author=entry.author,
        numbers=tuple(_number(amount, entry, known) for amount in amounts if entry.id in amount.entry_ids),
        place=address(kind, entry.id, task),
    )
    for file in known.files.get(entry.id, ()):
        yield replace(told, filename=file.filename, reference=file.reference, sha256=file.sha256)
    if not known.files.get(entry.id):
        yield told


def _number(amount: Amount, entry: EntryFact, known: Behind) -> NumberNote:
    """With the parts that this entry contributes."""
    own = (known.figures[key] for key in amount.figure_ids if key in known.figures)
    parts = tuple(amount_text(one.value, one.unit, one.qualifier) for one in own if one.entry_id == entry.id)
    return NumberNote(amount.name, amount_text(amount.value, amount.unit, amount.qualifier), amount.way, parts)
