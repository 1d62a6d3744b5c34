"""What was not ended in its year goes on as a task of the next one."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.support.desk import Desk
from tracker.domain.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from tracker.domain.outcomes import Outcome
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Event, Task, TaskAnswer
from tracker.services.tasks import Part, split
from tracker.services.tasks.carrying_over import carry_over

DUE = date(2027, 6, 30)


def carry(desk: Desk, *tasks: Task, who: str = "yx-coord", due_on: date | None = DUE) -> list[Task]:
    actor = desk.actor(who)
    return carry_over(actor, desk.now, {task.id: task.version_id for task in tasks}, due_on)


def test_an_open_task_goes_on_in_the_next_year(desk: Desk) -> None:
    task = desk.make(title="规范执法案卷", quote="规范执法案卷制作", theme_code="T4", target="12 件")
    [new] = carry(desk, task)
    assert (new.plan_year, new.number, new.continues_task_id) == (2027, 1, task.id)
    assert (new.title, new.quote, new.theme_code, new.target) == (task.title, task.quote, "T4", "12 件")
    assert (new.owner_id, new.sponsor_id, new.lead_unit_id) == (task.owner_id, task.sponsor_id, task.lead_unit_id)
    assert (new.source_id, new.due_on, new.first_due_on, new.state) == (task.source_id, DUE, DUE, TaskState.ASSIGNED)


def test_the_old_one_ends_as_carried_over_by_the_word_of_a_person(desk: Desk) -> None:
    task = desk.make()
    carry(desk, task)
    assert (task.state, task.outcome) == (TaskState.SUSPENDED, Outcome.CARRIED_OVER)
    assert task.outcome_by_id == desk.user("yx-coord")
    verbs = list(db.session.scalars(select(Event.verb).where(Event.subject_id == task.id).order_by(Event.id)))
    assert verbs[-2:] == ["suspended", "outcome_confirmed"]


def test_a_missed_date_stays_missed(desk: Desk) -> None:
    task = desk.make(due_on=date(2026, 9, 1), first_due_on=date(2026, 9, 1))
    [new] = carry(desk, task)
    assert task.late_since == date(2026, 9, 1)
    assert new.late_since is None


def test_without_a_date_the_new_task_waits_for_one(desk: Desk) -> None:
    [new] = carry(desk, desk.make(), due_on=None)
    assert (new.state, new.due_on) == (TaskState.UNASSIGNED, None)


def test_what_belongs_together_goes_on_together(desk: Desk) -> None:
    problem, plan = desk.make(kind=TaskKind.RECTIFICATION), desk.make()
    db.session.add(TaskAnswer(problem_id=problem.id, plan_id=plan.id))
    db.session.commit()
    actor = desk.actor("yx-coord")
    [part] = split(actor, desk.now, plan.id, plan.version_id, [Part("先做一半")])
    new = {task.continues_task_id: task for task in carry(desk, problem, plan, part)}
    assert new[part.id].part_of_id == new[plan.id].id
    assert db.session.get(TaskAnswer, (new[problem.id].id, new[plan.id].id)) is not None


def test_a_whole_does_not_go_on_without_its_open_parts(desk: Desk) -> None:
    whole = desk.make()
    split(desk.actor("yx-coord"), desk.now, whole.id, whole.version_id, [Part("先做一半")])
    with pytest.raises(Invalid, match="parts_open"):
        carry(desk, whole)


def test_nothing_goes_on_twice(desk: Desk) -> None:
    task = desk.make()
    carry(desk, task)
    with pytest.raises(Invalid, match="task_ended"):
        carry(desk, task)
    heir = desk.make(plan_year=2026)
    desk.make(plan_year=2027, continues_task_id=heir.id)
    with pytest.raises(Conflict, match="carried_over_already"):
        carry(desk, heir)


def test_several_are_carried_over_or_none(desk: Desk) -> None:
    first, ended = desk.make(), desk.make(state=TaskState.CLOSED)
    with pytest.raises(Invalid):
        carry(desk, first, ended)
    db.session.rollback()
    assert first.state is TaskState.ASSIGNED
    assert db.session.query(Task).filter(Task.plan_year == 2027).count() == 0


@pytest.mark.parametrize(
    ("who", "error"),
    [("yx-staff", NotAllowed), ("yx-viewer", NotAllowed), ("qh-coord", NotAllowed), ("hs-coord", NotFound)],
)
def test_those_who_steer_carry_over(desk: Desk, who: str, error: type[DomainError]) -> None:
    with pytest.raises(error):
        carry(desk, desk.make(), who=who)


def test_nobody_carries_over_their_own_work(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="own_work"):
        carry(desk, desk.make(owner_id=desk.user("yx-coord")))


def test_the_date_lies_in_the_year_to_come(desk: Desk) -> None:
    with pytest.raises(Invalid, match="date_out_of_range"):
        carry(desk, desk.make(), due_on=date(2026, 12, 31))


def test_something_must_be_chosen(desk: Desk) -> None:
    with pytest.raises(Invalid, match="nothing_selected"):
        carry(desk)
