"""Links in messages: made with secrets that the database does not hold, opened without a trace, used once a form."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from flask import Flask, current_app
from sqlalchemy import select

from tests.support.link_pages import entries
from tests.support.links import DAYS, MADE, actor, add_token, kept_link
from tests.support.work import NOW, Desk
from tests.support.world import World
from tracker.domain.errors import Conflict
from tracker.domain.links import LinkState
from tracker.domain.people import Via
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import (
    Event,
    ReportLink,
    Task,
)
from tracker.queries.links import reported_since
from tracker.services.links import LinkUnknown, open_link, report_through, token_of
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


def test_a_token_has_256_bits_and_stands_nowhere_in_the_database(token: str) -> None:
    link = kept_link()
    assert len(token) == 43
    values = [str(getattr(link, column.key)) for column in ReportLink.__table__.columns]
    assert token not in " ".join(values)
    assert link.token_hash == sha256(token.encode()).hexdigest()


def test_two_links_to_one_task_for_one_person_have_tokens_of_their_own(world: World, task: Task) -> None:
    assert add_token(world, task) != add_token(world, task)


def test_the_same_salt_gives_the_same_token_and_another_key_another(app: Flask, token: str) -> None:
    salt = kept_link().salt
    assert token_of(salt) == token
    settings = current_app.config["SETTINGS"]
    current_app.config["SETTINGS"] = replace(settings, secret_key="y" * 32)
    assert token_of(salt) != token
    with pytest.raises(LinkUnknown):
        open_link(token, NOW)


def test_whoever_can_write_into_the_database_alone_makes_no_link_that_opens(world: World, task: Task) -> None:
    forged = "A" * 43
    db.session.add(
        ReportLink(
            org_id=task.org_id, person_id=world.user("yx-staff").id, task_id=task.id, salt="0" * 32, uses=0,
            token_hash=sha256(forged.encode()).hexdigest(), made_at=MADE, expires_at=MADE + timedelta(days=DAYS),
        )
    )  # fmt: skip
    db.session.commit()
    with pytest.raises(LinkUnknown):
        open_link(forged, NOW)


@pytest.mark.parametrize("change", [
    lambda token: token[:-1], lambda token: token + "A", lambda token: token.swapcase(), lambda token: token[::-1],
    lambda token: "", lambda token: token + "=", lambda token: " " + token, lambda token: token[:-1] + "é",
    lambda token: sha256(token.encode()).hexdigest(),
])  # fmt: skip
def test_a_token_that_was_tampered_with_is_unknown(token: str, change: Callable[[str], str]) -> None:
    with pytest.raises(LinkUnknown):
        open_link(change(token), NOW)


def test_every_other_last_letter_is_unknown(token: str) -> None:
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_":
        if letter != token[-1]:
            with pytest.raises(LinkUnknown):
                open_link(token[:-1] + letter, NOW)


def test_an_opened_link_acts_as_its_person_through_the_door_of_links(world: World, task: Task, token: str) -> None:
    opened = open_link(token, NOW)
    assert (opened.state, opened.task_id) == (LinkState.OPEN, task.id)
    assert (opened.actor.user_id, opened.actor.via) == (world.user("yx-staff").id, Via.LINK)


def test_opening_counts_nothing(token: str) -> None:
    open_link(token, NOW)
    assert (kept_link().uses, kept_link().used_at) == (0, None)


def test_reporting_is_recorded_with_its_door_and_counted(world: World, task: Task, token: str) -> None:
    entry = report_through(token, NOW, NewProgress(TEXT, key="k1"))
    assert (entry.author_id, entry.recorder_id) == (world.user("yx-staff").id,) * 2
    [event] = db.session.scalars(select(Event).where(Event.verb == "reported"))
    assert (event.via, event.actor_id, event.after["entry_id"]) == (Via.LINK, world.user("yx-staff").id, entry.id)
    assert (kept_link().uses, kept_link().used_at) == (1, NOW)


def test_the_first_report_through_a_link_receives_the_task(world: World, desk: Desk) -> None:
    task = desk.task(state=TaskState.ASSIGNED)
    report_through(add_token(world, task), NOW, NewProgress(TEXT))
    db.session.rollback()
    assert db.session.get_one(Task, task.id).state is TaskState.IN_PROGRESS


def test_the_same_form_makes_one_entry_and_counts_once(token: str) -> None:
    first = report_through(token, NOW, NewProgress(TEXT, key="k1")).id
    assert report_through(token, NOW, NewProgress(TEXT, key="k1")).id == first
    db.session.remove()
    assert len(entries()) == 1
    assert kept_link().uses == 1


def test_the_same_form_through_another_link_of_the_same_person_makes_one_entry(
    world: World, task: Task, token: str
) -> None:
    """The answer to Monday's link was lost, the browser sends the draft again through Tuesday's."""
    report_through(token, NOW, NewProgress(TEXT, key="k1"))
    report_through(add_token(world, task), NOW, NewProgress(TEXT, key="k1"))
    assert len(entries()) == 1


def test_using_a_link_again_adds_to_what_was_reported(task: Task, token: str) -> None:
    report_through(token, NOW, NewProgress(TEXT, key="k1"))
    report_through(token, NOW, NewProgress("补两张照片。", key="k2"))
    assert [entry.text for entry in entries()] == [TEXT, "补两张照片。"]
    assert kept_link().uses == 2
    told = reported_since(actor(token), task.id, MADE)
    assert [entry.text for entry in told] == ["补两张照片。", TEXT]


def test_what_somebody_else_reported_is_not_told_as_ones_own(world: World, desk: Desk, task: Task, token: str) -> None:
    desk.report("yx-head", task, "陈立新报的")
    assert reported_since(actor(token), task.id, MADE) == []


def refuse_keys(token: str, key: str) -> None:
    count = len(entries())
    with pytest.raises(Conflict) as refused:
        report_through(token, NOW, NewProgress(TEXT, key=key))
    assert refused.value.code == "key_taken"
    assert len(entries()) == count


def test_the_key_of_somebody_elses_form_shows_nothing_of_it(world: World, desk: Desk, task: Task, token: str) -> None:
    desk.report("yx-head", task, "陈立新报的", key="theirs")
    desk.report("yx-staff", desk.task(), "另一件事", key="elsewhere")
    desk.record("yx-staff", key="routine")
    for key in ("theirs", "elsewhere", "routine"):
        refuse_keys(token, key)
    assert kept_link().uses == 0
