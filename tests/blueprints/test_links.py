"""Links in messages, through the browser's door: the form without sign-in, and every way in which it is refused."""

import io
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.storage import papers
from tests.support.link_pages import JSON, TEXT, entries, kind_of, photo, report, send, told
from tests.support.links import add_token, kept_link, stand_in
from tests.support.page_forms import fields
from tests.support.pages import get_page
from tests.support.work import Desk, figure
from tests.support.world import World
from tracker.domain.people import Via
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState, Qualifier
from tracker.extensions import db
from tracker.models import Event, Task


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


@pytest.fixture
def task(desk: Desk) -> Task:
    return desk.task(state=TaskState.IN_PROGRESS)


@pytest.fixture
def url(world: World, task: Task) -> str:
    return f"/r/{add_token(world, task)}"


def test_the_form_opens_without_sign_in_and_without_navigation(client: FlaskClient, url: str, task: Task) -> None:
    page = get_page(client, url)
    assert page.h1 == "报进展"
    assert page.texts(".nl-section-head h2") == [task.title]
    assert "吴静，您好" in page.text
    assert page.texts(".nl-submit button") == ["交给陈立新或李文澜审核"]
    assert [node.attributes["href"] for node in page.all("a")] == ["#main"]
    assert page.all("nav") == []
    assert page.texts(".nl-org, .nl-years") == ["云溪镇人民政府青禾县", "2026 年度"]


def test_several_photographs_figures_and_papers_are_reported_without_scripts_and_without_cookies(
    app: Flask, world: World, url: str, task: Task
) -> None:
    opened = get_page(app.test_client(use_cookies=False), url)
    values: dict[str, Any] = {"figures-0-name": "执法培训", "figures-0-value": "1", "figures-0-unit": "次"}
    values |= {"figures-1-name": "参训", "figures-1-value": "３０余", "figures-1-unit": "人次"}
    files = [photo(), photo("签到表.heic", "HEIF"), (io.BytesIO(papers.pdf()), "通知.pdf")]
    page = send(app.test_client(use_cookies=False), url, fields(opened, text=TEXT, files=files, **values))
    assert page.h1 == "已经交上去了"
    assert TEXT in page.text
    assert "等陈立新或李文澜采纳" in page.text
    assert page.texts(".nl-inline-figs span") == ["执法培训 1次", "参训 30余人次"]
    [entry] = entries()
    assert (entry.author_id, entry.state) == (world.user("yx-staff").id, EntryState.PENDING)
    assert [(row.name, int(row.value), row.qualifier) for row in entry.figures] == [
        ("执法培训", 1, Qualifier.EXACT),
        ("参训", 30, Qualifier.MORE),
    ]
    assert len(entry.evidence) == 3
    [event] = db.session.scalars(select(Event).where(Event.verb == "reported"))
    assert event.via is Via.LINK
    assert kept_link().uses == 1
    pictures = [node.attributes["src"] or "" for node in page.all(".nl-shots img")]
    assert [kind_of(app.test_client(), path) for path in pictures] == ["image/jpeg"] * 2


def test_the_figures_that_the_task_asks_for_stand_there_by_name(
    client: FlaskClient, desk: Desk, task: Task, url: str
) -> None:
    desk.target(task, "执法培训", "次", 6)
    desk.report("yx-head", task, figures=(figure("参训", "27", "人次"),))
    assert get_page(client, url).texts(".nl-fig-row label") == ["执法培训", "参训"]


@pytest.mark.parametrize("path", ["", "/done"])
def test_opening_writes_nothing_however_often_and_by_whatever_scanner(client: FlaskClient, url: str, path: str) -> None:
    before = [len(db.session.scalars(select(Event)).all()), len(entries())]
    for method in ("GET", "HEAD", "OPTIONS"):
        assert client.open(url + path, method=method).status_code in {200, 302}
    assert [len(db.session.scalars(select(Event)).all()), len(entries())] == before
    assert (kept_link().uses, kept_link().used_at) == (0, None)


def test_a_double_tap_makes_one_entry(client: FlaskClient, url: str) -> None:
    sent = fields(get_page(client, url), text=TEXT)
    assert [send(client, url, sent.copy()).h1 for _ in range(2)] == ["已经交上去了"] * 2
    assert len(entries()) == 1
    assert kept_link().uses == 1


