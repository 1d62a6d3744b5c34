"""Links that do not open, and what those that do must not: each refusal says what has happened and a way on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.link_pages import JSON, TEXT, entries, photo, report, send, told
from tests.support.links import DAYS, MADE, add_token, kept_link
from tests.support.page_forms import fields
from tests.support.pages import get_page, post, read_page
from tests.support.work import Desk
from tests.support.world import World
from tracker.domain.people import Via
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Event, Evidence, Task


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


@pytest.fixture
def task(desk: Desk) -> Task:
    return desk.task(state=TaskState.IN_PROGRESS)


@pytest.fixture
def url(world: World, task: Task) -> str:
    return f"/r/{add_token(world, task)}"


@pytest.mark.parametrize("author", ["yx-head", "yx-coord"])
def test_nobody_reports_in_anothers_name(client: FlaskClient, world: World, url: str, author: str) -> None:
    report(client, url, author_id=str(world.user(author).id))
    assert [entry.author_id for entry in entries()] == [world.user("yx-staff").id]


def test_evidence_that_is_not_the_links_is_neither_shown_nor_taken(
    app: Flask, client: FlaskClient, world: World, desk: Desk, url: str
) -> None:
    for account, org in (("yx-staff", "yunxi"), ("hs-staff", "heshan")):
        sent = {"file": photo(width=500 + len(org))}
        assert post(world.client(app, account), f"/o/{org}/2026/evidence", sent).status_code == 201
    for kept in db.session.scalars(select(Evidence.id)).all():
        assert client.get(f"{url}/files/{kept}").status_code == 404
        page = report(client, url, 400, evidence=str(kept))
        assert "有的佐证材料不在本单位" in page.errors()[0]
        assert page.all(".nl-shots img") == []
    assert entries() == []


def test_there_is_no_way_from_a_link_to_any_other_page(client: FlaskClient, url: str) -> None:
    report(client, url)
    for path in ("/o/yunxi/2026/tasks/1", "/o/yunxi/2026/ledger", "/o/yunxi/2026/evidence/1/preview", "/me/reminders"):
        answer = client.get(path)
        assert answer.status_code == 404 or answer.location.startswith("/sign-in")


def test_an_unknown_link_says_what_to_do_and_names_nobody(client: FlaskClient, url: str) -> None:
    for token in ("A" * 43, url[3:-1], url[3:] + "x", "短", "..", "%2e%2e", "a b"):
        page = get_page(client, f"/r/{token}", 404)
        assert page.h1 == "没有这个链接"
        assert "登录" in page.text
        assert "李文澜" not in page.text
        assert "云溪镇" not in page.html


def test_an_expired_link_is_gone_and_tells_whom_to_ask(client: FlaskClient, clock: Clock, task: Task, url: str) -> None:
    clock.at = MADE + timedelta(days=DAYS)
    page = get_page(client, url, 410)
    assert page.h1 == "这个链接已经过期"
    assert "李文澜" in page.text
    assert task.title not in page.text


def closed(_world: World, task: Task) -> None:
    task.state = TaskState.CLOSED


def moved(world: World, task: Task) -> None:
    task.owner_id = world.user("yx-head").id


def gone(world: World, _task: Task) -> None:
    world.user("yx-staff").deactivated_at = MADE


@pytest.mark.parametrize(
    ("change", "words", "names_task"),
    [(moved, "这件事已经移交给别人", True), (closed, "这件事已经销号", True), (gone, "这个链接已经停用", False)],
)
def test_a_link_that_has_ended_says_why_and_what_was_typed_is_there_to_copy(
    client: FlaskClient, world: World, task: Task, url: str, change: Callable[[World, Task], None], words: str,
    names_task: bool,
) -> None:  # fmt: skip
    opened = get_page(client, url)
    change(world, task)
    db.session.commit()
    page = send(client, url, fields(opened, text=TEXT), 410)
    assert page.h1 == words
    assert "李文澜" in page.text
    assert TEXT in page.text
    assert (task.title in page.text) is names_task
    assert entries() == []
    assert told(client.post(url, data=fields(opened, text=TEXT), headers=JSON), 410)["errors"] == [words]
    assert client.post(f"{url}/files", data={"file": photo()}, headers=JSON).status_code == 410
    assert client.get(f"{url}/done").status_code == 410
    assert db.session.scalars(select(Evidence)).all() == []


def test_the_person_themself_may_be_signed_in(app: Flask, world: World, url: str) -> None:
    client = world.client(app, "yx-staff")
    assert report(client, url).h1 == "已经交上去了"
    [event] = db.session.scalars(select(Event).where(Event.verb == "reported"))
    assert event.via is Via.LINK


def test_somebody_else_who_is_signed_in_does_not_act_in_the_persons_name(
    app: Flask, client: FlaskClient, world: World, url: str
) -> None:
    sent = fields(get_page(client, url), text=TEXT)
    other = world.client(app, "yx-head")
    page = get_page(other, url, 403)
    assert page.h1 == "这个链接是给别人的"
    assert "它发给吴静，现在登录的是陈立新" in page.text
    assert page.find("a.btn-primary").attributes["href"] == "/o/yunxi/2026/tasks/1"
    assert send(other, url, sent.copy(), 403).h1 == page.h1
    assert other.post(f"{url}/files", data={"file": photo()}, headers=JSON).status_code == 403
    assert entries() == []
    assert kept_link().uses == 0


def test_they_may_leave_and_the_link_opens(app: Flask, world: World, url: str) -> None:
    other = world.client(app, "yx-head")
    leaving = get_page(other, url, 403)
    assert get_page(other, "/o/yunxi/2026/tasks/1").h1
    opened = send(other, f"{url}/leave", fields(leaving, "form"))
    assert "吴静，您好" in opened.text
    assert other.get("/o/yunxi/2026/ledger").location.startswith("/sign-in")


def test_somebody_of_another_organisation_is_shown_their_own_first_page(app: Flask, world: World, url: str) -> None:
    page = get_page(world.client(app, "hs-staff"), url, 403)
    assert page.find("a.btn-primary").attributes["href"] == "/"


def test_nobody_is_signed_out_by_another_sites_form(app: Flask, world: World, url: str) -> None:
    other = world.client(app, "yx-head")
    assert read_page(other.post(f"{url}/leave", follow_redirects=True), 403).h1 == "这个链接是给别人的"
    assert get_page(other, "/o/yunxi/2026/tasks/1").h1


def test_they_may_leave_where_addresses_are_secure_and_no_referrer_is_sent(app: Flask, world: World, url: str) -> None:
    other = world.client(app, "yx-head")
    leaving = read_page(other.get(url, base_url="https://localhost"), 403)
    sent = other.post(f"{url}/leave", base_url="https://localhost", data=fields(leaving, "form"), follow_redirects=True)
    assert read_page(sent).h1 == "报进展"
