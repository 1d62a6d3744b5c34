"""What stands beside the entries of a task: their figures and evidence, signed sheets, targets. One query."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Numeric,
    Select,
    String,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import aliased

from tracker.domain.people import Actor
from tracker.domain.work import EntryState, EvidenceKind, Qualifier, Summing
from tracker.models import Evidence, Figure, Indicator, ProgressUpdate, Task, TaskTarget
from tracker.models.evidence import entry_evidence, task_evidence
from tracker.queries.kept import constant, kept, read
from tracker.queries.scope import may_see

TASK = bindparam("task", type_=Integer)
_NO_NUMBER, _NO_ID = literal_column("0", Integer), literal_column("NULL", Integer)
_NO_VALUE = literal_column("0", Numeric(18, 4))
_NO_WORD = constant("")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of an entry; `summing` is its indicator's, "" without one."""

    entry_id: int
    name: str
    unit: str
    value: Decimal
    qualifier: Qualifier
    indicator_id: int | None
    summing: Summing | None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What the task is to reach."""

    name: str
    unit: str
    value: Decimal
    indicator_id: int | None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file; entry 0 holds the signed sheets of the task itself. `taken_at` is local time (ISO 8601) or ""."""

    entry_id: int
    id: int
    filename: str
    caption: str
    kind: EvidenceKind
    reference: str
    taken_at: str
    size: int
    is_photo: bool
    shared: bool


@dataclass(frozen=True, slots=True)
class TaskWork:
    """Everything beside the entries. `proofs` are the pieces of evidence that speak for closing: in accepted entries of
    the task and its parts that the sponsor did not write.
    """

    figures: list[FigureRow]
    evidence: list[EvidenceRow]
    targets: list[TargetRow]
    proofs: int


def work_beside(actor: Actor, task_id: int) -> TaskWork:
    """Figures, evidence and targets of a task as far as the actor may see them."""
    rows = read(kept("work of a task", actor, lambda: _statement(actor)), {"task": task_id})
    return TaskWork(
        figures=[_figure(row) for row in rows if row.shelf == "figure"],
        evidence=[_evidence(row) for row in rows if row.shelf == "evidence"],
        targets=[TargetRow(row.name, row.word, row.value, row.ref) for row in rows if row.shelf == "target"],
        proofs=next(row.size for row in rows if row.shelf == "proof"),
    )


def work_of_entries(actor: Actor, entry_ids: Collection[int]) -> TaskWork:
    """Figures and evidence of these entries, of whatever kind."""
    if not entry_ids:
        return TaskWork([], [], [], 0)
    figures = _figure_shelf(actor).where(Figure.entry_id.in_(entry_ids))
    files = _file_shelf(entry_evidence.c.entry_id).join(
        entry_evidence, entry_evidence.c.evidence_id == Evidence.id
    ).where(entry_evidence.c.entry_id.in_(entry_ids), may_see(actor, Evidence))  # fmt: skip
    rows = read(union_all(figures, files).order_by("shelf", "entry", "position"), {})
    return TaskWork(
        figures=[_figure(row) for row in rows if row.shelf == "figure"],
        evidence=[_evidence(row) for row in rows if row.shelf == "evidence"],
        targets=[],
        proofs=0,
    )


def _figure(row: Any) -> FigureRow:
    summing = Summing(row.other) if row.other else None
    return FigureRow(row.entry, row.name, row.word, row.value, Qualifier(row.code), row.ref, summing)


def _evidence(row: Any) -> EvidenceRow:
    return EvidenceRow(
        entry_id=row.entry, id=row.ref, filename=row.name, caption=row.word, kind=EvidenceKind(row.code),
        reference=row.other, taken_at=row.taken, size=row.size, is_photo=bool(row.photo), shared=bool(row.shared),
    )  # fmt: skip


def _statement(actor: Actor) -> Any:
    """Five shelves of one shape, in the order in which they were written down."""
    shelves: Sequence[Select[Any]] = [*_figures(actor), *_files(actor), *_targets(actor), _proofs(actor)]
    return union_all(*shelves).order_by("shelf", "entry", "position")