def test_what_is_wrong_is_said_and_everything_typed_stays(client: FlaskClient, url: str) -> None:
    values: dict[str, Any] = {"figures-0-name": "培训", "figures-0-value": "许多", "figures-0-unit": "次"}
    page = report(client, url, 400, difficulties="经费没有落实", files=[photo()], **values)
    assert page.find("textarea[name=text]").text() == TEXT
    assert page.texts("#figures-0-e")
    kept = page.find("input[name=evidence][checked]")
    assert kept.attributes["value"]
    picture = page.find(".nl-shots img").attributes["src"] or ""
    assert picture.startswith(f"{url}/files/")
    assert kind_of(client, picture) == "image/jpeg"
    assert send(client, url, fields(page, **{"figures-0-value": "1"})).h1 == "已经交上去了"
    assert len(entries()[0].evidence) == 1


def test_used_again_it_tells_what_was_reported_and_adds_to_it(client: FlaskClient, url: str) -> None:
    report(client, url)
    again = get_page(client, url)
    assert "您已经报过的" in again.text
    assert TEXT in again.text
    assert again.find("textarea[name=text]").text() == ""
    done = report(client, url, text="补两张照片。", files=[photo(), photo("二.jpg", width=700)])
    assert "补两张照片。" in done.text
    assert [len(entry.evidence) for entry in entries()] == [0, 2]


def test_what_was_returned_is_told_with_the_reason(client: FlaskClient, desk: Desk, task: Task, url: str) -> None:
    report(client, url)
    desk.send_back("yx-coord", *entries(), reason="请补签到表")
    assert "退回原因：请补签到表" in get_page(client, url).text


def test_a_script_sends_files_to_the_links_own_address(client: FlaskClient, url: str) -> None:
    page = get_page(client, url)
    address = page.find("form#progress").attributes["data-upload"] or ""
    assert address == f"{url}/files"
    answer = client.post(address, data={"file": photo("签到表.heic", "HEIF")}, headers=JSON)
    kept = told(answer, 201)
    assert kind_of(client, kept["preview"]) == "image/jpeg"
    done = client.post(url, data=fields(page, text=TEXT, evidence=str(kept["id"])), headers=JSON)
    assert told(done, 201) == {"next": f"{url}/done"}
    assert [file.filename for file in entries()[0].evidence] == ["签到表.heic"]
    [event] = db.session.scalars(select(Event).where(Event.verb == "uploaded"))
    assert event.via is Via.LINK


@pytest.mark.parametrize("name", ["图.svg", ""])
def test_a_file_that_is_not_taken_is_refused_in_a_sentence(client: FlaskClient, url: str, name: str) -> None:
    answer = client.post(f"{url}/files", data={"file": (io.BytesIO(b"<svg/>"), name)}, headers=JSON)
    assert told(answer, 400)["error"]


def test_several_photographs_may_come_together_larger_than_one_file_may_be(client: FlaskClient, url: str) -> None:
    large = papers.pdf() + b"%" * (12 * 1024 * 1024)
    files = [(io.BytesIO(large + bytes([at])), f"{at}.pdf") for at in range(2)]
    report(client, url, files=files)
    assert len(entries()[0].evidence) == 2


def test_a_large_body_for_a_link_that_does_not_exist_is_not_read(client: FlaskClient) -> None:
    body = io.BytesIO(b"%" * 1024)
    kind = "multipart/form-data; boundary=x"
    said = {"CONTENT_LENGTH": str(22 * 1024 * 1024)}
    sent = client.post(f"/r/{'A' * 43}", input_stream=body, content_type=kind, environ_overrides=said)
    assert sent.status_code == 404
    assert body.tell() == 0


def test_after_sending_thanks_are_there_only_when_something_came(client: FlaskClient, url: str) -> None:
    assert get_page(client, f"{url}/done").h1 == "报进展"


def test_a_delegate_is_told_in_whose_place_they_report(client: FlaskClient, world: World, task: Task) -> None:
    stand_in(world, "yx-staff", "yx-viewer", date(2026, 9, 21), date(2026, 9, 25))
    url = f"/r/{add_token(world, task, 'yx-viewer')}"
    assert "吴静外出，由您代办" in get_page(client, url).text
    report(client, url, files=[photo()])
    assert (entries()[0].author_id, len(entries()[0].evidence)) == (world.user("yx-viewer").id, 1)


def test_the_page_speaks_the_language_of_its_person(client: FlaskClient, world: World, url: str) -> None:
    world.user("yx-staff").locale = "en"
    db.session.commit()
    page = get_page(client, url)
    assert page.find("html").attributes["lang"] == "en"
    assert page.h1 == "Report progress"
