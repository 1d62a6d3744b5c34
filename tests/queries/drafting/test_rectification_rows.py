"""The rectification ledger: what it tells of each problem of a year."""

from datetime import date
from decimal import Decimal

import pytest

from tests.support.rollups import DECEMBER, Year, trained
from tests.support.statements import counted
from tests.support.tasks import add_evidence
from tests.support.world import World
from tracker.documents import RectificationRow
from tracker.domain.outcomes import Outcome
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Task, TaskAnswer, TaskTarget
from tracker.queries.drafting.rectification_rows import rectification_rows


@pytest.fixture
def year(world: World) -> Year:
    return Year(world)


def problem(year: Year, **values: object) -> Task:
    return year.task(kind=TaskKind.RECTIFICATION, title="执法能力不足", quote="执法队伍专业能力有待提升", **values)


def rows(year: Year, who: str = "yx-coord") -> list[RectificationRow]:
    return rectification_rows(year.world.actor(who), year.world.org("yunxi").id, 2026, DECEMBER)


def test_only_problems_of_the_year_are_told(year: Year) -> None:
    year.task(title="一项安排")
    problem(year, plan_year=2025)
    task = problem(year)
    voided = problem(year)
    voided.voided_at = DECEMBER
    db.session.commit()
    assert [(row.number, row.problem) for row in rows(year)] == [
        (f"2026-{task.number:03d}", "执法队伍专业能力有待提升")
    ]


def test_people_units_and_dates_stand_in_their_columns(year: Year) -> None:
    problem(year, first_due_on=date(2026, 9, 30), due_on=date(2026, 12, 31))
    world, (row,) = year.world, rows(year)
    assert (row.owner, row.sponsor) == (world.user("yx-staff").name, world.user("yx-leader").name)
    assert row.lead_unit == world.unit("yunxi-zf").name
    assert (row.first_due_on, row.due_on) == (date(2026, 9, 30), date(2026, 12, 31))


def test_measures_are_the_plan_tasks_that_answer_the_problem(year: Year) -> None:
    task, plan = problem(year), year.task(title="加大执法培训力度")
    db.session.add(TaskAnswer(problem_id=task.id, plan_id=plan.id))
    db.session.commit()
    assert rows(year)[0].measures == ("加大执法培训力度",)


def test_the_goal_names_numbers_that_its_words_do_not(year: Year) -> None:
    task = problem(year, target="培训6次，提高案卷质量")
    for position, (name, unit, value) in enumerate([("执法培训", "次", 6), ("案卷评查", "件", 20)]):
        target = TaskTarget(task_id=task.id, name=name, unit=unit, value=Decimal(value), position=position)
        db.session.add(target)
    db.session.commit()
    assert rows(year)[0].goal == "培训6次，提高案卷质量，案卷评查20件"


def test_progress_is_what_was_accepted_with_its_figures(year: Year) -> None:
    task = problem(year)
    year.waiting(task, "还没有采纳的")
    year.progress(task, "组织培训", date(2026, 5, 8), **trained("2"))
    year.progress(task, "又组织培训4次", date(2026, 9, 8), **trained("4"))
    assert rows(year)[0].progress == (
        (date(2026, 5, 8), "组织培训（行政执法培训2次）"),
        (date(2026, 9, 8), "又组织培训4次"),
    )


def test_of_much_progress_the_latest_is_told(year: Year) -> None:
    task = problem(year)
    for month in range(1, 8):
        year.progress(task, f"{month}月的", date(2026, month, 10))
    (row,) = rows(year)
    assert [text for _, text in row.progress] == ["3月的", "4月的", "5月的", "6月的", "7月的"]
    assert row.left_out == 2


def test_evidence_is_that_of_accepted_work_with_its_number(year: Year) -> None:
    task = problem(year)
    sheet = add_evidence(year.world, filename="签到表.pdf", reference="云府纪〔2026〕4号")
    unseen = add_evidence(year.world, filename="未采纳.jpg")
    year.waiting(task, evidence_ids=(unseen.id,))
    year.progress(task, evidence_ids=(sheet.id,))
    assert rows(year)[0].evidence == ("签到表.pdf（云府纪〔2026〕4号）",)


def test_a_closed_problem_tells_who_closed_it_and_when(year: Year) -> None:
    task = problem(year, first_due_on=date(2026, 6, 30), due_on=date(2026, 6, 30))
    assert (rows(year)[0].closed_on, rows(year)[0].is_late) == (None, True)
    year.close(task)
    (row,) = rows(year)
    assert (row.state, row.closed_on) == (TaskState.CLOSED, date(2026, 12, 28))
    assert row.closed_by == year.world.user("yx-leader").name
    assert (row.on_exception, row.is_late) == (True, True)


def test_a_problem_in_time_is_not_late(year: Year) -> None:
    problem(year, due_on=date(2026, 12, 31))
    assert rows(year)[0].is_late is False


def test_a_confirmed_outcome_is_told(year: Year) -> None:
    task = problem(year)
    task.outcome = Outcome.PARTLY
    db.session.commit()
    assert rows(year)[0].outcome is Outcome.PARTLY


def test_a_merged_problem_says_into_which(year: Year) -> None:
    task, other = problem(year), problem(year)
    year.merge(other, task)
    assert rows(year)[1].merged_into == f"2026-{task.number:03d}"


def test_a_county_sees_the_problems_of_its_towns_and_no_evidence_that_they_do_not_share(year: Year) -> None:
    year.progress(problem(year), "组织培训", evidence_ids=(add_evidence(year.world).id,))
    (row,) = rows(year, "qh-coord")
    assert ([text for _, text in row.progress], row.evidence) == (["组织培训"], ())


def test_another_town_sees_nothing(year: Year) -> None:
    problem(year)
    assert rows(year, "hs-coord") == []


def test_more_problems_take_no_more_statements(year: Year) -> None:
    year.progress(problem(year), **trained("1"))
    with counted() as few:
        rows(year)
    for _ in range(5):
        year.progress(problem(year), **trained("1"))
    with counted() as many:
        rows(year)
    assert len(few) == len(many)
