"""What stands behind the sentences of a draft, as far as the actor may see it: seven statements for any number."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker.domain.drafts import SourceType
from tracker.domain.people import Actor
from tracker.domain.work import Qualifier
from tracker.drafting.model import Sentence
from tracker.models import Evidence, Figure, ReportItem, Task, User, WorkEntry, YearNote
from tracker.models.evidence import entry_evidence
from tracker.queries.kept import read
from tracker.queries.scope import may_see

_ENTRY = WorkEntry.__table__.c


@dataclass(frozen=True, slots=True)
class TaskFact:
    """A task by which an office calls its work."""

    id: int
    plan_year: int
    number: int
    title: str

    @property
    def called(self) -> str:
        """2026-007 执法培训."""
        return f"{self.plan_year}-{self.number:03d} {self.title}"


@dataclass(frozen=True, slots=True)
class EntryFact:
    """Reported work; `task_id` None for a record of routine work."""

    id: int
    task_id: int | None
    on: date
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A number of an entry."""

    id: int
    entry_id: int
    value: Decimal
    unit: str
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class FileFact:
    """A file of an entry."""

    entry_id: int
    filename: str
    reference: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NoteFact:
    """A problem or intention that somebody noted."""

    id: int
    on: date
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Behind:
    """All of it, by id; files by entry."""

    tasks: Mapping[int, TaskFact]
    entries: Mapping[int, EntryFact]
    figures: Mapping[int, FigureFact]
    files: Mapping[int, Sequence[FileFact]]
    notes: Mapping[int, NoteFact]
    items: Mapping[int, str]

    def entries_of(self, sentence: Sentence) -> list[EntryFact]:
        """The work that a sentence names, by itself, through figures or in its numbers; by day."""
        ids = set(_entry_ids(sentence, self.figures)) & self.entries.keys()
        return sorted((self.entries[key] for key in ids), key=lambda entry: (entry.on, entry.id))


def behind(actor: Actor, sentences: Iterable[Sentence]) -> Behind:
    """What these sentences name, and the tasks and files of the work among it."""
    sentences = list(sentences)
    named = _named(sentences)
    figures = _figures(actor, named[SourceType.FIGURE])
    entries = _entries(actor, {key for sentence in sentences for key in _entry_ids(sentence, figures)})
    of_entries = {entry.task_id for entry in entries.values() if entry.task_id is not None}
    return Behind(
        _tasks(actor, named[SourceType.TASK] | of_entries),
        entries,
        figures,
        _files(actor, entries),
        _notes(actor, named[SourceType.NOTE]),
        _items(actor, named[SourceType.ITEM]),
    )


def _named(sentences: Iterable[Sentence]) -> dict[SourceType, set[int]]:
    found: dict[SourceType, set[int]] = defaultdict(set)
    for sentence in sentences:
        for ref in sentence.refs:
            found[ref.type].add(ref.id)
        for amount in sentence.amounts:
            found[SourceType.FIGURE].update(amount.figure_ids)
    return found


def _entry_ids(sentence: Sentence, figures: Mapping[int, FigureFact]) -> Iterable[int]:
    for ref in sentence.refs:
        if ref.type in {SourceType.UPDATE, SourceType.RECORD}:
            yield ref.id
        elif ref.type is SourceType.FIGURE and ref.id in figures:
            yield figures[ref.id].entry_id
    for amount in sentence.amounts:
        yield from amount.entry_ids


def _tasks(actor: Actor, ids: Collection[int]) -> dict[int, TaskFact]:
    chosen = select(Task.id, Task.plan_year, Task.number, Task.title).where(may_see(actor, Task), Task.id.in_(ids))
    return {row.id: TaskFact(*row) for row in _rows(chosen, ids)}


def _entries(actor: Actor, ids: Collection[int]) -> dict[int, EntryFact]:
    columns = (_ENTRY.id, _ENTRY.task_id, _ENTRY.to_on, User.name, _ENTRY.text)
    chosen = select(*columns).join(User, User.id == _ENTRY.author_id).where(may_see(actor, WorkEntry))
    return {row.id: EntryFact(*row) for row in _rows(chosen.where(_ENTRY.id.in_(ids)), ids)}


def _figures(actor: Actor, ids: Collection[int]) -> dict[int, FigureFact]:
    columns = (Figure.id, Figure.entry_id, Figure.value, Figure.unit, Figure.qualifier)
    chosen = select(*columns).where(may_see(actor, Figure), Figure.id.in_(ids))
    return {row.id: FigureFact(*row) for row in _rows(chosen, ids)}


def _files(actor: Actor, ids: Collection[int]) -> dict[int, list[FileFact]]:
    columns = (entry_evidence.c.entry_id, Evidence.filename, Evidence.reference, Evidence.sha256)
    joined = select(*columns).join(Evidence, Evidence.id == entry_evidence.c.evidence_id)
    chosen = joined.where(may_see(actor, Evidence), entry_evidence.c.entry_id.in_(ids)).order_by(Evidence.id)
    found: dict[int, list[FileFact]] = defaultdict(list)
    for row in _rows(chosen, ids):
        found[row.entry_id].append(FileFact(*row))
    return found


def _notes(actor: Actor, ids: Collection[int]) -> dict[int, NoteFact]:
    columns = (YearNote.id, YearNote.noted_on, User.name, YearNote.text)
    chosen = select(*columns).join(User, User.id == YearNote.author_id).where(may_see(actor, YearNote))
    return {row.id: NoteFact(*row) for row in _rows(chosen.where(YearNote.id.in_(ids)), ids)}


def _items(actor: Actor, ids: Collection[int]) -> dict[int, str]:
    chosen = select(ReportItem.id, ReportItem.text).where(may_see(actor, ReportItem), ReportItem.id.in_(ids))
    return {row.id: row.text for row in _rows(chosen, ids)}


def _rows(chosen: Any, ids: Collection[int]) -> Sequence[Any]:
    """Nothing is asked about nothing."""
    return read(chosen, {}) if ids else ()
