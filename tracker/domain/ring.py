"""The annual ring: what became of each year's promises, counted by theme, and the sums beside it. No drawing here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.outcomes import Verdict, Why
from tracker.domain.tasks import OPEN as OPEN_STATES
from tracker.domain.tasks import TaskState


class Mark(StrEnum):
    """What a segment of the ring shows: the four outcomes, and tasks without one that are on their way or overdue.

    The order is that of the segments within a theme.
    """

    KEPT = "kept"
    PARTLY = "partly"
    CARRIED_OVER = "carried_over"
    NOT_KEPT = "not_kept"
    OPEN = "open"
    LATE = "late"


FAILED = frozenset({Mark.NOT_KEPT, Mark.LATE})
UNENDED = frozenset({Mark.OPEN, Mark.LATE})
ORDER: Mapping[Mark, int] = {mark: place for place, mark in enumerate(Mark)}
UNSORTED = ""


def mark_of(verdict: Verdict, state: TaskState, *, late: bool) -> tuple[Mark, bool]:
    """What the ring shows of a task, and whether that is only proposed. An open task has no outcome until a person
    says so, unless it goes on in a later year.
    """
    if verdict.confirmed is not None:
        return Mark(verdict.confirmed.value), False
    if state in OPEN_STATES and verdict.why is not Why.GOES_ON:
        return Mark.LATE if late else Mark.OPEN, False
    return Mark(verdict.proposed.value), True


@dataclass(frozen=True, slots=True)
class Tally:
    """So many tasks of a plan year and a theme show this mark. `proposed`: by rule; nobody has confirmed it yet."""

    year: int
    theme: str
    mark: Mark
    proposed: bool
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The tasks of a theme in a year (or of several of either): how many show which mark."""

    marks: Mapping[Mark, int]
    proposed: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.marks.values())

    @property
    def kept(self) -> int:
        """Those that were kept."""
        return self.marks.get(Mark.KEPT, 0)

    @property
    def percent(self) -> int | None:
        """The share that was kept, rounded down: 100 only if all were; None of none."""
        return 100 * self.kept // self.count if self.count else None

    @property
    def failed(self) -> bool:
        """Whether a promise was broken, or is overdue."""
        return any(self.marks.get(mark) for mark in FAILED)

    @property
    def carried(self) -> bool:
        """Whether one went on to the next year."""
        return bool(self.marks.get(Mark.CARRIED_OVER))

    @property
    def shares(self) -> list[tuple[Mark, float]]:
        """The marks in their order with their shares of 1."""
        return [(mark, self.marks[mark] / self.count) for mark in Mark if self.marks.get(mark)]


def cell(tallies: Iterable[Tally]) -> Cell:
    """Tallies added up."""
    marks: dict[Mark, int] = {}
    proposed = 0
    for tally in tallies:
        marks[tally.mark] = marks.get(tally.mark, 0) + tally.count
        proposed += tally.count if tally.proposed else 0
    return Cell(marks, proposed)


@dataclass(frozen=True, slots=True)
class Row:
    """A theme's line of the table: a cell for each year, and all years that are over."""

    theme: str
    cells: Sequence[Cell]
    past: Cell

    @property
    def count(self) -> int:
        """Tasks of all years."""
        return sum(one.count for one in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Themes × years. `past_years` are those before the present one."""

    years: Sequence[int]
    past_years: Sequence[int]
    rows: Sequence[Row]
    total: Row

    @property
    def present(self) -> Cell | None:
        """The year that is not over yet; None if all are."""
        return self.total.cells[-1] if len(self.past_years) < len(self.years) else None


def table(themes: Sequence[str], tallies: Sequence[Tally], present: int) -> Table:
    """The table of these themes, in their order; themes that tallies alone know follow, unsorted tasks come last."""
    years = sorted({tally.year for tally in tallies})
    past = [year for year in years if year < present]
    found = {tally.theme for tally in tallies}
    codes = [*themes, *sorted(found - {*themes, UNSORTED}), *([UNSORTED] if UNSORTED in found else [])]
    rows = [_row(code, years, past, [tally for tally in tallies if tally.theme == code]) for code in codes]
    return Table(years, past, rows, _row("", years, past, tallies))


def _row(theme: str, years: Sequence[int], past: Sequence[int], tallies: Sequence[Tally]) -> Row:
    cells = [cell(tally for tally in tallies if tally.year == year) for year in years]
    return Row(theme, cells, cell(tally for tally in tallies if tally.year in past))
