"""A reminder by mouth: on the task's timeline, on the delivery desk, and read in the application alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.deliveries import NOW, owned_task
from tests.support.world import World
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.messages import Handed, MessageKind, MessageState
from tracker.domain.notices import NoticeReason
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, Message, Notice, Task
from tracker.services.delivery.urging import urge


@pytest.fixture
def task(world: World) -> Task:
    task = owned_task(world)
    db.session.commit()
    return task


def call(world: World, task: Task, who: str = "yx-coord", whom: str = "yx-staff", note: str = "周五前报") -> Message:
    return urge(world.actor(who), NOW, task.id, world.user(whom).id, Handed.PHONE, note)


def test_a_call_is_delivered_as_it_is_written_down(world: World, task: Task) -> None:
    message = call(world, task)
    assert (message.kind, message.state, message.handed) == (MessageKind.URGE, MessageState.HANDED, Handed.PHONE)
    assert (message.note, message.settled_at, message.person_id) == ("周五前报", NOW, world.user("yx-staff").id)
    [event] = db.session.scalars(select(Event).where(Event.subject_type == "task", Event.verb == "urged"))
    assert (event.subject_id, event.reason) == (task.id, "周五前报")
    assert event.after == {"person_id": world.user("yx-staff").id, "how": "phone"}


def test_the_person_reads_it_in_the_application_and_no_digest_carries_it(world: World, task: Task) -> None:
    message = call(world, task)
    [notice] = db.session.scalars(select(Notice).where(Notice.reason == NoticeReason.URGED))
    assert (notice.person_id, notice.text, notice.carried_at) == (world.user("yx-staff").id, "周五前报", NOW)
    assert message.notices == [notice]


def test_a_second_click_is_no_second_call_and_a_later_one_is(world: World, task: Task) -> None:
    first = call(world, task)
    assert call(world, task).id == first.id
    later = urge(
        world.actor("yx-coord"), NOW + timedelta(hours=2), task.id, world.user("yx-staff").id, Handed.PHONE, "周五前报"
    )
    assert later.id != first.id


@pytest.mark.parametrize("whom", ["yx-staff", "yx-head", "yx-leader"])
def test_owner_head_and_sponsor_are_called(world: World, task: Task, whom: str) -> None:
    assert call(world, task, whom=whom).person_id == world.user(whom).id


@pytest.mark.parametrize("whom", ["yx-viewer", "hs-staff"])
def test_nobody_else_is_called(world: World, task: Task, whom: str) -> None:
    with pytest.raises(Invalid, match="urge_whom"):
        call(world, task, whom=whom)


def test_nobody_is_called_about_what_is_done(world: World, task: Task) -> None:
    task.state = TaskState.CLOSED
    db.session.commit()
    with pytest.raises(Invalid, match="task_ended"):
        call(world, task)


@pytest.mark.parametrize("who", ["yx-head", "yx-staff", "yx-viewer", "yx-admin"])
def test_those_who_supervise_call(world: World, task: Task, who: str) -> None:
    with pytest.raises(NotAllowed):
        call(world, task, who=who)


def test_a_leader_calls_too(world: World, task: Task) -> None:
    assert call(world, task, who="yx-leader").queued_by_id == world.user("yx-leader").id
