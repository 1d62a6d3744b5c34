"""The desk through the door: what a leader, a unit head and a coordinator see there, and settle in place."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from tests.storage import papers
from tests.support.clock import Clock
from tests.support.lights import days
from tests.support.pages import Page, get_page, post_page
from tests.support.tasks import add_task
from tests.support.work import NOW, Desk
from tests.support.world import World
from tracker.domain.deadlines import ExtensionState
from tracker.domain.tasks import Move, TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.models import Event, ExtensionRequest, Task, WorkEntry
from tracker.services.evidence import keep
from tracker.services.tasks import Ask, ask_extension, move
from tracker.storage import FolderBlobs

URL = "/o/yunxi/2026/desk"
WORKING: dict[str, Any] = {"state": TaskState.IN_PROGRESS}


@pytest.fixture
def at_work(world: World) -> Desk:
    return Desk(world)


def submitted(world: World, at_work: Desk, **values: Any) -> Task:
    task = at_work.task(**WORKING | values)
    at_work.accept("yx-head", at_work.report("yx-staff", task, "目录已经公布，列入七项"))
    return move(world.actor("yx-staff"), NOW, task.id, task.version_id, Move.SUBMIT)


def asked(world: World, task: Task, later: int = 90) -> ExtensionRequest:
    ask = Ask(days(later), "等待国土手续")
    return ask_extension(world.actor("yx-staff"), NOW, task.id, task.version_id, ask)


def desk(app: Flask, world: World, account: str) -> Page:
    return get_page(world.client(app, account), URL)


def press(client: FlaskClient, form: str, **typed: str) -> Page:
    """Send a form of the desk, as it stands there, with what was typed."""
    node = get_page(client, URL).find(form)
    sent = {one.attributes["name"]: one.attributes.get("value") or "" for one in node.css("input, button[name]")}
    names = {one.attributes["name"] for one in node.css("textarea")} | set(sent)
    assert set(typed) <= names
    return post_page(client, node.attributes["action"] or "", {**{str(key): sent[key] for key in sent}, **typed})


def test_the_title_says_what_waits_and_what_is_overdue(app: Flask, world: World, at_work: Desk) -> None:
    assert desk(app, world, "yx-leader").h1 == "这一年还没有事项"
    submitted(world, at_work)
    asked(world, at_work.task(**WORKING))
    at_work.report("yx-staff", at_work.task(**WORKING), needs_leader=True)
    add_task(world, due_on=days(-3))
    add_task(world, due_on=days(60), late_since=days(-3))
    assert desk(app, world, "yx-leader").h1 == "两件等您签字，一件请您批示，两件已经逾期"
    assert desk(app, world, "yx-leader").texts(".nl-side [aria-current] .nl-count") == ["3"]


def test_a_desk_without_anything_to_do_says_so(app: Flask, world: World) -> None:
    add_task(world, due_on=days(90))
    page = desk(app, world, "yx-leader")
    assert page.h1 == "案头没有等您办的事"
    assert "没有等您签字的" in page.text


def test_a_submitted_task_without_evidence_is_closed_on_its_own_page(app: Flask, world: World, at_work: Desk) -> None:
    task = submitted(world, at_work)
    page = desk(app, world, "yx-leader")
    assert "目录已经公布，列入七项" in page.texts(".nl-sign li")[0]
    assert "没有采纳的佐证" in page.text
    assert page.find(".nl-sign a.btn-seal").attributes["href"] == f"/o/yunxi/2026/tasks/{task.number}?act=close#act"


def test_a_submitted_task_with_evidence_is_closed_in_place(
    app: Flask, world: World, at_work: Desk, tmp_path: Path
) -> None:
    task, staff = at_work.task(**WORKING), world.actor("yx-staff")
    file = keep(staff, NOW, world.org("yunxi").id, "公布截图.pdf", papers.pdf(), FolderBlobs(tmp_path))
    at_work.accept("yx-head", at_work.report("yx-staff", task, evidence_ids=(file.id,)))
    move(staff, NOW, task.id, task.version_id, Move.SUBMIT)
    client = world.client(app, "yx-leader")
    assert "佐证 1 份" in get_page(client, URL).texts(".nl-sign li")[0]
    page = press(client, ".nl-sign .nl-actions > form")
    db.session.refresh(task)
    assert task.state is TaskState.CLOSED
    assert page.url == URL
    assert page.find("[aria-labelledby=desk-sign] .nl-section-head a").text() == "签过的 1 件"


def test_what_somebody_else_has_settled_meanwhile_is_said_and_nothing_happens(
    app: Flask, world: World, at_work: Desk
) -> None:
    task = submitted(world, at_work)
    sent = {"version": str(task.version_id), "step": "return", "reason": "请附公布网址"}
    client = world.client(app, "yx-leader")
    url = f"/o/yunxi/2026/tasks/{task.number}/move"
    assert post_page(client, url, {**sent, "next": URL}).url == URL
    again = post_page(client, url, {**sent, "next": URL}, status=409)
    assert "请附公布网址" in again.html


def test_a_submitted_task_is_returned_in_place(app: Flask, world: World, at_work: Desk) -> None:
    task = submitted(world, at_work)
    page = press(world.client(app, "yx-leader"), ".nl-sign .nl-ask form", reason="请附公布网址")
    assert page.url == URL
    db.session.refresh(task)
    assert task.state is TaskState.IN_PROGRESS
    assert not page.all(".nl-sign li")


def test_a_new_date_is_granted_in_place_with_the_date_that_the_leader_names(
    app: Flask, world: World, at_work: Desk
) -> None:
    task = at_work.task(due_on=days(-2), first_due_on=days(-10), **WORKING)
    request = asked(world, task, later=30)
    client = world.client(app, "yx-leader")
    row = get_page(client, URL).texts(".nl-sign li")[0]
    assert "申请从 9月12日、9月20日延至 10月22日：等待国土手续" in row
    assert "首定时限 9月12日，保留在册" in row
    press(client, ".nl-sign .nl-ask:last-child form", granted_on=days(20).isoformat(), note="抓紧")
    db.session.refresh(request)
    assert (request.state, request.granted_on, request.note) == (ExtensionState.APPROVED, days(20), "抓紧")


def test_a_new_date_is_refused_in_place(app: Flask, world: World, at_work: Desk) -> None:
    request = asked(world, at_work.task(**WORKING))
    press(world.client(app, "yx-leader"), ".nl-sign .nl-ask form", note="手续上月已经办妥")
    db.session.refresh(request)
    assert (request.state, request.note) == (ExtensionState.REFUSED, "手续上月已经办妥")


def test_progress_that_needs_a_leader_gets_a_word_in_place(app: Flask, world: World, at_work: Desk) -> None:
    at_work.report("yx-staff", at_work.task(**WORKING), needs_leader=True, difficulties="两家意见不一")
    client = world.client(app, "yx-leader")
    assert "两家意见不一" in get_page(client, URL).texts(".nl-sign li")[0]
    page = press(client, ".nl-sign .nl-ask form", text="请执法队牵头会商")
    assert not page.all(".nl-sign li")
    assert [one.reason for one in db.session.query(Event).filter_by(verb="instructed")] == ["请执法队牵头会商"]


def test_a_head_accepts_and_returns_in_place(app: Flask, world: World, at_work: Desk) -> None:
    task = at_work.task(**WORKING)
    first, second = at_work.report("yx-staff", task, "排查十一个村"), at_work.report("yx-staff", task, "又排查两个村")
    client = world.client(app, "yx-head")
    assert get_page(client, URL).h1 == "两条等您采纳"
    press(client, ".nl-sign .nl-actions > form")
    press(client, ".nl-sign .nl-ask form", reason="请补签到表")
    db.session.expire_all()
    states = {key: db.session.get_one(WorkEntry, key).state for key in (first.id, second.id)}
    assert states == {first.id: EntryState.ACCEPTED, second.id: EntryState.RETURNED}
    assert get_page(client, URL).h1 == "案头没有等您办的事"


def test_a_head_sees_what_the_own_unit_has_to_do_alone(app: Flask, world: World, at_work: Desk) -> None:
    add_task(world, state=TaskState.UNASSIGNED, due_on=None, title="清理执法证件")
    add_task(world, unit="dzb", state=TaskState.UNASSIGNED, due_on=None, title="更新公开栏")
    at_work.task(due_on=days(-3), title="换发执法证件")
    add_task(world, unit="dzb", due_on=days(-3), title="更新目录")
    page = desk(app, world, "yx-head")
    assert page.h1 == "一件待分派，一件已经逾期"
    assert page.texts("[aria-labelledby=desk-lit] .nl-row-title") == ["换发执法证件"]
    assert page.find("[aria-labelledby=desk-lit] .nl-count a").attributes["href"] == (
        "/o/yunxi/2026/ledger?lead=zf&light=red"
    )
    assert not page.all("#desk-sign")


def test_the_coordinator_sees_who_is_behind_and_what_leaders_have_not_decided(
    app: Flask, world: World, at_work: Desk
) -> None:
    submitted(world, at_work, title="公布决策目录")
    add_task(world, unit="dzb", due_on=days(-3))
    page = desk(app, world, "yx-coord")
    assert page.texts("[aria-labelledby=desk-undecided] .nl-row-title") == ["公布决策目录"]
    assert page.texts("[aria-labelledby=desk-behind] tbody tr") == ["党政综合办公室 1 0"]
    assert "公布决策目录" not in desk(app, world, "yx-leader").texts(".nl-section")[1]


def test_every_number_opens_the_list_that_it_counts(app: Flask, world: World, at_work: Desk) -> None:
    leader: dict[str, Any] = {"sponsor_id": world.user("yx-leader").id}
    add_task(world, due_on=days(-3))
    add_task(world, due_on=days(2), started_on=days(-200))
    add_task(world, due_on=days(5))
    closed: dict[str, Any] = {"state": TaskState.CLOSED, "due_on": days(-5), "closed_at": NOW - timedelta(days=9)}
    add_task(world, **closed, **leader)
    add_task(world, **closed | {"closed_at": NOW})
    add_task(world, state=TaskState.UNASSIGNED, due_on=None)
    client = world.client(app, "yx-coord")
    page = get_page(client, URL)
    links = [node for node in page.all("main a") if "/ledger?" in (node.attributes["href"] or "")]
    counted = [(node.text(), int(digits)) for node in links if (digits := "".join(filter(str.isdigit, node.text())))]
    assert len(counted) >= 6
    for node in links:
        digits = "".join(filter(str.isdigit, node.text()))
        if digits:
            rows = get_page(client, node.attributes["href"] or "").all(".nl-ledger tbody tr")
            assert len(rows) == int(digits), node.attributes["href"]


def test_the_week_names_what_is_due_the_checkpoint_and_the_holiday(app: Flask, world: World) -> None:
    add_task(world, due_on=days(1), title="报送半年总结")
    add_task(world, due_on=days(60), started_on=days(-200))
    week = desk(app, world, "yx-leader").texts(".nl-days > li")
    assert week == [
        "22周二 今天 没有到期的事",
        "23周三 报送半年总结到期",
        "25周五 放假 中秋节放假三季度进展填报截止1 项未报",
    ]


def test_a_working_sunday_is_announced(app: Flask, world: World, clock: Clock) -> None:
    clock.at = NOW - timedelta(days=4)  # the week of Sunday 20 September
    assert "20周日 上班 调休，照常上班" in desk(app, world, "yx-leader").texts(".nl-days > li")


def test_news_are_those_since_the_last_visit_and_stay_during_one(
    app: Flask, world: World, at_work: Desk, clock: Clock
) -> None:
    client = world.client(app, "yx-leader")
    submitted(world, at_work)
    first = get_page(client, URL)
    assert first.texts("[aria-labelledby=desk-news] .nl-count") == ["近七天"]
    assert [line.split("　")[0] for line in first.texts(".nl-news summary b")] == ["提交审核 1 项", "采纳进展 1 条"]
    clock.at = NOW + timedelta(minutes=30)
    assert get_page(client, URL).texts(".nl-news summary b") == first.texts(".nl-news summary b")
    clock.at = NOW + timedelta(days=1)
    next_day = get_page(client, URL)
    assert next_day.texts("[aria-labelledby=desk-news] .nl-count") == ["自 9月22日 10:30 您上次来"]
    assert not next_day.all(".nl-news")


def test_lights_that_turned_since_the_last_visit_are_told(app: Flask, world: World, clock: Clock) -> None:
    add_task(world, due_on=days(1), title="报送总结")
    client = world.client(app, "yx-leader")
    get_page(client, URL)
    clock.at = NOW + timedelta(days=2)
    assert get_page(client, URL).texts(".nl-news summary b") == ["转为红灯 1 项"]


def test_looking_at_the_desk_writes_nothing(app: Flask, world: World, at_work: Desk) -> None:
    submitted(world, at_work)
    written: list[str] = []
    client = world.client(app, "yx-leader")
    event.listen(db.engine, "before_cursor_execute", lambda *args: written.append(args[2]))
    get_page(client, URL)
    assert all(statement.lstrip().upper().startswith(("SELECT", "WITH", "PRAGMA", "BEGIN")) for statement in written)


@pytest.mark.parametrize("account", ["yx-leader", "yx-head", "yx-coord"])
def test_a_desk_needs_at_most_ten_queries(app: Flask, world: World, at_work: Desk, account: str) -> None:
    for _ in range(4):
        submitted(world, at_work)
        asked(world, at_work.task(**WORKING))
        at_work.report("yx-staff", at_work.task(**WORKING), needs_leader=True)
        add_task(world, state=TaskState.UNASSIGNED, due_on=None)
    client = world.client(app, account)
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    get_page(client, URL)
    selects = [statement for statement in statements if statement.lstrip().startswith(("SELECT", "WITH"))]
    assert len(selects) <= 10, "\n".join(selects)


@pytest.mark.parametrize(
    ("account", "url"),
    [("yx-staff", "/o/yunxi/2026/mine"), ("yx-viewer", "/o/yunxi/2026/ledger"), ("qh-coord", "/o/yunxi/2026/ledger")],
)
def test_whoever_has_no_desk_here_goes_on(app: Flask, world: World, account: str, url: str) -> None:
    page = desk(app, world, account)
    assert page.url == url
    assert "案头" not in page.texts(".nl-side a")


def test_a_broken_memory_of_visits_does_no_harm(app: Flask, world: World) -> None:
    for kept in ("x", {"1.2026": "x"}, {f"{world.org('yunxi').id}.2026": [None, "y"]}):
        client = world.client(app, "yx-leader")
        with client.session_transaction() as session:
            session["desk"] = kept
        assert get_page(client, URL).h1
