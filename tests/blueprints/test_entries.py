"""Accepting, returning, revising and withdrawing reported work."""

import pytest
from flask import Flask
from sqlalchemy import select, update
from werkzeug.datastructures import MultiDict

from tests.support.page_forms import fields
from tests.support.pages import get_page, post, post_page
from tests.support.work import Desk, figure
from tests.support.world import World
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import ProgressUpdate, WorkEntry

TASK = "/o/yunxi/2026/tasks/1"
URL = "/o/yunxi/2026/entries"


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


def named(*entries: WorkEntry) -> list[str]:
    return [f"{entry.id}:{entry.version_id}" for entry in entries]


def states() -> list[EntryState]:
    db.session.rollback()
    return list(db.session.scalars(select(WorkEntry.state).order_by(WorkEntry.id)))


def test_the_page_of_a_task_says_why_one_may_accept(app: Flask, world: World, desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task(), figures=(figure("执法培训", "1"),))
    page = get_page(world.client(app, "yx-coord"), TASK)
    assert "您不是报送人，可以采纳" in page.text
    assert page.texts(".nl-figures .nl-soon") == ["+1 待采纳"]
    done = post_page(world.client(app, "yx-coord"), f"{URL}/accept?next={TASK}", {"entry": named(entry)[0]})
    assert "✓ 李文澜 9月22日 采纳" in done.text
    assert done.texts(".nl-figures b") == ["1"]
    assert not done.all(".nl-update-acts form")


@pytest.mark.parametrize(("author", "who"), [("yx-head", "yx-head"), ("yx-coord", "yx-coord")])
def test_nobody_accepts_their_own_work(app: Flask, world: World, desk: Desk, author: str, who: str) -> None:
    entry = desk.report(author, desk.task())
    client = world.client(app, who)
    page = get_page(client, TASK)
    assert "自己报的，要由别人采纳" in page.text
    assert "采纳" not in page.texts(".nl-update-acts button")
    assert post(client, f"{URL}/accept", {"entry": named(entry)[0]}).status_code == 403
    assert states() == [EntryState.PENDING]


def test_the_owner_accepts_nothing_on_their_own_task(app: Flask, world: World, desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task(owner_id=world.user("yx-head").id))
    client = world.client(app, "yx-head")
    assert "这件事由您承办，要由别人采纳" in get_page(client, TASK).text
    assert post(client, f"{URL}/accept", {"entry": named(entry)[0]}).status_code == 403


