"""The form for progress: it works as a plain form, keeps what was sent, and answers a script in JSON."""

import io
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.storage import papers, photographs
from tests.support.page_forms import fields
from tests.support.pages import Page, get_page, post, post_page
from tests.support.work import TODAY, Desk, figure
from tests.support.world import World
from tracker.domain.tasks import TaskState
from tracker.domain.work import EntryState, Qualifier
from tracker.extensions import db
from tracker.models import Evidence, ProgressUpdate

TASK = "/o/yunxi/2026/tasks/1"
URL = f"{TASK}/progress"
JSON = {"Accept": "application/json"}
TEXT = "组织第五期执法人员培训，31 人参加。"


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


def entries() -> list[ProgressUpdate]:
    db.session.rollback()
    return list(db.session.scalars(select(ProgressUpdate).order_by(ProgressUpdate.id)))


def photo(name: str = "现场.jpg", kind: str = "JPEG") -> tuple[io.BytesIO, str]:
    return io.BytesIO(photographs.saved(photographs.scene(), kind)), name


def report(client: FlaskClient, status: int = 200, url: str = URL, **values: Any) -> Page:
    return post_page(client, url, fields(get_page(client, url), **values), status)


def test_progress_with_figures_and_photos_needs_no_script(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    client = world.client(app, "yx-staff")
    opened = get_page(client, URL)
    assert opened.find("#progress").attributes["enctype"] == "multipart/form-data"
    assert "不得上传涉密信息" in opened.text
    values: dict[str, Any] = {"figures-0-name": "执法培训", "figures-0-value": "1", "figures-0-unit": "次"}
    values |= {"figures-1-name": "参训", "figures-1-value": "３０余", "figures-1-unit": "人次"}
    files = [photo(), photo("签到表.heic", "HEIF"), (io.BytesIO(papers.pdf()), "通知.pdf")]
    page = post_page(client, URL, fields(opened, text=TEXT, files=files, **values))
    assert page.texts(".nl-steps [aria-current] b") == ["办理中"], "the first progress counts as receipt"
    [entry] = entries()
    assert (entry.text, entry.state, entry.to_on) == (TEXT, EntryState.PENDING, TODAY)
    assert [(row.name, int(row.value), row.unit, row.qualifier) for row in entry.figures] == [
        ("执法培训", 1, "次", Qualifier.EXACT),
        ("参训", 30, "人次", Qualifier.MORE),
    ]
    assert len(entry.evidence) == 3
    assert page.texts(".nl-inline-figs span") == ["执法培训 1 次", "参训 30 余人次"]
    assert len(page.all(".nl-photos img")) == 2
    assert page.texts(".nl-files li")[0].startswith("通知.pdf")


def test_the_form_asks_for_the_figures_of_the_task_by_name(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task()
    desk.target(task, "执法培训", "次", 6)
    desk.report("yx-staff", task, figures=(figure("参训", "27", "人次"),))
    client = world.client(app, "yx-staff")
    assert get_page(client, URL).texts(".nl-fig-row label") == ["执法培训", "参训"]
    figures: dict[str, Any] = {"figures-0-value": "1"}
    report(client, text=TEXT, **figures)
    assert [(row.name, int(row.value)) for row in entries()[-1].figures] == [("执法培训", 1)]


def test_a_refused_file_is_named_and_the_others_stay(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    client = world.client(app, "yx-staff")
    files = [photo(), (io.BytesIO(b"<svg/>"), "图.svg"), (io.BytesIO(b""), "空.pdf")]
    page = report(client, 400, text=TEXT, files=files)
    told = " ".join(page.texts("#files-e .invalid-feedback"))
    assert "图.svg：不收 .svg" in told
    assert "空.pdf：文件是空的" in told
    assert "现场.jpg" not in told
    assert page.find("textarea[name=text]").text() == TEXT
    assert entries() == []
    done = post_page(client, URL, fields(page))
    assert len(done.all(".nl-photos img")) == 1


def test_errors_keep_everything_typed_and_the_evidence(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    client = world.client(app, "yx-staff")
    values: dict[str, Any] = {"figures-0-name": "培训", "figures-0-value": "许多", "figures-0-unit": "次"}
    page = report(client, 400, text=TEXT, difficulties="经费没有落实", percent="40", files=[photo()], **values)
    assert page.find("textarea[name=text]").text() == TEXT
    assert page.find("textarea[name=difficulties]").text() == "经费没有落实"
    assert "open" in page.find("details.nl-unfold").attributes
    assert page.find("[name=figures-0-value]").attributes["value"] == "许多"
    assert page.texts("#figures-0-e")
    assert len(page.all("input[name=evidence][checked]")) == 1
    done = post_page(client, URL, fields(page, **{"figures-0-value": "1"}))
    assert len(done.all(".nl-photos img")) == 1
    assert "困难 经费没有落实" in done.text


def test_without_text_nothing_is_reported(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    page = report(world.client(app, "yx-staff"), 400, text="  ")
    assert "请填写" in page.errors()[0]
    assert entries() == []


def test_a_further_row_keeps_what_is_there(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    client = world.client(app, "yx-staff")
    before = len(get_page(client, URL).all(".nl-fig-row"))
    figures: dict[str, Any] = {"figures-0-name": "培训", "figures-0-value": "1"}
    page = report(client, text=TEXT, more="1", **figures)
    assert len(page.all(".nl-fig-row")) > before
    assert page.find("textarea[name=text]").text() == TEXT
    assert page.find("[name=figures-0-value]").attributes["value"] == "1"
    assert entries() == []


def test_sent_twice_it_is_kept_once(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    client = world.client(app, "yx-staff")
    sent = fields(get_page(client, URL), text=TEXT)
    for _ in range(2):
        post_page(client, URL, sent)
    assert len(entries()) == 1


def test_an_unchecked_file_is_left_out(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    client = world.client(app, "yx-staff")
    page = report(client, 400, text="", files=[photo()])
    sent = fields(page, text=TEXT)
    del sent["evidence"]
    post_page(client, URL, sent)
    assert entries()[0].evidence == []


def test_a_script_sends_files_by_themselves_and_gets_json(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    client = world.client(app, "yx-staff")
    answer = post(client, "/o/yunxi/2026/evidence", {"file": photo()}, headers=JSON).get_json()
    assert answer["preview"].endswith(f"/{answer['id']}/preview")
    sent = fields(get_page(client, URL), text="", evidence=[str(answer["id"])])
    refused = post(client, URL, sent, headers=JSON)
    assert refused.status_code == 400
    assert any("请填写" in sentence for sentence in refused.get_json()["errors"])
    wrong = {"text": TEXT, "figures-0-name": "培训", "figures-0-value": "许多", "key": sent["key"]}
    assert post(client, URL, wrong, headers=JSON).get_json()["fields"] == ["figures-0-value"]
    sent["text"] = TEXT
    done = post(client, URL, sent, headers=JSON)
    assert (done.status_code, done.get_json()) == (201, {"next": TASK})
    assert [file.id for file in entries()[0].evidence] == [answer["id"]]


def test_evidence_of_other_organisations_cannot_be_named(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    foreign = post(world.client(app, "hs-staff"), "/o/heshan/2026/evidence", {"file": photo()}, headers=JSON).get_json()
    report(world.client(app, "yx-staff"), 400, text=TEXT, evidence=[str(foreign["id"])])
    assert entries() == []


def test_a_coordinator_types_it_for_somebody_else(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    client = world.client(app, "yx-coord")
    chosen = get_page(client, URL).find("select[name=author_id] option[selected]")
    assert chosen.text() == "吴静", "usually the owner's"
    report(client, text=TEXT, author_id=str(world.user("yx-head").id))
    [entry] = entries()
    assert (entry.author.name, entry.recorder and entry.recorder.name) == ("陈立新", "李文澜")
    page = get_page(client, TASK)
    assert "李文澜代填" in page.text
    assert "您只是代填，可以采纳" in page.text
    assert not get_page(world.client(app, "yx-staff"), URL).all("select[name=author_id]")


def test_the_button_names_who_will_look_at_it(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    assert get_page(world.client(app, "yx-staff"), URL).texts(".nl-submit button") == ["交给陈立新或李文澜审核"]
    assert get_page(world.client(app, "yx-head"), URL).texts(".nl-submit button") == ["交给李文澜审核"]


@pytest.mark.parametrize("who", ["yx-viewer", "yx-admin", "yx-leader", "qh-coord"])
def test_who_does_not_work_on_it_gets_no_form(app: Flask, world: World, desk: Desk, who: str) -> None:
    desk.task()
    client = world.client(app, who)
    get_page(client, URL, 403)
    assert post(client, URL, {"text": TEXT}).status_code == 403
    assert db.session.scalars(select(Evidence.id)).all() == []


@pytest.mark.parametrize("state", [TaskState.UNASSIGNED, TaskState.CLOSED, TaskState.MERGED])
def test_tasks_that_are_not_under_way_lead_back_to_their_page(
    app: Flask, world: World, desk: Desk, state: TaskState
) -> None:
    desk.task(state=state)
    page = get_page(world.client(app, "yx-staff"), URL)
    assert page.url == TASK
    assert page.texts(".nl-toast[data-category=error]")


def test_several_photos_together_may_be_larger_than_one(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    client = world.client(app, "yx-staff")
    padding = b"\0" * (9 * 1024 * 1024)
    picture = photographs.saved(photographs.scene(), "JPEG")
    files = [(io.BytesIO(picture + padding + bytes([n])), f"{n}.jpg") for n in range(3)]
    page = report(client, text=TEXT, files=files)
    assert len(page.all(".nl-photos img")) == 3


def test_work_that_lies_ahead_is_no_progress(app: Flask, world: World, desk: Desk) -> None:
    desk.task()
    page = report(world.client(app, "yx-staff"), 400, text=TEXT, done_on=date(2026, 9, 23).isoformat())
    assert page.errors()
