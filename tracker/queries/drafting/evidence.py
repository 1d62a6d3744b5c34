"""What supports a sentence: from every number to its figures, entries and files; tasks, notes, last year's promise.

support_of_sentence(actor, sentence_id, rollup=None) -> SentenceSupport

A fixed number of statements. Errors: NotFound; NotAllowed without VIEW_DRAFTS. With a `rollup` tasks have verdicts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.drafts import SourceType
from tracker.domain.errors import NotFound
from tracker.domain.outcomes import Verdict
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.domain.rollup import Rollup
from tracker.domain.work import EntryState
from tracker.drafting.model import Amount, Ref
from tracker.extensions import db
from tracker.models import DraftSentence, Evidence, Figure, ReportItem, Task, WorkEntry, YearNote
from tracker.models.evidence import entry_evidence
from tracker.models.mixins import Tenant
from tracker.queries.drafting.sentences import amounts_of, refs_of
from tracker.queries.scope import may_see, visible

T = TypeVar("T", bound=Tenant)
REPORTED = frozenset({SourceType.UPDATE, SourceType.RECORD})


@dataclass(frozen=True, slots=True)
class EntrySupport:
    """An entry with its files, the task that it is progress on (None: routine work), and the words that were used.

    `accepted`: still; a correction that waits takes that away. `entry` has author, unit and decider loaded.
    """

    entry: WorkEntry
    accepted: bool
    files: tuple[Evidence, ...] = ()
    task: Task | None = None
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartSupport:
    """A figure that a number is made of, with its entry."""

    figure: Figure
    entry: EntrySupport


@dataclass(frozen=True, slots=True)
class AmountSupport:
    """A number with its figures, by the last day of their entries; `entries` where it was counted or quoted."""

    amount: Amount
    parts: tuple[PartSupport, ...] = ()
    entries: tuple[EntrySupport, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskSupport:
    """A task with the items of earlier reports from which it comes (`task.items`), and what became of it."""

    task: Task
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class SentenceSupport:
    """Everything on which a sentence rests, with what was merged into it. `missing`: sources that are gone."""

    refs: tuple[Ref, ...]
    amounts: tuple[AmountSupport, ...]
    entries: tuple[EntrySupport, ...]
    tasks: tuple[TaskSupport, ...]
    notes: tuple[YearNote, ...]
    items: tuple[ReportItem, ...]
    missing: tuple[Ref, ...]


def support_of_sentence(actor: Actor, sentence_id: int, rollup: Rollup | None = None) -> SentenceSupport:
    """What a coordinator sees beside the sentence."""
    rows = _rows(actor, sentence_id)
    refs = tuple(dict.fromkeys(ref for row in rows for ref in refs_of(row)))
    amounts = tuple(dict.fromkeys(amount for row in rows for amount in amounts_of(row)))
    named = {*_ids(refs, SourceType.FIGURE), *(id_ for one in amounts for id_ in one.figure_ids)}
    figures = _by_id(actor, Figure, named)
    entries, tasks = _entries(actor, refs, amounts, figures), _tasks(actor, _ids(refs, SourceType.TASK))
    noted = _by_id(actor, YearNote, _ids(refs, SourceType.NOTE)).items()
    notes = {id_: note for id_, note in noted if note.withdrawn_at is None}
    items = _by_id(actor, ReportItem, _ids(refs, SourceType.ITEM))
    known: dict[SourceType, Collection[int]] = {
        SourceType.UPDATE: entries.keys(), SourceType.RECORD: entries.keys(), SourceType.FIGURE: figures.keys(),
        SourceType.TASK: tasks.keys(), SourceType.NOTE: notes.keys(), SourceType.ITEM: items.keys(),
    }  # fmt: skip
    verdicts = {task.id: task.verdict for task in rollup.tasks} if rollup else {}
    return SentenceSupport(
        refs=refs,
        amounts=tuple(_amount(amount, figures, entries) for amount in amounts),
        entries=tuple(sorted(entries.values(), key=lambda one: (one.entry.to_on, one.entry.id))),
        tasks=tuple(TaskSupport(task, verdicts.get(task.id)) for task in tasks.values()),
        notes=tuple(notes.values()),
        items=tuple(items.values()),
        missing=tuple(ref for ref in refs if ref.id not in known[ref.type]),
    )


def _rows(actor: Actor, sentence_id: int) -> list[DraftSentence]:
    """The sentence, then what was merged into it."""
    chosen = visible(actor, DraftSentence).where(
        (DraftSentence.id == sentence_id) | (DraftSentence.merged_into_id == sentence_id)
    )
    rows = list(db.session.scalars(chosen.options(selectinload(DraftSentence.sources))))
    rows.sort(key=lambda row: (row.id != sentence_id, row.position, row.id))
    if not rows or rows[0].id != sentence_id:
        raise NotFound("not_found")
    require(actor, Permission.VIEW_DRAFTS, Subject(rows[0].org_id))
    return rows


def _ids(refs: Iterable[Ref], *kinds: SourceType) -> list[int]:
    return [ref.id for ref in refs if ref.type in kinds]


def _by_id(actor: Actor, model: type[T], ids: Collection[int]) -> dict[int, T]:
    if not ids:
        return {}
    found = db.session.scalars(visible(actor, model).where(model.id.in_(set(ids))).order_by(model.id))
    return {row.id: row for row in found}


def _tasks(actor: Actor, ids: Collection[int]) -> dict[int, Task]:
    """Tasks that are not voided, with the items from which they come."""
    if not ids:
        return {}
    chosen = visible(actor, Task).where(Task.id.in_(set(ids)), Task.voided_at.is_(None)).order_by(Task.number)
    return {task.id: task for task in db.session.scalars(chosen.options(selectinload(Task.items)))}


def _entries(
    actor: Actor, refs: Iterable[Ref], amounts: Iterable[Amount], figures: Mapping[int, Figure]
) -> dict[int, EntrySupport]:
    """Entries that are named, counted, or hold a figure that is."""
    ids = {*_ids(refs, *REPORTED), *(one.entry_id for one in figures.values())}
    ids |= {id_ for amount in amounts for id_ in amount.entry_ids}
    if not ids:
        return {}
    loads = (joinedload(WorkEntry.author), joinedload(WorkEntry.unit), joinedload(WorkEntry.decided_by))
    chosen = visible(actor, WorkEntry).where(WorkEntry.id.in_(ids)).options(*loads).order_by(WorkEntry.id)
    rows = list(db.session.scalars(chosen))
    files, tasks = _files(actor, ids), _by_id(actor, Task, [one for row in rows if (one := _task_id(row))])
    quotes = defaultdict(list)
    for ref in refs:
        if ref.type in REPORTED:
            quotes[ref.id].append(ref.quote)
    return {
        row.id: EntrySupport(
            row, row.state is EntryState.ACCEPTED, tuple(files.get(row.id, ())), tasks.get(_task_id(row) or 0),
            tuple(quotes[row.id]),
        )
        for row in rows
    }  # fmt: skip


def _task_id(row: WorkEntry) -> int | None:
    found: int | None = getattr(row, "task_id", None)
    return found


def _files(actor: Actor, entry_ids: Collection[int]) -> dict[int, list[Evidence]]:
    """The files of entries, as far as the actor may see them."""
    rows = select(entry_evidence.c.entry_id, Evidence).join(Evidence, Evidence.id == entry_evidence.c.evidence_id)
    chosen = rows.where(may_see(actor, Evidence), entry_evidence.c.entry_id.in_(entry_ids)).order_by(Evidence.id)
    found: dict[int, list[Evidence]] = defaultdict(list)
    for entry_id, file in db.session.execute(chosen):
        found[entry_id].append(file)
    return found


def _amount(amount: Amount, figures: Mapping[int, Figure], entries: Mapping[int, EntrySupport]) -> AmountSupport:
    own = [figures[id_] for id_ in amount.figure_ids if id_ in figures]
    parts = [PartSupport(one, entries[one.entry_id]) for one in own if one.entry_id in entries]
    parts.sort(key=lambda part: (part.entry.entry.to_on, part.figure.id))
    return AmountSupport(amount, tuple(parts), tuple(entries[id_] for id_ in amount.entry_ids if id_ in entries))
