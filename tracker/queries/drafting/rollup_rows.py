"""What the rollup reads of tasks: the tasks themselves and what stands beside them, each kind in one statement."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from tracker.domain.deadlines import ExtensionState
from tracker.domain.people import Actor
from tracker.models import Event, ExtensionRequest, Task, TaskAnswer, TaskTarget, Unit
from tracker.models.tasks import task_supporting_unit
from tracker.queries.kept import read
from tracker.queries.scope import may_see, visible

_CLOSED, RETURNED = "closed", ("returned", "entry_returned")
_COLUMNS = (
    Task.id, Task.plan_year, Task.number, Task.kind, Task.title, Task.quote, Task.theme_code, Task.state,
    Task.lead_unit_id, Task.owner_id, Task.sponsor_id, Task.first_due_on, Task.due_on, Task.late_since, Task.closed_at,
    Task.target, Task.continues_task_id, Task.part_of_id, Task.merged_into_id, Task.outcome, Task.percent,
)  # fmt: skip


@dataclass(slots=True)
class Beside:
    """What stands beside the tasks of a year, by task id."""

    targets: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    supporting: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    answered: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    delays: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    returns: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    exceptions: dict[int, bool] = field(default_factory=dict)


def task_rows(actor: Actor, org_id: int, year: int, worked: Select[Any]) -> Sequence[Any]:
    """The tasks of a plan year, later ones that continue one, and those of any year whose ids `worked` selects."""
    later = and_(Task.plan_year > year, Task.continues_task_id.is_not(None))
    wanted = or_(Task.plan_year == year, later, Task.id.in_(worked))
    return read(select(*_COLUMNS).where(*_live(actor, org_id), wanted).order_by(Task.plan_year, Task.number), {})


def beside(actor: Actor, org_id: int, year: int) -> Beside:
    """Targets, supporting units, answers, granted extensions, and for what work was sent back, the oldest first."""
    found, mine = Beside(), (*_live(actor, org_id), Task.plan_year == year)
    for row in read(_targets(mine), {}):
        found.targets[row.task_id].append(row)
    for task_id, name in read(_supporting(actor, mine), {}):
        found.supporting[task_id].append(name)
    for problem_id, plan_id in read(_answers(actor, org_id, year), {}):
        found.answers[problem_id].append(plan_id)
        found.answered[plan_id].append(problem_id)
    for task_id, reason in read(_delays(actor, mine), {}):
        found.delays[task_id].append(reason)
    for task_id, verb, after, reason in read(_events(actor, org_id, mine), {}):
        if verb == _CLOSED:
            found.exceptions[task_id] = "exception" in after
        elif reason:
            found.returns[task_id].append(reason)
    return found


def _live(actor: Actor, org_id: int) -> tuple[ColumnElement[bool], ...]:
    return may_see(actor, Task), Task.org_id == org_id, Task.voided_at.is_(None)


def _targets(mine: Sequence[ColumnElement[bool]]) -> Any:
    columns = (TaskTarget.task_id, TaskTarget.indicator_id, TaskTarget.name, TaskTarget.unit, TaskTarget.value)
    return select(*columns).join(Task, Task.id == TaskTarget.task_id).where(*mine).order_by(TaskTarget.position)


def _supporting(actor: Actor, mine: Sequence[ColumnElement[bool]]) -> Any:
    named = select(task_supporting_unit.c.task_id, Unit.name).join(Unit, Unit.id == task_supporting_unit.c.unit_id)
    of_tasks = named.join(Task, Task.id == task_supporting_unit.c.task_id).where(may_see(actor, Unit), *mine)
    return of_tasks.order_by(Unit.position, Unit.id)


def _answers(actor: Actor, org_id: int, year: int) -> Any:
    """Both ends are tasks of the year that are not voided."""
    mine = visible(actor, Task).where(Task.org_id == org_id, Task.plan_year == year, Task.voided_at.is_(None))
    of_year = mine.with_only_columns(Task.id)
    pairs = select(TaskAnswer.problem_id, TaskAnswer.plan_id)
    both = pairs.where(TaskAnswer.problem_id.in_(of_year), TaskAnswer.plan_id.in_(of_year))
    return both.order_by(TaskAnswer.problem_id, TaskAnswer.plan_id)


def _delays(actor: Actor, mine: Sequence[ColumnElement[bool]]) -> Any:
    asked = select(ExtensionRequest.task_id, ExtensionRequest.reason)
    granted = asked.join(Task, Task.id == ExtensionRequest.task_id).where(may_see(actor, ExtensionRequest), *mine)
    return granted.where(ExtensionRequest.state == ExtensionState.APPROVED).order_by(ExtensionRequest.id)


def _events(actor: Actor, org_id: int, mine: Sequence[ColumnElement[bool]]) -> Any:
    about = (Event.org_id == org_id, Event.subject_type == Task.__tablename__, Event.verb.in_((_CLOSED, *RETURNED)))
    said = select(Event.subject_id, Event.verb, Event.after, Event.reason)
    of_tasks = said.join(Task, Task.id == Event.subject_id).where(may_see(actor, Event), *about, *mine)
    return of_tasks.order_by(Event.id)
