"""What ends a link, seen when it is opened and again before it acts; and those who stand in for somebody."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.support.link_pages import entries
from tests.support.links import DAYS, MADE, actor, add_token, blobs, kept_link, stand_in, state
from tests.support.work import NOW, Desk
from tests.support.world import World, add_user
from tracker.domain.errors import NotAllowed
from tracker.domain.links import LinkState
from tracker.domain.people import Role
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import (
    Task,
)
from tracker.services import evidence, work
from tracker.services.links import LinkOver, report_through
from tracker.services.work import NewProgress

TEXT = "开展案卷评查，抽查二十二本。"


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


@pytest.fixture
def task(desk: Desk) -> Task:
    return desk.task(state=TaskState.IN_PROGRESS)


@pytest.fixture
def token(world: World, task: Task) -> str:
    return add_token(world, task)


def test_it_expires_at_the_moment_in_its_row(token: str) -> None:
    end = MADE + timedelta(days=DAYS)
    assert state(token, end - timedelta(seconds=1)) is LinkState.OPEN
    assert state(token, end) is LinkState.EXPIRED


def change(row: Any, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    db.session.commit()


ENDINGS: dict[LinkState, Callable[[World, Task], None]] = {
    LinkState.ENDED: lambda _world, _task: change(kept_link(), ended_at=NOW),
    LinkState.INACTIVE: lambda world, _task: change(world.user("yx-staff"), deactivated_at=NOW),
    LinkState.UNSEATED: lambda world, _task: change(world.user("yx-staff").memberships[0], to_on=date(2026, 9, 21)),
    LinkState.VOIDED: lambda _world, task: change(task, voided_at=NOW),
    LinkState.CLOSED: lambda _world, task: change(task, state=TaskState.CLOSED),
    LinkState.SUSPENDED: lambda _world, task: change(task, state=TaskState.SUSPENDED),
    LinkState.MERGED: lambda _world, task: change(task, state=TaskState.MERGED),
    LinkState.UNASSIGNED: lambda _world, task: change(task, state=TaskState.UNASSIGNED),
    LinkState.MOVED: lambda world, task: change(task, owner_id=world.user("yx-head").id),
}


@pytest.mark.parametrize("ending", list(ENDINGS))
def test_what_ends_a_link_is_seen_when_it_is_opened_and_when_it_is_used(
    world: World, task: Task, token: str, ending: LinkState
) -> None:
    ENDINGS[ending](world, task)
    assert state(token) is ending
    with pytest.raises(LinkOver) as over:
        report_through(token, NOW, NewProgress(TEXT))
    assert over.value.opened.state is ending
    assert entries() == []
    assert kept_link().uses == 0


def test_an_organisation_that_was_stopped_ends_its_links(world: World, token: str) -> None:
    change(world.org("yunxi"), is_active=False)
    assert state(token) is LinkState.UNSEATED


def test_whoever_hands_over_a_task_and_gets_it_back_may_use_the_link_again(
    world: World, task: Task, token: str
) -> None:
    change(task, owner_id=world.user("yx-head").id)
    assert state(token) is LinkState.MOVED
    change(task, owner_id=world.user("yx-staff").id)
    assert state(token) is LinkState.OPEN


def test_a_link_of_somebody_in_the_unit_who_does_not_own_the_task_does_not_open(world: World, task: Task) -> None:
    """They may report when they sign in; a link is bound to whoever does the work."""
    assert state(add_token(world, task, "yx-head")) is LinkState.MOVED
    assert state(add_token(world, task, "yx-coord")) is LinkState.MOVED


def test_when_the_owner_has_gone_the_head_who_is_told_instead_may_report(world: World, task: Task) -> None:
    head, viewer = add_token(world, task, "yx-head"), add_token(world, task, "yx-viewer")
    change(world.user("yx-staff"), deactivated_at=NOW)
    assert state(head) is LinkState.OPEN
    assert report_through(head, NOW, NewProgress(TEXT)).author_id == world.user("yx-head").id
    assert state(viewer) is LinkState.MOVED


AWAY = (date(2026, 9, 21), date(2026, 9, 25))


@pytest.fixture
def delegate(world: World) -> str:
    """Somebody of another office, who may not even report for their own."""
    add_user(world, "yx-clerk", "方敏", "yunxi", "yunxi-dzb", Role.VIEWER)
    db.session.commit()
    return "yx-clerk"


def test_a_delegate_reports_through_the_link_while_the_absence_runs(world: World, task: Task, delegate: str) -> None:
    stand_in(world, "yx-staff", delegate, *AWAY)
    token = add_token(world, task, delegate)
    entry = report_through(token, NOW, NewProgress(TEXT))
    assert entry.author_id == world.user(delegate).id
    assert entry.unit_id == task.lead_unit_id
    first, last = datetime(2026, 9, 20, 16, 0, tzinfo=UTC), datetime(2026, 9, 25, 15, 59, tzinfo=UTC)
    assert state(token, first) is LinkState.OPEN
    assert state(token, last) is LinkState.OPEN
    assert state(token, last + timedelta(minutes=1)) is LinkState.ABSENCE_OVER


def test_the_right_of_a_delegate_is_the_links_alone(world: World, task: Task, delegate: str) -> None:
    stand_in(world, "yx-staff", delegate, *AWAY)
    with pytest.raises(NotAllowed):
        work.report_progress(world.actor(delegate), NOW, task.id, NewProgress(TEXT))


def test_a_delegate_sends_photographs_too(world: World, task: Task, delegate: str) -> None:
    stand_in(world, "yx-staff", delegate, *AWAY)
    token = add_token(world, task, delegate)
    kept = evidence.keep(actor(token), NOW, task.org_id, "纪要.txt", "会议纪要".encode(), blobs())
    entry = report_through(token, NOW, NewProgress(TEXT, evidence_ids=(kept.id,)))
    assert [file.id for file in entry.evidence] == [kept.id]


def test_an_absence_that_is_taken_back_ends_the_delegates_link(world: World, task: Task, delegate: str) -> None:
    absence = stand_in(world, "yx-staff", delegate, *AWAY)
    token = add_token(world, task, delegate)
    change(absence, ended_at=NOW)
    assert state(token) is LinkState.ABSENCE_OVER


def test_handing_the_task_over_ends_the_delegates_link(world: World, task: Task, delegate: str) -> None:
    stand_in(world, "yx-staff", delegate, *AWAY)
    token = add_token(world, task, delegate)
    change(task, owner_id=world.user("yx-head").id)
    assert state(token) is LinkState.MOVED


def test_a_delegate_without_any_seat_has_no_part_in_it(world: World, task: Task, delegate: str) -> None:
    stand_in(world, "yx-staff", delegate, *AWAY)
    token = add_token(world, task, delegate)
    change(world.user(delegate).memberships[0], to_on=date(2026, 9, 21))
    assert state(token) is LinkState.UNSEATED


def test_when_the_absent_owner_is_deactivated_nobody_stands_in_for_them(
    world: World, task: Task, delegate: str
) -> None:
    stand_in(world, "yx-staff", delegate, *AWAY)
    token = add_token(world, task, delegate)
    change(world.user("yx-staff"), deactivated_at=NOW)
    assert state(token) is LinkState.ABSENCE_OVER


def test_the_delegate_of_somebody_else_does_not_stand_in(world: World, task: Task, delegate: str) -> None:
    stand_in(world, "yx-head", delegate, *AWAY)
    assert state(add_token(world, task, delegate)) is LinkState.MOVED


def test_a_delegate_of_the_county_reports_for_the_town_through_the_link_alone(world: World, task: Task) -> None:
    stand_in(world, "yx-staff", "qh-staff", *AWAY)
    entry = report_through(add_token(world, task, "qh-staff"), NOW, NewProgress(TEXT))
    assert (entry.org_id, entry.author_id) == (task.org_id, world.user("qh-staff").id)
