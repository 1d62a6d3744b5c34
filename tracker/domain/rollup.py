"""The year's work as one object (年终汇总): all that a draft may say, and nothing else. Plain values; no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.domain.outcomes import Outcome, Verdict
from tracker.domain.periods import Period
from tracker.domain.reports import ItemKind
from tracker.domain.sums import Sum
from tracker.domain.tasks import TaskKind, TaskState
from tracker.domain.work import Duty, EntryKind, Qualifier, Summing


@dataclass(frozen=True, slots=True)
class FigurePart:
    """One accepted figure, as the office wrote it; `on` is the last day of its entry."""

    figure_id: int
    entry_id: int
    name: str
    value: Decimal
    unit: str
    qualifier: Qualifier
    indicator_id: int | None
    on: date


@dataclass(frozen=True, slots=True)
class Told:
    """One accepted entry: progress on a task, or a record of routine work (`task_id` None). `evidence` counts files."""

    id: int
    kind: EntryKind
    task_id: int | None
    theme_code: str | None
    text: str
    from_on: date
    to_on: date
    unit: str
    author_id: int
    author: str
    difficulties: str = ""
    next_step: str = ""
    people: str = ""
    duty: Duty | None = None
    figures: tuple[FigurePart, ...] = ()
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class TaskYear:
    """A task and what became of it by the end of the period. `answers` are ids of plan tasks that answer a problem,
    `answered` ids of problems that this plan task answers. `parts` is the number of its sub-tasks, `part_of_id` the
    task whose sub-task it is. Of a merged task the work stands with the one that `merged_into_id` names.

    `delays` are the reasons of granted extensions, `returns` those for which work was sent back; oldest first.
    """

    id: int
    number: int
    kind: TaskKind
    title: str
    quote: str
    theme_code: str | None
    state: TaskState
    verdict: Verdict
    lead_unit_id: int
    lead_unit: str
    owner_id: int | None
    owner: str
    sponsor_id: int | None
    first_due_on: date | None
    due_on: date | None
    late_since: date | None
    closed_on: date | None
    percent: int | None
    target: str = ""
    supporting: tuple[str, ...] = ()
    extensions: int = 0
    delays: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    continues_task_id: int | None = None
    answers: tuple[int, ...] = ()
    answered: tuple[int, ...] = ()
    parts: int = 0
    part_of_id: int | None = None
    merged_into_id: int | None = None
    entries: tuple[Told, ...] = ()

    @property
    def is_late(self) -> bool:
        """Measured by the first date, whatever was agreed on later."""
        end = self.closed_on
        return self.late_since is not None or bool(end and self.first_due_on and end > self.first_due_on)


@dataclass(frozen=True, slots=True)
class YearTotal:
    """An indicator's value over the period with every part it is made of. `written` is the name most used for it.

    Figures of no indicator are totalled by their own name and unit (`indicator_id` None). Units that do not count as
    one another are never added: they stand in totals of their own.
    """

    key: str
    indicator_id: int | None
    name: str
    written: str
    unit: str
    theme_code: str | None
    summing: Summing
    sum: Sum
    parts: tuple[FigurePart, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A problem or an intention that a person noted through the year; `cause` may be empty."""

    id: int
    kind: ItemKind
    text: str
    cause: str
    theme_code: str | None
    on: date
    author_id: int
    author: str
    unit_id: int | None = None
    task_id: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeYear:
    """A theme's tasks, accepted records and totals. `code` is None for work that nobody has sorted.

    Progress of the period on a task of another year that no task of this year continues stands among the records
    (its `kind` tells).
    """

    code: str | None
    name: str
    tasks: tuple[TaskYear, ...] = ()
    records: tuple[Told, ...] = ()
    totals: tuple[YearTotal, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A promise or problem of last year's report: the item, and the task that was made of it (None: none was)."""

    item_id: int
    kind: ItemKind
    text: str
    task_id: int | None


@dataclass(frozen=True, slots=True)
class LastReport:
    """The confirmed report on the year before; `text` as extracted. `figures` are (indicator, value, unit)."""

    edition_id: int
    year: int
    text: str
    items: tuple[Stated, ...] = ()
    figures: tuple[tuple[str, Decimal, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rollup:
    """The work of an organisation in a period, from accepted entries only. Themes in the organisation's order."""

    org_id: int
    org: str
    superior: str
    year: int
    period: Period
    from_on: date
    to_on: date
    themes: tuple[ThemeYear, ...] = ()
    notes: tuple[Noted, ...] = ()
    last: LastReport | None = None

    @property
    def tasks(self) -> Iterator[TaskYear]:
        """Every task of the plan year that is not voided."""
        return (task for theme in self.themes for task in theme.tasks)

    @property
    def records(self) -> Iterator[Told]:
        """Every accepted record of routine work."""
        return (record for theme in self.themes for record in theme.records)

    @property
    def totals(self) -> Iterator[YearTotal]:
        """Every total."""
        return (total for theme in self.themes for total in theme.totals)

    def with_outcome(self, outcome: Outcome) -> list[TaskYear]:
        """The tasks of one outcome."""
        return [task for task in self.tasks if task.verdict.outcome is outcome]
