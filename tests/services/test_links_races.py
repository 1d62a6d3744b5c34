"""Links at the same moment as other people, or as themselves."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.link_pages import TEXT, entries
from tests.support.links import add_token, blobs, kept_link
from tests.support.races import at_once
from tests.support.work import NOW, Desk
from tests.support.world import World
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, Evidence, Task
from tracker.services import evidence
from tracker.services.links import open_link, report_through
from tracker.services.tasks import hand_over
from tracker.services.work import NewProgress


@pytest.fixture
def task(world: World) -> Task:
    return Desk(world).task(state=TaskState.IN_PROGRESS)


@pytest.fixture
def token(world: World, task: Task) -> str:
    return add_token(world, task)


def test_one_form_sent_three_times_at_once_is_kept_and_counted_once(app: Flask, token: str) -> None:
    def send() -> None:
        report_through(token, NOW, NewProgress(TEXT, key="k1"))

    assert at_once(app, send, send, send) == ["done"] * 3
    assert len(entries()) == 1
    assert kept_link().uses == 1


def test_two_forms_at_once_are_both_kept_and_counted(app: Flask, token: str) -> None:
    sent = [NewProgress(TEXT, key=key) for key in ("k1", "k2")]
    assert at_once(app, *(lambda new=new: report_through(token, NOW, new) for new in sent)) == ["done"] * 2
    assert len(entries()) == 2
    assert kept_link().uses == 2


def test_a_report_at_the_moment_of_the_hand_over_comes_before_it_or_not_at_all(
    app: Flask, world: World, task: Task, token: str
) -> None:
    coordinator, org_id = world.actor("yx-coord"), task.org_id
    old, new = world.user("yx-staff").id, world.user("yx-head").id

    def pass_on() -> None:
        hand_over(coordinator, NOW, org_id, old, new)

    outcome = at_once(app, lambda: report_through(token, NOW, NewProgress(TEXT)), pass_on)
    assert outcome in (["done", "done"], ["done", "link_over"])
    assert len(entries()) == outcome.count("done") - 1
    order = list(db.session.scalars(select(Event.verb).where(Event.subject_type == "task").order_by(Event.id)))
    assert order[0] == "reported" if entries() else "reported" not in order


def test_one_photograph_sent_twice_at_once_is_kept_once(app: Flask, task: Task, token: str) -> None:
    org_id = task.org_id

    def send() -> None:
        evidence.keep(open_link(token, NOW).actor, NOW, org_id, "纪要.txt", "会议纪要".encode(), blobs())

    assert at_once(app, send, send) == ["done"] * 2
    assert len(db.session.scalars(select(Evidence)).all()) == 1