def test_several_are_accepted_at_once(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task()
    work = [desk.report("yx-staff", task, f"第{n}次培训") for n in range(3)]
    client = world.client(app, "yx-head")
    page = get_page(client, f"{URL}?state=pending")
    assert page.h1 == "三条等您采纳"
    assert len(page.all("input[name=entry]")) == 3
    done = post_page(client, f"{URL}/accept", MultiDict(("entry", name) for name in named(*work)))
    assert "已采纳 3 条" in done.html
    assert set(states()) == {EntryState.ACCEPTED}


def test_records_wait_in_the_same_list(app: Flask, world: World, desk: Desk) -> None:
    desk.record("yx-staff", "在云溪村讲民法典", figures=(figure("普法宣传", "1", "场"),))
    page = get_page(world.client(app, "yx-coord"), URL)
    assert "在云溪村讲民法典" in page.text
    assert page.texts(".nl-inline-figs span") == ["普法宣传 1 场"]


def test_the_list_holds_only_what_one_may_accept(app: Flask, world: World, desk: Desk) -> None:
    desk.report("yx-staff", desk.task())
    desk.report("yx-head", desk.task(unit="sfs", owner_id=world.user("yx-head").id))
    waiting = {who: len(get_page(world.client(app, who), URL).all("input[name=entry]")) for who in
               ("yx-coord", "yx-head", "yx-staff", "yx-viewer", "qh-coord")}  # fmt: skip
    assert waiting == {"yx-coord": 2, "yx-head": 1, "yx-staff": 0, "yx-viewer": 0, "qh-coord": 0}


def test_what_is_returned_names_its_reason_and_is_revised_in_the_same_form(
    app: Flask, world: World, desk: Desk
) -> None:
    entry = desk.report("yx-staff", desk.task(), figures=(figure("执法培训", "1"),))
    sent = {"entry": named(entry)[0], "reason": "请补签到表"}
    post_page(world.client(app, "yx-head"), f"{URL}/return?next={TASK}", sent)
    client = world.client(app, "yx-staff")
    assert "退回原因：请补签到表" in get_page(client, TASK).text
    form = get_page(client, f"{URL}/{entry.id}/edit")
    assert "退回原因：请补签到表" in form.text
    assert form.find("[name=figures-0-value]").attributes["value"] == "1"
    page = post_page(client, f"{URL}/{entry.id}/edit", fields(form, text="已补签到表"))
    assert page.url == TASK
    assert "已补签到表" in page.text
    assert states() == [EntryState.PENDING]


def test_returning_needs_a_reason(app: Flask, world: World, desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task())
    page = post_page(world.client(app, "yx-head"), f"{URL}/return", {"entry": named(entry)[0], "reason": " "})
    assert "请填写" in page.texts(".nl-toast")[0]
    assert states() == [EntryState.PENDING]


def test_an_accepted_entry_stays_until_its_correction_is_accepted(app: Flask, world: World, desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task(), "培训 31 人")
    desk.accept("yx-head", entry)
    client = world.client(app, "yx-staff")
    form = get_page(client, f"{URL}/{entry.id}/edit")
    assert "已采纳的那条不改" in form.text
    post_page(client, f"{URL}/{entry.id}/edit", fields(form, text="培训 32 人"))
    assert states() == [EntryState.ACCEPTED, EntryState.PENDING]
    correction = db.session.scalars(select(ProgressUpdate).where(ProgressUpdate.replaces_id == entry.id)).one()
    desk.accept("yx-head", correction)
    assert states() == [EntryState.REPLACED, EntryState.ACCEPTED]


def test_a_stale_form_is_told_so_keeps_what_was_typed_and_counts_when_sent_again(
    app: Flask, world: World, desk: Desk
) -> None:
    entry = desk.report("yx-staff", desk.task(), "第一稿")
    staff, coord = world.client(app, "yx-staff"), world.client(app, "yx-coord")
    url = f"{URL}/{entry.id}/edit"
    mine, theirs = get_page(staff, url), get_page(coord, url)
    post_page(coord, url, fields(theirs, text="督办员改过的"))
    page = post_page(staff, url, fields(mine, text="承办人改过的"), 409)
    assert "别人已经改过" in " ".join(page.texts(".nl-errors"))
    assert "督办员改过的" in page.text
    assert page.find("textarea[name=text]").text() == "承办人改过的"
    post_page(staff, url, fields(page))
    assert db.session.scalars(select(ProgressUpdate.text)).all() == ["承办人改过的"]


def test_whoever_comes_second_to_accept_is_told(app: Flask, world: World, desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task())
    sent = {"entry": named(entry)[0], "reason": "请补照片"}
    post_page(world.client(app, "yx-head"), f"{URL}/accept", sent)
    page = post_page(world.client(app, "yx-coord"), f"{URL}/return?next={TASK}", sent)
    assert page.texts(".nl-toast[data-category=error]")
    assert states() == [EntryState.ACCEPTED]


def test_one_takes_back_what_was_not_accepted(app: Flask, world: World, desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task())
    sent = {"version": str(entry.version_id)}
    assert post(world.client(app, "yx-head"), f"{URL}/{entry.id}/withdraw", sent).status_code == 403
    page = post_page(world.client(app, "yx-staff"), f"{URL}/{entry.id}/withdraw?next={TASK}", sent)
    assert not page.all(".nl-update-head")
    assert states() == [EntryState.WITHDRAWN]


def test_strangers_and_bystanders_do_nothing(app: Flask, world: World, desk: Desk) -> None:
    entry = desk.report("yx-staff", desk.task())
    sent = {"entry": named(entry)[0], "reason": "不行", "version": str(entry.version_id), "text": "改掉"}
    for who, org, wanted in (
        ("yx-viewer", "yunxi", {403}),
        ("hs-coord", "heshan", {403, 404}),
        ("qh-coord", "yunxi", {403, 404}),
    ):
        for way in ("accept", "return", f"{entry.id}/withdraw", f"{entry.id}/edit"):
            response = post(world.client(app, who), f"/o/{org}/2026/entries/{way}", sent)
            assert response.status_code in wanted, (who, way)
    assert states() == [EntryState.PENDING]


def test_nothing_selected_is_said(app: Flask, world: World, desk: Desk) -> None:
    page = post_page(world.client(app, "yx-coord"), f"{URL}/accept", {"entry": "x:y"})
    assert page.texts(".nl-toast[data-category=error]")


@pytest.mark.parametrize("state", [EntryState.WITHDRAWN, EntryState.REPLACED])
def test_whoever_revises_what_has_ended_meanwhile_keeps_what_they_typed(
    app: Flask, world: World, desk: Desk, state: EntryState
) -> None:
    entry = desk.report("yx-staff", desk.task())
    client = world.client(app, "yx-coord")
    form = fields(get_page(client, f"{URL}/{entry.id}/edit"), text="督办员写了很久的话")
    db.session.execute(update(WorkEntry).values(state=state, version_id=7))
    page = post_page(client, f"{URL}/{entry.id}/edit", form, 409)
    assert page.find("textarea[name=text]").text().strip() == "督办员写了很久的话"
