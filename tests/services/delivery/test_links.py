"""Links that people ask for: with what is sent again, and to be copied for a task's owner."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.deliveries import NOW, add_message, failed, give_address, owned_task
from tests.support.world import World
from tracker.domain.errors import Invalid, NotAllowed
from tracker.domain.messages import MessageState
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, ReportLink
from tracker.services.delivery.linking import link_for_owner
from tracker.services.delivery.resending import send_again


def test_what_is_sent_again_has_links_of_its_own(world: World) -> None:
    dead = failed(world)
    give_address(world, "yx-staff")
    again = send_again(world.actor("yx-coord"), NOW, dead.id)
    [link] = db.session.scalars(select(ReportLink))
    assert (link.message_id, link.person_id, link.task_id) == (again.id, again.person_id, dead.notices[0].task_id)
    assert link.expires_at == NOW + timedelta(days=14)
    assert link.made_by_id == world.user("yx-coord").id


def test_whoever_does_not_work_on_the_task_gets_no_link(world: World) -> None:
    dead = add_message(world, "yx-head", owned_task(world), state=MessageState.FAILED)
    send_again(world.actor("yx-coord"), NOW, dead.id)
    assert db.session.scalars(select(ReportLink)).all() == []


def test_a_delegate_gets_the_link_of_whom_they_stand_in_for(world: World) -> None:
    dead = add_message(world, "yx-head", owned_task(world), state=MessageState.FAILED)
    dead.notices[0].for_id = world.user("yx-staff").id
    db.session.commit()
    again = send_again(world.actor("yx-coord"), NOW, dead.id)
    assert db.session.scalars(select(ReportLink.person_id)).all() == [again.person_id]


def test_a_link_for_a_tasks_owner_is_an_event(world: World) -> None:
    task = owned_task(world)
    db.session.commit()
    link = link_for_owner(world.actor("yx-coord"), NOW, task.id)
    assert (link.person_id, link.message_id) == (task.owner_id, None)
    [event] = db.session.scalars(select(Event).where(Event.verb == "link_made"))
    assert (event.subject_id, event.after) == (task.id, {"person_id": task.owner_id})


@pytest.mark.parametrize("state", [TaskState.UNASSIGNED, TaskState.SUBMITTED, TaskState.CLOSED])
def test_there_is_no_link_where_there_is_nothing_to_report(world: World, state: TaskState) -> None:
    task = owned_task(world, state=state)
    db.session.commit()
    with pytest.raises(Invalid, match="no_report_link"):
        link_for_owner(world.actor("yx-coord"), NOW, task.id)


@pytest.mark.parametrize("who", ["yx-leader", "yx-head", "yx-staff", "yx-viewer"])
def test_only_a_coordinator_makes_links(world: World, who: str) -> None:
    task = owned_task(world)
    db.session.commit()
    with pytest.raises(NotAllowed):
        link_for_owner(world.actor(who), NOW, task.id)
