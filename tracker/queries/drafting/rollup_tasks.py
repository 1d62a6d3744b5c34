"""The tasks of a year with the work accepted on them, and what the rules say became of each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.domain.outcomes import Facts, Verdict, confirmed, propose
from tracker.domain.rollup import TaskYear, Told
from tracker.domain.targets import Count, reached
from tracker.models import Indicator
from tracker.queries.directory import Directory
from tracker.queries.drafting.rollup_rows import Beside
from tracker.queries.drafting.rollup_work import with_theme
from tracker.queries.drafting.zone import local_day
from tracker.queries.goals import goal_of


@dataclass(slots=True)
class Work:
    """Accepted entries by the task of the year with which they count; `records` are of no task of the year."""

    year: int
    on_tasks: dict[int, list[Told]] = field(default_factory=lambda: defaultdict(list))
    records: list[Told] = field(default_factory=list)
    parts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    continued: set[int] = field(default_factory=set)

    def worked(self, task_id: int) -> bool:
        """Whether work was accepted on a task or on one of its parts."""
        return any(self.on_tasks.get(one) for one in (task_id, *self.parts.get(task_id, ())))


def sorted_work(rows: Iterable[Any], told: Iterable[Told], year: int) -> Work:
    """Sort entries by their tasks.

    Work on a merged task counts with its main task; work on a task of another year counts with the task of this year
    that continues it. Entries of voided tasks, which are not among the rows, count nowhere.
    """
    tasks = {row.id: row for row in rows}
    work = Work(year)
    for row in tasks.values():
        if row.continues_task_id is not None and row.plan_year > year:
            work.continued.add(row.continues_task_id)
        if row.part_of_id is not None and row.plan_year == year:
            work.parts[row.part_of_id].append(row.id)
    heirs = {row.continues_task_id: row.id for row in tasks.values() if row.plan_year == year}
    for entry in told:
        if entry.task_id is None:
            work.records.append(entry)
        elif entry.task_id in tasks:
            _put(work, entry, tasks[main_of(tasks, heirs.get(entry.task_id, entry.task_id))])
    return work


def _put(work: Work, entry: Told, task: Any) -> None:
    themed = with_theme(entry, task.theme_code)
    (work.on_tasks[task.id] if task.plan_year == work.year else work.records).append(themed)


def main_of(tasks: Mapping[int, Any], task_id: int) -> int:
    """The task into which a task was merged in the end: itself, if into none or if that one is gone."""
    main_id = tasks[task_id].merged_into_id
    return main_of(tasks, main_id) if main_id in tasks else task_id


def task_years(
    rows: Sequence[Any], beside: Beside, work: Work, indicators: Mapping[int, Indicator], directory: Directory,
    ends_on: date,
) -> list[TaskYear]:  # fmt: skip
    """The tasks of the year in the order of their numbers."""
    tasks = {row.id: row for row in rows if row.plan_year == work.year}
    shares = {key: _share(key, beside, work, indicators) for key in tasks}
    verdicts = {key: _verdict(tasks, key, shares, beside, work, ends_on) for key in tasks}
    return [_task(row, verdicts[row.id], shares[row.id], beside, work, directory) for row in tasks.values()]


def _share(task_id: int, beside: Beside, work: Work, indicators: Mapping[int, Indicator]) -> int | None:
    """The share of the numeric targets that the work of the period reached, in points."""
    goals = [goal_of(target, indicators) for target in beside.targets.get(task_id, ())]
    parts = (part for entry in work.on_tasks.get(task_id, ()) for part in entry.figures) if goals else ()
    return reached(goals, [Count(part.indicator_id, part.name, part.unit, part.value, part.on) for part in parts])


def _verdict(
    tasks: Mapping[int, Any], task_id: int, shares: Mapping[int, int | None], beside: Beside, work: Work, ends_on: date
) -> Verdict:
    row, main_id = tasks[task_id], main_of(tasks, task_id)
    main = _verdict(tasks, main_id, shares, beside, work, ends_on) if main_id != task_id else None
    facts = Facts(
        state=row.state, closed_on=_closed_on(row), first_due_on=row.first_due_on, due_on=row.due_on,
        late_since=row.late_since, percent=_measured(row, shares[task_id], ends_on), worked=work.worked(task_id),
        on_exception=beside.exceptions.get(task_id, False), goes_on=task_id in work.continued,
    )  # fmt: skip
    return confirmed(propose(facts, ends_on, main), row.outcome)


def _measured(row: Any, share: int | None, ends_on: date) -> int | None:
    """What was closed after the period is measured by all that was done for it."""
    closed_on = _closed_on(row)
    return row.percent if closed_on is not None and closed_on > ends_on else share


def _closed_on(row: Any) -> date | None:
    return local_day(row.closed_at) if row.closed_at else None


def _task(
    row: Any, verdict: Verdict, percent: int | None, beside: Beside, work: Work, directory: Directory
) -> TaskYear:
    delays, key = tuple(beside.delays.get(row.id, ())), row.id
    return TaskYear(
        id=key, number=row.number, kind=row.kind, title=row.title, quote=row.quote, theme_code=row.theme_code,
        state=row.state, verdict=verdict, lead_unit_id=row.lead_unit_id, lead_unit=directory.unit(row.lead_unit_id),
        owner_id=row.owner_id, owner=directory.person(row.owner_id), sponsor_id=row.sponsor_id,
        first_due_on=row.first_due_on, due_on=row.due_on, late_since=row.late_since, closed_on=_closed_on(row),
        percent=percent, target=row.target, supporting=tuple(beside.supporting.get(key, ())), extensions=len(delays),
        delays=delays, returns=tuple(beside.returns.get(key, ())), continues_task_id=row.continues_task_id,
        answers=tuple(beside.answers.get(key, ())), answered=tuple(beside.answered.get(key, ())),
        parts=len(work.parts.get(key, ())), part_of_id=row.part_of_id, merged_into_id=row.merged_into_id,
        entries=tuple(work.on_tasks.get(key, ())),
    )  # fmt: skip
