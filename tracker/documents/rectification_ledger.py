"""整改台账, in the columns that superiors ask for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class RectificationRow:
    """A problem that is being put right. Lines of a cell are parted: measures, progress, files, remarks.

    `first_due_on` is told where it differs from `due_on`. `done` is in words: 已完成, 未完成.
    """

    problem: str
    goal: str = ""
    measures: Sequence[str] = ()
    sponsor: str = ""
    lead_unit: str = ""
    supporting_units: Sequence[str] = ()
    owner: str = ""
    due_on: date | None = None
    first_due_on: date | None = None
    progress: Sequence[str] = ()
    done: str = ""
    evidence: Sequence[str] = ()
    closed_on: date | None = None
    closed_by: str = ""
    remarks: Sequence[str] = ()


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
            "\n".join(row.progress),
            row.done,
            "\n".join(row.evidence),
            "\n".join(part for part in (_day(row.closed_on), row.closed_by) if part),
            "\n".join(row.remarks),
        )


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