def _row(shelf: str, **columns: ColumnElement[Any] | Any) -> Select[Any]:
    given: dict[str, Any] = {
        "entry": _NO_NUMBER, "position": _NO_NUMBER, "ref": _NO_ID, "name": _NO_WORD, "word": _NO_WORD,
        "value": _NO_VALUE, "code": _NO_WORD, "other": _NO_WORD, "taken": _NO_WORD, "size": _NO_NUMBER,
        "photo": _NO_NUMBER, "shared": _NO_NUMBER,
    } | columns  # fmt: skip
    return select(constant(shelf).label("shelf"), *(column.label(name) for name, column in given.items()))


def _figures(actor: Actor) -> list[Select[Any]]:
    return [
        _figure_shelf(actor)
        .join(ProgressUpdate, ProgressUpdate.id == Figure.entry_id)
        .where(ProgressUpdate.task_id == TASK, ProgressUpdate.state != EntryState.WITHDRAWN)
    ]


def _figure_shelf(actor: Actor) -> Select[Any]:
    return (
        _row(
            "figure", entry=Figure.entry_id, position=Figure.id, ref=Figure.indicator_id, name=Figure.name,
            word=Figure.unit, value=Figure.value, code=type_coerce(Figure.qualifier, String),
            other=case((Indicator.id.is_(None), _NO_WORD), else_=type_coerce(Indicator.summing, String)),
        )
        .select_from(Figure)
        .outerjoin(Indicator, Indicator.id == Figure.indicator_id)
        .where(may_see(actor, Figure))
    )  # fmt: skip


def _files(actor: Actor) -> list[Select[Any]]:
    of_entries = (
        _file_shelf(ProgressUpdate.id)
        .join(entry_evidence, entry_evidence.c.evidence_id == Evidence.id)
        .join(ProgressUpdate, ProgressUpdate.id == entry_evidence.c.entry_id)
        .where(ProgressUpdate.task_id == TASK, may_see(actor, ProgressUpdate), may_see(actor, Evidence))
    )
    sheets = (
        _file_shelf(_NO_NUMBER)
        .join(task_evidence, task_evidence.c.evidence_id == Evidence.id)
        .where(task_evidence.c.task_id == TASK, may_see(actor, Evidence))
    )
    return [of_entries, sheets]


def _file_shelf(entry: Any) -> Select[Any]:
    return _row(
        "evidence", entry=entry, position=Evidence.id, ref=Evidence.id, name=Evidence.filename, word=Evidence.caption,
        code=type_coerce(Evidence.kind, String), other=Evidence.reference, taken=Evidence.taken_at, size=Evidence.size,
        photo=case((Evidence.preview_sha256.is_not(None), 1), else_=0),
        shared=case((Evidence.shared_at.is_not(None), 1), else_=0),
    ).select_from(Evidence)  # fmt: skip


def _targets(actor: Actor) -> list[Select[Any]]:
    return [
        _row(
            "target", position=TaskTarget.position, ref=TaskTarget.indicator_id, name=TaskTarget.name,
            word=TaskTarget.unit, value=TaskTarget.value,
        )
        .select_from(TaskTarget)
        .join(Task, Task.id == TaskTarget.task_id)
        .where(TaskTarget.task_id == TASK, may_see(actor, Task))
    ]  # fmt: skip


def _proofs(actor: Actor) -> Select[Any]:
    """How much evidence there is for closing, the parts' included."""
    whole = aliased(Task)
    of_family = (
        select(func.count(entry_evidence.c.evidence_id.distinct()))
        .join(ProgressUpdate, ProgressUpdate.id == entry_evidence.c.entry_id)
        .join(Task, Task.id == ProgressUpdate.task_id)
        .join(whole, or_(whole.id == Task.id, whole.id == Task.part_of_id))
        .where(whole.id == TASK, Task.voided_at.is_(None), may_see(actor, ProgressUpdate))
        .where(ProgressUpdate.state == EntryState.ACCEPTED, ProgressUpdate.author_id.is_distinct_from(whole.sponsor_id))
    )
    return _row("proof", size=of_family.scalar_subquery())
