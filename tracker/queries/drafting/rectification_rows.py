"""The rectification ledger of a plan year: its problems, what answers them, and what was done. Few statements."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from tracker.documents import RectificationRow
from tracker.domain.deadlines import closes_late
from tracker.domain.outcomes import Outcome
from tracker.domain.people import Actor
from tracker.domain.tasks import SIDE_ENDS, TaskKind, TaskState
from tracker.domain.work import Qualifier
from tracker.drafting.numbers import amount_text
from tracker.models import Task
from tracker.queries.directory import Directory, directory_of
from tracker.queries.drafting.rectification_work import TaskWork, work_of
from tracker.queries.drafting.rollup_rows import Beside, beside
from tracker.queries.drafting.zone import local_day
from tracker.queries.kept import read
from tracker.queries.scope import may_see

MOST_TOLD = 5
"""Entries of a task that are told in full, the latest ones."""
_COLUMNS = (
    Task.id, Task.plan_year, Task.number, Task.kind, Task.title, Task.quote, Task.state, Task.outcome, Task.target,
    Task.sponsor_id, Task.lead_unit_id, Task.owner_id, Task.due_on, Task.first_due_on, Task.late_since, Task.closed_at,
    Task.merged_into_id,
)  # fmt: skip


def rectification_rows(actor: Actor, org_id: int, year: int, now: datetime) -> list[RectificationRow]:
    """The problems by their numbers, as they stand at `now`; of evidence what the actor may see."""
    mine = (may_see(actor, Task), Task.org_id == org_id, Task.plan_year == year, Task.voided_at.is_(None))
    tasks = {row.id: row for row in read(select(*_COLUMNS).where(*mine).order_by(Task.number), {})}
    found = _Found(
        tasks,
        beside(actor, org_id, year),
        work_of(actor, mine),
        directory_of(actor, org_id, local_day(now)),
    )
    return [found.row(task, now) for task in tasks.values() if task.kind == TaskKind.RECTIFICATION]


class _Found:
    """What was read, and how a row is made of it."""

    def __init__(self, tasks: Mapping[int, Any], around: Beside, work: TaskWork, names: Directory) -> None:
        self._tasks, self._around, self._work, self._names = tasks, around, work, names

    def row(self, task: Any, now: datetime) -> RectificationRow:
        """A task as a row."""
        is_closed = task.state == TaskState.CLOSED and task.closed_at is not None
        work = self._work.entries[task.id]
        return RectificationRow(
            number=_number(task),
            problem=task.quote or task.title,
            state=task.state,
            outcome=Outcome(task.outcome) if task.outcome else None,
            goal=self._goal(task),
            measures=tuple(self._tasks[key].title for key in self._around.answers[task.id] if key in self._tasks),
            sponsor=self._names.person(task.sponsor_id),
            lead_unit=self._names.unit(task.lead_unit_id),
            supporting_units=tuple(self._around.supporting[task.id]),
            owner=self._names.person(task.owner_id),
            due_on=task.due_on,
            first_due_on=task.first_due_on,
            progress=tuple(work[-MOST_TOLD:]),
            left_out=max(0, len(work) - MOST_TOLD),
            evidence=tuple(self._work.files[task.id]),
            closed_on=local_day(task.closed_at) if is_closed else None,
            closed_by=self._names.person(self._work.closers.get(task.id)) if is_closed else "",
            is_late=self._is_late(task, now),
            on_exception=is_closed and self._around.exceptions.get(task.id, False),
            extensions=len(self._around.delays[task.id]),
            merged_into=self._merged_into(task),
        )

    def _goal(self, task: Any) -> str:
        """In words, and the numbers to reach that the words do not name."""
        words = [task.target] if task.target else []
        for one in self._around.targets[task.id]:
            number = amount_text(one.value, one.unit, Qualifier.EXACT)
            words += [] if number in task.target else [f"{one.name}{number}"]
        return "，".join(words)

    def _is_late(self, task: Any, now: datetime) -> bool:
        if task.state in SIDE_ENDS:
            return task.late_since is not None
        end = task.closed_at if task.state == TaskState.CLOSED and task.closed_at else now
        return closes_late(task.due_on, task.late_since, local_day(end))

    def _merged_into(self, task: Any) -> str:
        other = self._tasks.get(task.merged_into_id)
        return _number(other) if other else ""


def _number(task: Any) -> str:
    return f"{task.plan_year}-{task.number:03d}"
