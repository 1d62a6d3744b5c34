"""What the figures of a task add up to (成效数据): accepted ones against its targets, and those still waiting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.domain.work import EntryState, Summing
from tracker.queries.entries import EntryRow
from tracker.queries.task_work import FigureRow, TargetRow

RATES = frozenset({"%", "％"})
Key = int | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Total:
    """One line: what was accepted, what waits, what is to be reached. None where there is nothing."""

    name: str
    unit: str
    accepted: Decimal | None
    pending: Decimal | None
    target: Decimal | None

    @property
    def reached(self) -> bool:
        """Whether the target is."""
        return self.target is not None and self.accepted is not None and self.accepted >= self.target


def totals(entries: Sequence[EntryRow], figures: Sequence[FigureRow], targets: Sequence[TargetRow]) -> list[Total]:
    """Targets first, in their order, then whatever else was counted."""
    states = {entry.id: entry.state for entry in reversed(entries)}  # the oldest first: the latest of a rate stands
    order = {entry_id: place for place, entry_id in enumerate(states)}
    sorted_figures = sorted(
        (figure for figure in figures if figure.entry_id in states), key=lambda figure: order[figure.entry_id]
    )
    groups: dict[Key, list[FigureRow]] = {_key(target): [] for target in targets}
    for figure in sorted_figures:
        groups.setdefault(_group(figure, groups), []).append(figure)
    aims = {_key(target): target for target in targets}
    return [line for key, group in groups.items() if (line := _total(group, states, aims.get(key))) is not None]


def _key(row: FigureRow | TargetRow) -> Key:
    return row.indicator_id if row.indicator_id is not None else (row.name, row.unit)


def _group(figure: FigureRow, groups: Mapping[Key, object]) -> Key:
    """A target without an indicator counts what is called by its name."""
    named = (figure.name, figure.unit)
    return named if named in groups else _key(figure)


def _total(group: list[FigureRow], states: Mapping[int, EntryState], target: TargetRow | None) -> Total | None:
    accepted = [figure for figure in group if states[figure.entry_id] is EntryState.ACCEPTED]
    pending = [figure for figure in group if states[figure.entry_id] is EntryState.PENDING]
    if target is None and not accepted and not pending:
        return None
    first = target or (accepted or pending)[0]
    aim = target.value if target else None
    return Total(first.name, first.unit, _sum(accepted), _sum(pending), aim)


def _sum(figures: Sequence[FigureRow]) -> Decimal | None:
    if not figures:
        return None
    latest = figures[-1]
    if latest.summing is Summing.LATEST or (latest.summing is None and latest.unit in RATES):
        return latest.value
    return sum((figure.value for figure in figures), Decimal(0))
