"""Carrying over (结转): what was not ended in its year goes on as a task of the next one, with its history linked."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import or_, select

from tracker.domain.deadlines import missed_date
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.outcomes import Outcome
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.tasks import ENDED, Move, TaskState, check_move
from tracker.extensions import db
from tracker.models import Task, TaskAnswer
from tracker.queries.directory import active
from tracker.queries.scope import may_see
from tracker.services.days import local_day
from tracker.services.events import change
from tracker.services.numbers import lock_organisation, next_task_number
from tracker.services.tasks.assigning import Office, office_of
from tracker.services.tasks.assignment import YEARS
from tracker.services.tasks.creation import begin
from tracker.services.tasks.extension import drop_pending
from tracker.services.tasks.stepping import take_step
from tracker.services.tasks.taking import org_id_of, refuse_ended, refuse_stale, subject_of, take_tasks


def carry_over(actor: Actor, now: datetime, versions: Mapping[int, int], due_on: date | None = None) -> list[Task]:
    """Make a task of the year after for each open task, given as id → version seen; all or none, in their order.

    The old ones end as carried over (兑现), confirmed by this person; the new ones continue them with the same quote,
    source, unit and people, and are due on `due_on`, which a person sets now or later.
    Errors: NotAllowed (also for one's own work), NotFound, Conflict: changed_meanwhile, carried_over_already (numbers);
    Invalid: nothing_selected, task_ended, parts_open, date_out_of_range.
    """
    if not versions:
        raise Invalid("nothing_selected")
    org_id = org_id_of(actor, next(iter(versions)))
    lock_organisation(actor, org_id)
    tasks = sorted(take_tasks(actor, versions), key=lambda task: (task.plan_year, task.number))
    for task in tasks:
        check_move(actor, Move.SUSPEND, subject_of(task))
        require(actor, Permission.CONFIRM_OUTCOME, subject_of(task))
    refuse_stale(tasks, versions)
    _check(actor, tasks, due_on)
    office = office_of(actor, org_id, local_day(now))
    made = {task.id: _successor(actor, now, task, due_on, office) for task in tasks}
    _link(tasks, made)
    for task in sorted(tasks, key=lambda task: task.part_of_id is None):  # parts before their whole
        end_as_carried_over(actor, now, task, made[task.id])
    db.session.commit()
    return list(made.values())


def _check(actor: Actor, tasks: list[Task], due_on: date | None) -> None:
    for task in tasks:
        refuse_ended(task)
    if due_on is not None and (due_on.year not in YEARS or any(due_on.year <= task.plan_year for task in tasks)):
        raise Invalid("date_out_of_range", field="due_on")
    again = successors(actor, [task.id for task in tasks])
    if again:
        raise Conflict("carried_over_already", numbers=[task.number for task in tasks if task.id in again])
    chosen = {task.id for task in tasks}
    parts = select(Task.number).where(may_see(actor, Task), Task.part_of_id.in_(chosen), Task.id.not_in(chosen))
    left = db.session.scalars(parts.where(Task.state.not_in(ENDED), Task.voided_at.is_(None)).order_by(Task.number))
    numbers = list(left)
    if numbers:
        raise Invalid("parts_open", numbers=numbers)


def successors(actor: Actor, task_ids: Iterable[int]) -> dict[int, int]:
    """The tasks that continue these, by id."""
    later = select(Task.continues_task_id, Task.id).where(may_see(actor, Task), Task.voided_at.is_(None))
    rows = db.session.execute(later.where(Task.continues_task_id.in_(task_ids)))
    return {earlier: heir for earlier, heir in rows if earlier is not None}


def _successor(actor: Actor, now: datetime, task: Task, due_on: date | None, office: Office) -> Task:
    year = task.plan_year + 1
    new = Task(
        org_id=task.org_id, plan_year=year, number=next_task_number(actor, task.org_id, year), kind=task.kind,
        title=task.title, quote=task.quote, lead_unit_id=task.lead_unit_id, source_id=task.source_id,
        state=TaskState.UNASSIGNED, state_since=local_day(now), created_by_id=actor.user_id, created_at=now,
        continues_task_id=task.id, supporting_units=list(task.supporting_units),
    )  # fmt: skip
    db.session.add(new)
    db.session.flush()
    begin(actor, now, new, _values(task, due_on, office), office.settings)
    return new


def _values(task: Task, due_on: date | None, office: Office) -> dict[str, object]:
    """What goes over; whoever has left goes nowhere."""
    people = {entry.id for entry in active(office.directory.people)}
    who = {"owner_id": task.owner_id, "sponsor_id": task.sponsor_id}
    here = {name: person for name, person in who.items() if person in people}
    values = {"theme_code": task.theme_code, "priority": task.priority, "target": task.target, "due_on": due_on}
    return {**here, **{name: value for name, value in values.items() if value}}


def _link(tasks: Iterable[Task], made: Mapping[int, Task]) -> None:
    """What belonged together goes on together: parts to their whole, measures to their problem."""
    for task in tasks:
        whole = made.get(task.part_of_id or 0)
        made[task.id].part_of_id = whole.id if whole else None
    pairs = select(TaskAnswer).where(or_(TaskAnswer.problem_id.in_(made), TaskAnswer.plan_id.in_(made)))
    for pair in list(db.session.scalars(pairs)):
        if pair.problem_id in made and pair.plan_id in made:
            new = TaskAnswer(problem_id=made[pair.problem_id].id, plan_id=made[pair.plan_id].id)
            db.session.add(new)


def end_as_carried_over(actor: Actor, now: datetime, task: Task, heir: Task) -> None:
    """End an open task because `heir` goes on with it. A date that was missed stays missed."""
    late_since = missed_date(task.due_on, task.late_since, local_day(now))
    after: dict[str, object] = {} if late_since == task.late_since else {"late_since": late_since}
    task.late_since = late_since
    take_step(actor, now, task, Move.SUSPEND, reason=f"→ {heir.plan_year}-{heir.number:03d}", after=after)
    drop_pending(actor, now, task)
    if change(actor, now, "outcome_confirmed", task, {"outcome": Outcome.CARRIED_OVER}):
        task.outcome_by_id, task.outcome_at = actor.user_id, now
