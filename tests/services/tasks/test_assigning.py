"""Assigning: who may, what it needs, and that many are assigned together or not at all."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.tasks import Priority, TaskState
from tracker.extensions import db
from tracker.models import Event, Task
from tracker.services.tasks import Assignment, assign

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
DUE = date(2026, 10, 20)


@pytest.fixture
def task(world: World) -> Task:
    """A task as an import leaves it: with a lead unit alone."""
    task = add_task(world, state=TaskState.UNASSIGNED, due_on=None)
    db.session.commit()
    return task


def complete(world: World, due_on: date = DUE) -> Assignment:
    return Assignment(owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id, due_on=due_on)


def verbs() -> list[str]:
    return list(db.session.scalars(select(Event.verb).where(Event.subject_type == "task").order_by(Event.id)))


def give(world: World, who: str, task: Task, changes: Assignment) -> Task:
    return assign(world.actor(who), NOW, {task.id: task.version_id}, changes)[0]


@pytest.mark.parametrize("account", ["yx-coord", "yx-leader", "yx-head"])
def test_coordinator_leader_and_the_units_own_head_assign(world: World, task: Task, account: str) -> None:
    assert give(world, account, task, complete(world)).state is TaskState.ASSIGNED


@pytest.mark.parametrize("account", ["yx-staff", "yx-viewer", "yx-admin", "qh-coord"])
def test_others_do_not(world: World, task: Task, account: str) -> None:
    with pytest.raises(NotAllowed):
        give(world, account, task, complete(world))


def test_a_neighbouring_town_does_not_know_the_task(world: World, task: Task) -> None:
    with pytest.raises(NotFound):
        give(world, "hs-coord", task, complete(world))


def test_a_unit_head_neither_takes_nor_gives_away_other_units_tasks(world: World, task: Task) -> None:
    with pytest.raises(NotAllowed):
        give(world, "yx-head", task, Assignment(lead_unit_id=world.unit("yunxi-dzb").id))
    db.session.rollback()
    other = add_task(world, unit="dzb")
    db.session.commit()
    with pytest.raises(NotAllowed):
        give(world, "yx-head", other, Assignment(lead_unit_id=world.unit("yunxi-zf").id))


def test_leaving_unassigned_needs_owner_sponsor_and_date(world: World, task: Task) -> None:
    partly = Assignment(owner_id=world.user("yx-staff").id, due_on=DUE)
    assert give(world, "yx-coord", task, partly).state is TaskState.UNASSIGNED
    assert task.first_due_on is None
    done = give(world, "yx-coord", task, Assignment(sponsor_id=world.user("yx-leader").id))
    assert (done.state, done.first_due_on) == (TaskState.ASSIGNED, DUE)
    assert verbs() == ["changed", "assigned"]


def test_the_first_date_stays_whatever_comes_later(world: World, task: Task) -> None:
    give(world, "yx-coord", task, complete(world))
    give(world, "yx-coord", task, Assignment(due_on=date(2026, 12, 1)))
    assert (task.due_on, task.first_due_on) == (date(2026, 12, 1), DUE)


def test_before_it_is_assigned_a_date_may_change_without_becoming_the_first(world: World, task: Task) -> None:
    give(world, "yx-coord", task, Assignment(due_on=date(2026, 10, 1)))
    give(world, "yx-coord", task, complete(world))
    assert task.first_due_on == DUE


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("owner_id", Assignment(owner_id=None)),
        ("sponsor_id", Assignment(sponsor_id=None)),
        ("due_on", Assignment(due_on=None)),
    ],
)
def test_what_an_assigned_task_needs_cannot_be_taken_away(
    world: World, task: Task, name: str, without: Assignment
) -> None:
    give(world, "yx-coord", task, complete(world))
    with pytest.raises(Invalid) as refused:
        give(world, "yx-coord", task, without)
    assert (refused.value.code, refused.value.field) == ("assignment_incomplete", name)


def test_people_and_units_of_another_town_cannot_be_chosen(world: World, task: Task) -> None:
    foreign = [
        Assignment(owner_id=world.user("hs-staff").id),
        Assignment(sponsor_id=world.user("qh-leader").id),
        Assignment(lead_unit_id=world.unit("heshan-zf").id),
        Assignment(supporting_unit_ids=frozenset({world.unit("heshan-zf").id})),
        Assignment(theme_code="T99"),
        Assignment(due_on=date(1026, 9, 1)),
    ]
    for changes in foreign:
        with pytest.raises(Invalid):
            give(world, "yx-coord", task, changes)
        db.session.rollback()
    assert verbs() == []


def test_someone_who_has_left_cannot_become_owner_but_stays_owner_of_old_work(world: World, task: Task) -> None:
    give(world, "yx-coord", task, complete(world))
    world.user("yx-staff").deactivated_at = NOW
    db.session.commit()
    kept = give(world, "yx-coord", task, complete(world, date(2026, 12, 1)))
    assert kept.owner_id == world.user("yx-staff").id
    other = add_task(world)
    db.session.commit()
    with pytest.raises(Invalid):
        give(world, "yx-coord", other, complete(world))


def test_supporting_units_change_the_version_too(world: World, task: Task) -> None:
    version = task.version_id
    units = frozenset({world.unit("yunxi-sfs").id, world.unit("yunxi-dzb").id})
    give(world, "yx-coord", task, Assignment(supporting_unit_ids=units))
    assert {unit.id for unit in task.supporting_units} == units
    with pytest.raises(Conflict):
        assign(world.actor("yx-coord"), NOW, {task.id: version}, Assignment(priority=Priority.TOP))


def test_many_are_assigned_together(world: World) -> None:
    tasks = [add_task(world, state=TaskState.UNASSIGNED) for _ in range(4)]
    db.session.commit()
    assign(world.actor("yx-coord"), NOW, {task.id: task.version_id for task in tasks}, complete(world))
    assert {task.state for task in tasks} == {TaskState.ASSIGNED}
    assert verbs() == ["assigned"] * 4


def test_one_stale_task_stops_them_all(world: World) -> None:
    first, second = add_task(world, state=TaskState.UNASSIGNED), add_task(world, state=TaskState.UNASSIGNED)
    db.session.commit()
    versions = {first.id: first.version_id, second.id: second.version_id}
    give(world, "yx-leader", second, Assignment(priority=Priority.URGENT))
    with pytest.raises(Conflict) as refused:
        assign(world.actor("yx-coord"), NOW, versions, complete(world))
    db.session.rollback()
    assert refused.value.code == "changed_meanwhile"
    assert first.state is TaskState.UNASSIGNED
    assert verbs() == ["changed"]


def test_one_task_that_i_may_not_assign_stops_them_all(world: World) -> None:
    mine, other = add_task(world), add_task(world, unit="dzb")
    db.session.commit()
    versions = {task.id: task.version_id for task in (mine, other)}
    with pytest.raises(NotAllowed):
        assign(world.actor("yx-head"), NOW, versions, Assignment(priority=Priority.TOP))
    db.session.rollback()
    assert mine.priority is Priority.NORMAL


def test_nothing_selected_is_said(world: World) -> None:
    with pytest.raises(Invalid, match="nothing_selected"):
        assign(world.actor("yx-coord"), NOW, {}, complete(world))


def test_ended_tasks_stay_as_they_are(world: World) -> None:
    closed = add_task(world, state=TaskState.CLOSED)
    db.session.commit()
    with pytest.raises(Invalid, match="task_ended"):
        give(world, "yx-coord", closed, Assignment(priority=Priority.TOP))


def test_the_event_tells_what_was_and_what_is(world: World, task: Task) -> None:
    give(world, "yx-coord", task, complete(world))
    event = db.session.scalars(select(Event)).one()
    assert event.before == {
        "owner_id": None,
        "sponsor_id": None,
        "due_on": None,
        "state": "unassigned",
        "first_due_on": None,
        "started_on": None,
    }
    assert event.after["due_on"] == event.after["first_due_on"] == "2026-10-20"
    assert event.after["started_on"] == "2026-09-22"
    assert event.actor_id == world.user("yx-coord").id


def test_saving_without_a_change_leaves_no_trace(world: World, task: Task) -> None:
    version = task.version_id
    give(world, "yx-coord", task, Assignment(priority=Priority.NORMAL, target="", supporting_unit_ids=frozenset()))
    assert (task.version_id, verbs()) == (version, [])


def test_once_assigned_only_those_who_steer_name_another_sponsor(world: World, task: Task) -> None:
    """The sponsor decides on dates and closes: a unit head who could name one could become it."""
    give(world, "yx-head", task, complete(world))
    for sponsor in ("yx-head", "yx-coord"):
        with pytest.raises(Invalid, match="sponsor_stays") as refused:
            give(world, "yx-head", task, Assignment(sponsor_id=world.user(sponsor).id))
        assert refused.value.field == "sponsor_id"
        db.session.rollback()
    assert give(world, "yx-coord", task, Assignment(sponsor_id=world.user("yx-head").id)).version_id == 3
