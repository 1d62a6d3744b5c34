"""The year's work as one object: which work counts, and with which task, theme and total it counts."""

from datetime import date

import pytest

from tests.support.rollups import DECEMBER, Year, sums, texts, trained
from tests.support.tasks import add_evidence
from tests.support.work import figure
from tests.support.world import World
from tracker.domain.errors import NotFound
from tracker.domain.outcomes import Why
from tracker.domain.periods import Period
from tracker.domain.reports import ItemKind
from tracker.domain.tasks import TaskKind
from tracker.domain.work import Duty, EntryKind
from tracker.extensions import db
from tracker.models import TaskAnswer
from tracker.services import work
from tracker.services.work import NewProgress
from tracker.services.year_notes import NewNote, note, withdraw


@pytest.fixture
def year(world: World) -> Year:
    return Year(world)


def test_work_counts_once_it_is_accepted(year: Year) -> None:
    task = year.task()
    entry = year.waiting(task, **trained("3"))
    assert year.of(task).entries == ()
    assert sums(year.rollup()) == {}
    year.accept(entry)
    assert texts(year.of(task).entries) == ["组织执法人员培训"]
    assert sums(year.rollup()) == {"行政执法培训 次": 3}


def test_returned_withdrawn_and_replaced_work_never_counts(year: Year, world: World) -> None:
    task = year.task()
    returned, withdrawn = year.waiting(task, "退回的", **trained("5")), year.waiting(task, "撤回的", **trained("7"))
    year.desk.send_back("yx-head", returned)
    work.withdraw(world.actor("yx-staff"), DECEMBER, withdrawn.id, withdrawn.version_id)
    first = year.progress(task, "写错的", **trained("9"))
    again = work.revise(
        world.actor("yx-staff"), DECEMBER, first.id, first.version_id,
        NewProgress("更正的", done_on=first.to_on, **trained("2")),
    )  # fmt: skip
    assert texts(year.of(task).entries) == ["写错的"]
    year.accept(again)
    assert texts(year.of(task).entries) == ["更正的"]
    assert sums(year.rollup()) == {"行政执法培训 次": 2}


def test_a_period_takes_the_entries_that_ended_in_it(year: Year) -> None:
    task = year.task()
    year.progress(task, "三月的", date(2026, 3, 31), **trained("1"))
    year.progress(task, "四月的", date(2026, 4, 1), **trained("2"))
    year.record("六月的", date(2026, 6, 30))
    year.record("七月的", date(2026, 7, 1))
    assert texts(year.of(task, period=Period.Q1).entries) == ["三月的"]
    assert texts(year.of(task, period=Period.Q2).entries) == ["四月的"]
    assert texts(tuple(year.rollup(period=Period.HALF).records)) == ["六月的"]
    assert sums(year.rollup(period=Period.HALF)) == {"行政执法培训 次": 3}
    assert texts(tuple(year.rollup().records)) == ["六月的", "七月的"]


def test_work_of_another_year_stays_out(year: Year) -> None:
    task = year.task()
    year.progress(task, "上年底的", date(2025, 12, 31), **trained("4"))
    assert year.of(task).entries == ()
    assert sums(year.rollup()) == {}


def test_voided_tasks_and_their_work_are_out(year: Year) -> None:
    task = year.task()
    year.progress(task, **trained("3"))
    task.voided_at = DECEMBER
    db.session.commit()
    assert not [*year.rollup().tasks, *year.rollup().records, *year.rollup().totals]


def test_the_work_of_merged_tasks_counts_with_the_main_one(year: Year) -> None:
    main, other, third = year.task(), year.task(theme_code="T9"), year.task()
    year.progress(third, "最早并入的", **trained("1"))
    year.progress(other, "并入的", date(2026, 6, 1), **trained("2"))
    year.merge(third, other)
    year.merge(other, main)
    found = year.of(main)
    assert texts(found.entries) == ["最早并入的", "并入的"]
    assert {entry.theme_code for entry in found.entries} == {"T4"}
    assert (year.of(other).entries, year.of(other).merged_into_id) == ((), main.id)
    assert sums(year.rollup()) == {"行政执法培训 次": 3}


def test_a_record_stands_in_its_theme_and_loose_work_after_all_themes(year: Year) -> None:
    year.record("普法的", theme="T10")
    year.record("没有归类的", theme=None)
    rollup = year.rollup()
    assert [theme.code for theme in rollup.themes] == [*(f"T{number}" for number in range(11)), None]
    assert texts(rollup.themes[10].records) == ["普法的"]
    assert texts(rollup.themes[-1].records) == ["没有归类的"]


def test_without_loose_work_every_theme_stands_there_and_no_other(year: Year) -> None:
    assert [theme.code for theme in year.rollup().themes] == [f"T{number}" for number in range(11)]


