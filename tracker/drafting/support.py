"""What still stands behind sentences: the accepted entries and figures, tasks, notes and items of a rollup, by id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.domain.drafts import SourceType, Way
from tracker.domain.rollup import FigurePart, Noted, Rollup, Stated, TaskYear, Told
from tracker.domain.sums import Sum, total
from tracker.drafting.model import Amount, Ref


@dataclass(frozen=True, slots=True)
class Support:
    """Sources by id. An entry that was withdrawn, or that a correction has replaced, is not among them."""

    entries: Mapping[int, Told]
    figures: Mapping[int, FigurePart]
    tasks: Mapping[int, TaskYear]
    notes: Mapping[int, Noted]
    items: Mapping[int, Stated]

    def stands(self, ref: Ref) -> bool:
        """Whether the source is still there, accepted where it has to be."""
        return ref.id in self._of(ref.type)

    def entries_of(self, ref: Ref) -> Iterator[Told]:
        """The accepted entry that a source is, or that its figure belongs to."""
        figure = self.figures.get(ref.id) if ref.type is SourceType.FIGURE else None
        reported = ref.type in {SourceType.UPDATE, SourceType.RECORD}
        entry = self.entries.get(figure.entry_id if figure else ref.id if reported else 0)
        if entry is not None:
            yield entry

    def now(self, amount: Amount) -> Amount | None:
        """The amount from those of its figures and entries that still stand; None when nothing is left of it."""
        parts = [self.figures[one] for one in amount.figure_ids if one in self.figures]
        entries = [one for one in amount.entry_ids if one in self.entries]
        if amount.way is Way.COUNT:
            return _counted(amount, entries)
        if not amount.figure_ids:
            return replace(amount, entry_ids=tuple(entries)) if entries else None
        found = _together(amount.way, parts)
        if found is None:
            return None
        kept = replace(amount, figure_ids=tuple(part.figure_id for part in parts), entry_ids=tuple(entries))
        return replace(kept, value=found.value, qualifier=found.qualifier)

    def _of(self, kind: SourceType) -> Mapping[int, object]:
        found: Mapping[SourceType, Mapping[int, object]] = {
            SourceType.TASK: self.tasks,
            SourceType.UPDATE: self.entries,
            SourceType.RECORD: self.entries,
            SourceType.FIGURE: self.figures,
            SourceType.NOTE: self.notes,
            SourceType.ITEM: self.items,
        }
        return found[kind]


def support_of(rollup: Rollup) -> Support:
    """All sources of a rollup, which holds accepted entries only."""
    tasks = {task.id: task for task in rollup.tasks}
    entries = {entry.id: entry for entry in _entries(rollup)}
    figures = {figure.figure_id: figure for entry in entries.values() for figure in entry.figures}
    figures |= {part.figure_id: part for total_ in rollup.totals for part in total_.parts}
    items = {item.item_id: item for item in rollup.last.items} if rollup.last else {}
    return Support(entries, figures, tasks, {note.id: note for note in rollup.notes}, items)


def _entries(rollup: Rollup) -> Iterator[Told]:
    yield from rollup.records
    for task in rollup.tasks:
        yield from task.entries


def _together(way: Way, parts: list[FigurePart]) -> Sum | None:
    """The parts added up; of a rate or a headcount the latest one."""
    if way is Way.SUM:
        return total(Sum(part.value, part.qualifier) for part in parts)
    latest = max(parts, key=lambda part: (part.on, part.figure_id), default=None)
    return Sum(latest.value, latest.qualifier) if latest else None


def _counted(amount: Amount, entries: list[int]) -> Amount | None:
    """As many as there are left; what was counted without naming its entries (tasks, units) stays as it is."""
    if not amount.entry_ids:
        return amount
    return replace(amount, value=Decimal(len(entries)), entry_ids=tuple(entries)) if entries else None
