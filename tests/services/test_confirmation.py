"""Confirming a review: accepted items become tasks, and nothing is guessed."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.reports import Decision, ItemKind, ReadingState, SourceKind
from tracker.domain.review import ItemRef
from tracker.domain.tasks import TaskKind, TaskState
from tracker.extensions import db
from tracker.models import Event, Source, Task, TaskAnswer
from tracker.services import review


@pytest.fixture
def desk(world: World, clock: Clock) -> Review:
    return Review(world, clock())


def test_each_accepted_item_becomes_one_task_that_quotes_it(desk: Review, world: World) -> None:
    desk.ready()
    tasks = desk.confirm()
    assert [(task.number, task.plan_year) for task in tasks] == [(number, 2026) for number in range(1, 14)]
    assert [task.quote for task in tasks] == [item.text for item in desk.items()]
    assert [task.kind for task in tasks] == [TaskKind.RECTIFICATION] * 5 + [TaskKind.PLAN] * 8
    assert tasks[0].title == "行政执法队伍专业力量不足，案卷制作不够规范，部分执法文书填写不完整"
    assert tasks[5].title == "加强行政执法规范化建设"
    assert {task.created_by_id for task in tasks} == {world.user("yx-coord").id}
    assert desk.reading.state is ReadingState.DONE


def test_all_tasks_of_an_edition_share_one_source(desk: Review) -> None:
    desk.ready()
    desk.confirm(desk.items()[:2])
    desk.confirm()
    source = db.session.scalars(select(Source)).one()
    edition = desk.reading.edition
    assert (source.kind, source.edition_id, source.name) == (SourceKind.REPORT, edition.id, edition.title)
    assert {task.source_id for task in db.session.scalars(select(Task))} == {source.id}


def test_a_task_with_owner_sponsor_and_date_waits_for_receipt_others_for_assignment(desk: Review, world: World) -> None:
    desk.confirm_meta()
    desk.assign(desk.items(), lead_unit_id=world.unit("yunxi-zf").id)
    desk.assign(desk.items()[:1], due_on=date(2026, 9, 30))
    desk.accept(desk.items())
    first, second, *_others = desk.confirm()
    assert (first.state, first.due_on, first.first_due_on) == (
        TaskState.ASSIGNED, date(2026, 9, 30), date(2026, 9, 30),
    )  # fmt: skip
    assert (second.state, second.due_on, second.owner_id) == (
        TaskState.UNASSIGNED, None, world.user("yx-head").id,
    )  # fmt: skip


def test_what_is_only_suggested_stays_out_of_the_task(desk: Review, world: World) -> None:
    desk.confirm_meta()
    item = desk.plan(1)
    assert {"owner", "sponsor", "due_on", "theme", "target"} <= set(item.suggested)
    desk.assign([item], lead_unit_id=item.lead_unit_id)
    desk.accept([desk.plan(1)], with_suggestions=False)
    (task,) = desk.confirm()
    assert (task.owner_id, task.sponsor_id, task.due_on, task.theme_code) == (None, None, None, None)
    assert (task.state, task.target, task.lead_unit_id) == (
        TaskState.UNASSIGNED, "", world.unit("yunxi-zf").id,
    )  # fmt: skip


def test_years_are_confirmed_first(desk: Review) -> None:
    desk.accept(desk.items())
    with pytest.raises(Invalid, match="meta_first"):
        desk.confirm()


def test_items_without_lead_unit_are_all_named_and_nothing_is_made(desk: Review) -> None:
    desk.confirm_meta()
    desk.assign([desk.problem(1), desk.plan(8)], lead_unit_id=None)
    desk.accept(desk.items())
    with pytest.raises(Invalid) as refused:
        desk.confirm()
    assert refused.value.code == "lead_unit_missing"
    named = refused.value.params["items"]
    assert isinstance(named, list)
    assert {ItemRef(ItemKind.PROBLEM, 1), ItemRef(ItemKind.PLAN, 8)} <= set(named)
    db.session.rollback()
    assert db.session.scalars(select(Task)).all() == []


def test_a_suggested_lead_unit_is_none(desk: Review) -> None:
    desk.confirm_meta()
    desk.accept([desk.plan(1)], with_suggestions=False)
    with pytest.raises(Invalid, match="lead_unit_missing"):
        desk.confirm()


def test_only_accepted_items_are_confirmed(desk: Review) -> None:
    desk.ready()
    item = desk.problem(2)
    review.decide(desk.actor, desk.now, item.id, item.version_id, Decision.REJECTED)
    assert len(desk.confirm()) == 12
    with pytest.raises(Invalid, match="not_accepted"):
        desk.confirm([desk.problem(2)])
    db.session.rollback()
    with pytest.raises(Conflict, match="already_confirmed"):
        desk.confirm([desk.problem(1)])
    db.session.rollback()
    with pytest.raises(Invalid, match="nothing_to_confirm"):
        desk.confirm()


def test_the_rest_is_confirmed_later_with_the_next_numbers(desk: Review) -> None:
    desk.ready()
    desk.confirm([desk.problem(1), desk.problem(3)])
    assert desk.reading.state is ReadingState.REVIEWING
    assert [task.number for task in desk.confirm([desk.problem(2)])] == [3]


def test_links_become_answers_even_when_confirmed_apart(desk: Review) -> None:
    review.link(desk.actor, desk.now, desk.problem(1).id, desk.plan(1).id)
    desk.ready()
    (problem,) = desk.confirm([desk.problem(1)])
    assert db.session.scalars(select(TaskAnswer)).all() == []
    (plan,) = desk.confirm([desk.plan(1)])
    answer = db.session.scalars(select(TaskAnswer)).one()
    assert (answer.problem_id, answer.plan_id) == (problem.id, plan.id)
    desk.confirm()
    assert len(db.session.scalars(select(TaskAnswer)).all()) == 1


def test_who_confirmed_what_is_on_record(desk: Review, world: World) -> None:
    desk.ready()
    tasks = desk.confirm()
    created = db.session.scalars(select(Event).where(Event.verb == "created", Event.subject_type == "task")).all()
    assert [event.subject_id for event in created] == [task.id for task in tasks]
    whole = db.session.scalars(select(Event).where(Event.verb == "confirmed")).one()
    assert (whole.actor_id, whole.after["tasks"]) == (world.user("yx-coord").id, [task.id for task in tasks])
