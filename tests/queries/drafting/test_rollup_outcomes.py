"""What became of each task, from the states, dates, targets and reasons that are on record."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.support.rollups import DECEMBER, Year, trained
from tests.support.tasks import add_proof
from tests.support.world import World
from tracker.domain.outcomes import Outcome, Why
from tracker.domain.periods import Period
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Task
from tracker.services.outcomes import confirm_outcomes
from tracker.services.tasks import Ask, ask_extension, decide_extension


@pytest.fixture
def year(world: World) -> Year:
    return Year(world)


def said(year: Year, task: Task, **asked: Any) -> tuple[Outcome, Why]:
    verdict = year.of(task, **asked).verdict
    return verdict.proposed, verdict.why


def prove(year: Year, task: Task) -> None:
    """Accepted work with a piece of evidence."""
    add_proof(year.world, task)
    db.session.commit()


def test_a_task_closed_on_evidence_is_kept_late_by_its_first_date(year: Year) -> None:
    intime, late = year.task(due_on=date(2026, 12, 31), first_due_on=date(2026, 12, 31)), year.task()
    for task in (intime, late):
        prove(year, task)
        year.close(task, exception="")
    assert said(year, intime) == (Outcome.KEPT, Why.CLOSED_IN_TIME)
    assert said(year, late) == (Outcome.KEPT, Why.CLOSED_LATE)
    assert (year.of(intime).is_late, year.of(late).is_late) == (False, True)
    assert year.of(late).closed_on == date(2026, 12, 28)


def test_a_task_closed_on_an_exception_is_kept_in_part_until_it_is_closed_on_evidence(year: Year) -> None:
    task = year.task()
    year.close(task)
    assert said(year, task) == (Outcome.PARTLY, Why.CLOSED_ON_EXCEPTION)
    year.tasks.go("yx-leader", task, Move.REOPEN, "材料补来了")
    prove(year, task)
    year.close(task, exception="")
    assert said(year, task) == (Outcome.KEPT, Why.CLOSED_LATE)


def test_a_missed_target_is_measured_by_accepted_work_of_the_period(year: Year) -> None:
    task = year.task()
    year.desk.target(task, "行政执法培训", "次", 6)
    year.progress(task, on=date(2026, 3, 1), **trained("2"))
    year.progress(task, on=date(2026, 9, 1), **trained("2", "期", "执法人员培训"))
    year.waiting(task, on=date(2026, 9, 2), **trained("9"))
    prove(year, task)
    year.close(task, exception="")
    assert year.of(task).percent == 66
    assert year.of(task, period=Period.HALF).percent == 33
    assert said(year, task) == (Outcome.PARTLY, Why.TARGET_MISSED)


def test_work_merged_in_counts_towards_the_target(year: Year) -> None:
    main, other = year.task(), year.task()
    year.desk.target(main, "行政执法培训", "次", 4)
    year.progress(main, **trained("2"))
    year.progress(other, **trained("2"))
    year.merge(other, main)
    assert year.of(main).percent == 100
    assert said(year, other) == (Outcome.PARTLY, Why.MERGED)


def test_a_task_that_next_year_continues_is_carried_over(year: Year) -> None:
    task = year.task()
    year.progress(task)
    assert said(year, task) == (Outcome.PARTLY, Why.STILL_OPEN)
    gone = year.task(plan_year=2027, continues_task_id=task.id, voided_at=DECEMBER)
    assert said(year, task) == (Outcome.PARTLY, Why.STILL_OPEN)
    gone.voided_at = None
    db.session.commit()
    assert said(year, task) == (Outcome.CARRIED_OVER, Why.GOES_ON)


def test_suspended_tasks_are_not_kept(year: Year) -> None:
    task = year.task()
    year.tasks.go("yx-coord", task, Move.SUSPEND, "上级调整")
    assert said(year, task) == (Outcome.NOT_KEPT, Why.SUSPENDED)


def test_reasons_of_returned_work_and_of_extensions_are_kept_oldest_first(year: Year, world: World) -> None:
    task = year.task(due_on=date(2026, 12, 30), first_due_on=date(2026, 12, 30))
    year.desk.send_back("yx-head", year.waiting(task), reason="请补签到表")
    asked = ask_extension(
        world.actor("yx-staff"), DECEMBER, task.id, task.version_id, Ask(date(2027, 1, 20), "等县里批复")
    )
    decide_extension(world.actor("yx-leader"), DECEMBER, asked.id, asked.version_id, granted_on=date(2027, 1, 20))
    db.session.refresh(task)
    year.tasks.go("yx-staff", task, Move.SUBMIT)
    year.tasks.go("yx-leader", task, Move.RETURN, "少一次培训")
    found = year.of(task)
    assert found.returns == ("请补签到表", "少一次培训")
    assert (found.extensions, found.delays) == (1, ("等县里批复",))
    assert (found.first_due_on, found.due_on) == (date(2026, 12, 30), date(2027, 1, 20))
    assert said(year, task) == (Outcome.CARRIED_OVER, Why.STILL_OPEN)


def test_an_extension_that_was_refused_is_no_delay(year: Year, world: World) -> None:
    task = year.task(due_on=date(2026, 12, 30), first_due_on=date(2026, 12, 30))
    ask = Ask(date(2027, 1, 20), "等县里批复")
    asked = ask_extension(world.actor("yx-staff"), DECEMBER, task.id, task.version_id, ask)
    decide_extension(world.actor("yx-leader"), DECEMBER, asked.id, asked.version_id, granted_on=None, note="抓紧办")
    assert (year.of(task).extensions, year.of(task).delays) == (0, ())


def test_a_confirmed_outcome_stands_above_the_proposal(year: Year, world: World) -> None:
    task = year.task()
    confirm_outcomes(world.actor("yx-coord"), DECEMBER, {task.id: (task.version_id, Outcome.PARTLY)}, "已开过会")
    verdict = year.of(task).verdict
    assert (verdict.outcome, verdict.proposed) == (Outcome.PARTLY, Outcome.NOT_KEPT)
    assert [found.id for found in year.rollup().with_outcome(Outcome.PARTLY)] == [task.id]


def test_the_day_of_closing_is_the_offices_own(year: Year) -> None:
    task = year.task()
    task.state, task.closed_at = TaskState.CLOSED, datetime(2026, 11, 30, 15, 30, tzinfo=UTC)
    db.session.commit()
    assert year.of(task).closed_on == date(2026, 11, 30)
    task.closed_at = datetime(2026, 11, 30, 16, 30, tzinfo=UTC)
    db.session.commit()
    assert year.of(task).closed_on == date(2026, 12, 1)