def test_progress_belongs_to_the_theme_of_its_task_now(year: Year) -> None:
    task = year.task()
    year.progress(task, figures=(figure("走访群众", "20", "户"),))
    task.theme_code = "T6"
    db.session.commit()
    [total] = year.rollup().totals
    assert (total.theme_code, year.of(task).entries[0].theme_code) == ("T6", "T6")


def test_work_on_a_task_of_last_year_counts_with_the_task_that_continues_it(year: Year) -> None:
    old = year.task(plan_year=2025)
    year.progress(old, "一月补办的", date(2026, 1, 10), **trained("1"))
    [record] = year.rollup().records
    assert (record.kind, record.task_id, record.theme_code) == (EntryKind.PROGRESS, old.id, "T4")
    new = year.task(continues_task_id=old.id)
    assert texts(year.of(new).entries) == ["一月补办的"]
    assert sums(year.rollup()) == {"行政执法培训 次": 1}
    assert [task.id for task in year.rollup().tasks] == [new.id]


def test_parts_are_told_apart_from_their_whole_and_their_work_speaks_for_it(year: Year) -> None:
    whole = year.task()
    part = year.task(part_of_id=whole.id)
    assert year.of(whole).verdict.why is Why.NOTHING_DONE
    year.progress(part)
    assert (year.of(whole).parts, year.of(part).part_of_id, year.of(whole).entries) == (1, whole.id, ())
    assert year.of(whole).verdict.why is Why.STILL_OPEN


def test_evidence_is_counted_and_names_stand_beside_ids(year: Year, world: World) -> None:
    task = year.task()
    photo = add_evidence(world)
    db.session.commit()
    entry = year.progress(task, evidence_ids=(photo.id,), difficulties="老师难请", next_step="年底前补训")
    [told] = year.of(task).entries
    assert (told.id, told.evidence, told.author, told.unit) == (entry.id, 1, "吴静", "综合行政执法队")
    assert (told.difficulties, told.next_step) == ("老师难请", "年底前补训")
    found = year.of(task)
    assert (found.owner, found.lead_unit) == ("吴静", "综合行政执法队")


def test_the_heads_own_work_keeps_its_duty(year: Year) -> None:
    year.record("书记部署法治工作", theme="T0", duty=Duty.DEPLOYED, people="周正平")
    [record] = year.rollup().records
    assert (record.duty, record.people) == (Duty.DEPLOYED, "周正平")


def test_measures_and_the_problems_that_they_answer_know_each_other(year: Year) -> None:
    problem, plan, gone = year.task(kind=TaskKind.RECTIFICATION), year.task(), year.task(voided_at=DECEMBER)
    db.session.add_all(TaskAnswer(problem_id=problem.id, plan_id=one.id) for one in (plan, gone))
    db.session.commit()
    assert (year.of(problem).answers, year.of(plan).answered) == ((plan.id,), (problem.id,))


def test_notes_that_stand_are_there_and_those_taken_back_are_not(year: Year, world: World) -> None:
    actor, org = world.actor("yx-staff"), world.org("yunxi").id
    unit = world.unit("yunxi-zf").id
    note(actor, DECEMBER, org, NewNote(2026, "执法人员不足", cause="编制少", unit_id=unit))
    gone = note(actor, DECEMBER, org, NewNote(2026, "记错的", unit_id=unit))
    withdraw(actor, DECEMBER, gone.id, gone.version_id)
    [noted] = year.rollup().notes
    assert (noted.text, noted.cause, noted.author, noted.kind) == ("执法人员不足", "编制少", "吴静", ItemKind.PROBLEM)
    assert year.rollup(period=Period.HALF).notes == ()
    assert year.rollup(year=2025).notes == ()


def test_the_report_is_made_to_the_organisation_above(year: Year) -> None:
    rollup = year.rollup()
    assert (rollup.org, rollup.superior) == ("云溪镇人民政府", "青禾县人民政府")
    assert (rollup.from_on, rollup.to_on) == (date(2026, 1, 1), date(2026, 12, 31))
    assert year.rollup("qh-coord", "qinghe").superior == ""


def test_a_county_sees_accepted_results_alone_and_a_foreign_town_nothing(year: Year, world: World) -> None:
    task = year.task()
    add_evidence(world)
    photo = add_evidence(world)
    db.session.commit()
    year.progress(task, **trained("3"), evidence_ids=(photo.id,))
    year.desk.send_back("yx-head", year.waiting(task, "没采纳的"))
    unit = world.unit("yunxi-zf").id
    note(world.actor("yx-staff"), DECEMBER, world.org("yunxi").id, NewNote(2026, "执法人员不足", unit_id=unit))
    seen_above = year.of(task, who="qh-coord")
    assert texts(seen_above.entries) == ["组织执法人员培训"]
    assert (seen_above.returns, seen_above.entries[0].evidence) == ((), 0)
    assert year.rollup("qh-coord").notes == ()
    with pytest.raises(NotFound):
        year.rollup("hs-coord")
