"""整改台账, in the columns that superiors ask for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.outcomes import Outcome
from tracker.domain.tasks import TaskState

from .cells import Cell
from .ledger_book import Column, ledger_book
from .text import chinese_date

NAME = "整改台账"
_SHAPE = (
    Column("序号", 4, centred=True),
    Column("存在问题", 24),
    Column("整改目标", 13),
    Column("整改措施", 19),
    Column("责任领导", 8, centred=True),
    Column("责任单位\n（牵头/配合）", 14),
    Column("责任人", 8, centred=True),
    Column("整改时限", 11, centred=True),
    Column("进展情况\n（整改成效）", 32),
    Column("是否完成", 8, centred=True),
    Column("佐证材料", 16),
    Column("销号时间\n销号人", 11, centred=True),
    Column("备注", 12),
)


OUTCOMES: Mapping[Outcome, str] = {
    Outcome.KEPT: "已完成",
    Outcome.PARTLY: "部分完成",
    Outcome.NOT_KEPT: "未完成",
    Outcome.CARRIED_OVER: "结转下年",
}
_ENDS: Mapping[TaskState, str] = {
    TaskState.CLOSED: "已完成",
    TaskState.SUSPENDED: "已中止",
    TaskState.MERGED: "已并入",
}
_OPEN = "未完成"


@dataclass(frozen=True, slots=True)
class RectificationRow:
    """A problem that is being put right, as it stands on a day.

    `progress` are accepted entries with their days, the oldest first; `left_out` counts earlier ones that are not told.
    `outcome` is the one that a person confirmed. `merged_into` is the number of another task.
    """

    number: str
    problem: str
    state: TaskState
    outcome: Outcome | None = None
    goal: str = ""
    measures: Sequence[str] = ()
    sponsor: str = ""
    lead_unit: str = ""
    supporting_units: Sequence[str] = ()
    owner: str = ""
    due_on: date | None = None
    first_due_on: date | None = None
    progress: Sequence[tuple[date, str]] = ()
    left_out: int = 0
    evidence: Sequence[str] = ()
    closed_on: date | None = None
    closed_by: str = ""
    is_late: bool = False
    on_exception: bool = False
    extensions: int = 0
    merged_into: str = ""


def rectification_ledger(org: str, year: int, until: date, rows: Iterable[RectificationRow]) -> bytes:
    """The .xlsx of a plan year as it stood on the day `until`."""
    title = f"{org}{year}年度法治政府建设{NAME}"
    facts = f"填报单位：{org}　　　　统计至：{chinese_date(until)}"
    return ledger_book(title, facts, _SHAPE, _cells(rows), until)


def _cells(rows: Iterable[RectificationRow]) -> Iterator[Sequence[Cell]]:
    for number, row in enumerate(rows, start=1):
        yield (
            number,
            row.problem,
            row.goal,
            _numbered(row.measures),
            row.sponsor,
            _units(row),
            row.owner,
            _due(row),
            "\n".join(_progress(row)),
            _done(row),
            "\n".join(row.evidence),
            "\n".join(part for part in (_day(row.closed_on), row.closed_by) if part),
            "\n".join(_remarks(row)),
        )


def _progress(row: RectificationRow) -> Iterator[str]:
    if row.left_out:
        yield f"（此前{row.left_out}条从略）"
    for day, text in row.progress:
        yield f"{_day(day)} {text}"


def _done(row: RectificationRow) -> str:
    """A person's word; before there is one, what the state says."""
    return OUTCOMES[row.outcome] if row.outcome else _ENDS.get(row.state, _OPEN)


def _remarks(row: RectificationRow) -> Iterator[str]:
    yield f"事项 {row.number}"
    if row.is_late:
        yield "逾期办结" if row.state is TaskState.CLOSED else "已逾期"
    if row.extensions:
        yield f"延期{row.extensions}次"
    if row.on_exception:
        yield "例外销号"
    if row.merged_into:
        yield f"并入事项 {row.merged_into}"


def _numbered(lines: Sequence[str]) -> str:
    return lines[0] if len(lines) == 1 else "\n".join(f"{n}. {line}" for n, line in enumerate(lines, start=1))


def _units(row: RectificationRow) -> str:
    helping = f"配合：{'、'.join(row.supporting_units)}" if row.supporting_units else ""
    return "\n".join(line for line in (f"牵头：{row.lead_unit}" if row.lead_unit else "", helping) if line)


def _due(row: RectificationRow) -> str:
    moved = row.first_due_on and row.first_due_on != row.due_on
    return "\n".join(line for line in (_day(row.due_on), f"原定\n{_day(row.first_due_on)}" if moved else "") if line)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
