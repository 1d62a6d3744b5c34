"""Notices: for those whom something concerns, once, never for whoever did it."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.races import at_once
from tests.support.tasks import add_task
from tests.support.work import notices_of
from tests.support.world import World
from tracker.domain.notices import NoticeReason
from tracker.domain.people import operator
from tracker.extensions import db
from tracker.models import Notice, Task
from tracker.services.notices import mark_read, notify

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def task(world: World) -> Task:
    task = add_task(world)
    db.session.commit()
    return task


def tell(world: World, task: Task, *people: str, at: datetime = NOW, key: str = "", who: str = "yx-coord") -> None:
    ids = [world.user(account).id for account in people]
    notify(world.actor(who), at, ids, NoticeReason.RETURNED, task=task, text="缺签到表", key=key)
    db.session.commit()


def test_a_notice_says_who_why_about_what(world: World, task: Task) -> None:
    tell(world, task, "yx-staff")
    [notice] = db.session.scalars(select(Notice))
    assert (notice.person_id, notice.reason, notice.text) == (
        world.user("yx-staff").id,
        NoticeReason.RETURNED,
        "缺签到表",
    )
    assert (notice.org_id, notice.task, notice.actor_id) == (task.org_id, task, world.user("yx-coord").id)
    assert (notice.at, notice.read_at) == (NOW, None)


def test_whoever_acts_is_not_told_and_nobody_is_told_twice(world: World, task: Task) -> None:
    tell(world, task, "yx-staff", "yx-coord", "yx-staff")
    assert (notices_of(world, "yx-staff"), notices_of(world, "yx-coord")) == (["returned"], [])


def test_one_act_is_told_once_and_the_next_one_again(world: World, task: Task) -> None:
    for at in (NOW, NOW, LATER):
        tell(world, task, "yx-staff", at=at)
    assert notices_of(world, "yx-staff") == ["returned", "returned"]


def test_a_key_is_told_once_to_each_person_however_long_it_is(world: World, task: Task) -> None:
    for at in (NOW, LATER):
        tell(world, task, "yx-staff", "yx-head", at=at, key="due:" + "7" * 200)
    assert notices_of(world, "yx-staff") == notices_of(world, "yx-head") == ["returned"]


def test_people_who_are_not_there_are_left_out(world: World, task: Task) -> None:
    notify(world.actor("yx-coord"), NOW, [None, task.owner_id], NoticeReason.ASSIGNED, task=task)
    assert db.session.scalars(select(Notice)).all() == []


def test_what_concerns_no_task_concerns_an_organisation(world: World) -> None:
    told = [world.user("yx-staff").id]
    notify(operator(), NOW, told, NoticeReason.HANDED_OVER, org_id=world.org("yunxi").id)
    with pytest.raises(ValueError, match="organisation"):
        notify(operator(), NOW, told, NoticeReason.HANDED_OVER)
    assert notices_of(world, "yx-staff") == ["handed_over"]


def test_two_acts_at_once_may_say_the_same(app: Flask, world: World, task: Task) -> None:
    actors = [world.actor(who) for who in ("yx-coord", "yx-head", "yx-leader")]
    person, task_id = world.user("yx-staff").id, task.id

    def act(number: int) -> None:
        about = db.session.get_one(Task, task_id)
        notify(actors[number], NOW, [person], NoticeReason.SUSPENDED, task=about, key="suspended:1")
        db.session.commit()

    assert at_once(app, *[lambda number=number: act(number) for number in range(3)]) == ["done"] * 3
    assert notices_of(world, "yx-staff") == ["suspended"]


def test_one_reads_ones_own_notices(world: World, task: Task) -> None:
    tell(world, task, "yx-staff", "yx-head")
    tell(world, task, "yx-staff", at=LATER)
    mine = select(Notice).where(Notice.person_id == world.user("yx-staff").id).order_by(Notice.id)
    every = [notice.id for notice in db.session.scalars(select(Notice))]
    first = [notice.id for notice in db.session.scalars(mine)][:1]
    mark_read(world.actor("yx-viewer"), LATER, every, task.org_id)
    assert [notice.read_at for notice in db.session.scalars(mine)] == [None, None]
    mark_read(world.actor("yx-staff"), LATER, first, task.org_id)
    assert [notice.read_at for notice in db.session.scalars(mine)] == [LATER, None]
    mark_read(world.actor("yx-staff"), LATER + timedelta(1), None, task.org_id)
    assert [notice.read_at for notice in db.session.scalars(mine)] == [LATER, LATER + timedelta(1)]
    unread = select(Notice.person_id).where(Notice.read_at.is_(None))
    assert db.session.scalars(unread).all() == [world.user("yx-head").id]
