"""Moving a task on from its page: which buttons stand there, what is refused, what is kept."""

from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.pages import Page, get_page, post, post_page
from tests.support.work import NOW, Desk
from tests.support.world import World
from tracker.domain.tasks import Move, TaskState
from tracker.extensions import db
from tracker.models import Event, Notice, Task
from tracker.services.tasks import move

URL = "/o/yunxi/2026/tasks/1"


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


def buttons(page: Page) -> list[str]:
    return page.texts(".nl-head .nl-actions > a, .nl-head .nl-actions > form button, .nl-head .nl-menu-list a")


def sent(page: Page, step: str, **values: str) -> dict[str, str]:
    """What the form of an act sends: the version and the last event that the page knows."""
    names = ("version", "seen")
    known = {name: page.find(f"#act input[name={name}]").attributes["value"] or "" for name in names}
    return {**known, "step": step, **values}


@pytest.mark.parametrize(
    ("state", "who", "shown"),
    [
        (TaskState.ASSIGNED, "yx-staff", {"签收", "报进展", "转办：退回督办员"}),
        (TaskState.IN_PROGRESS, "yx-staff", {"报进展", "提交审核"}),
        (TaskState.IN_PROGRESS, "yx-leader", {"中止", "合并到别的事项", "批示"}),
        (TaskState.SUBMITTED, "yx-leader", {"签批销号", "退回补充", "批示"}),
        (TaskState.SUBMITTED, "yx-coord", {"退回补充", "中止"}),
        (TaskState.CLOSED, "yx-leader", {"重新办理"}),
    ],
)
def test_buttons_are_those_of_the_state_and_the_person(
    app: Flask, world: World, desk: Desk, state: TaskState, who: str, shown: set[str]
) -> None:
    desk.task(state=state, started_on=date(2026, 9, 21))
    assert shown <= set(buttons(get_page(world.client(app, who), URL)))


@pytest.mark.parametrize("state", list(TaskState))
def test_a_viewer_has_no_buttons_that_change_anything(app: Flask, world: World, desk: Desk, state: TaskState) -> None:
    desk.task(state=state)
    page = get_page(world.client(app, "yx-viewer"), URL)
    assert not page.all("main form")
    assert all(word.startswith("打印") for word in buttons(page))


def test_after_three_working_days_handing_back_is_no_longer_offered(app: Flask, world: World, desk: Desk) -> None:
    desk.task(started_on=date(2026, 9, 16))
    assert "转办：退回督办员" not in buttons(get_page(world.client(app, "yx-staff"), URL))


def test_the_owner_submits_and_the_sponsor_returns_with_a_reason(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task(state=TaskState.IN_PROGRESS)
    given = {"step": "submit", "version": str(task.version_id)}
    page = post_page(world.client(app, "yx-staff"), f"{URL}/move", given)
    assert page.texts(".nl-steps [aria-current] b") == ["待审核"]
    leader = world.client(app, "yx-leader")
    opened = get_page(leader, f"{URL}?act=return")
    page = post_page(leader, f"{URL}/move", sent(opened, "return", reason="请补签到表"))
    assert page.texts(".nl-steps [aria-current] b") == ["办理中"]
    assert "周正平 退回补充：请补签到表" in page.texts(".nl-timeline li")[0]


def test_without_a_reason_the_form_says_so_at_its_field(app: Flask, world: World, desk: Desk) -> None:
    desk.task(state=TaskState.SUBMITTED)
    leader = world.client(app, "yx-leader")
    page = post_page(leader, f"{URL}/move", sent(get_page(leader, f"{URL}?act=return"), "return"), 400)
    assert page.errors() == ["请填写这一项。"]


def test_closing_without_evidence_needs_an_exception_that_the_event_keeps(app: Flask, world: World, desk: Desk) -> None:
    desk.task(state=TaskState.SUBMITTED)
    leader = world.client(app, "yx-leader")
    opened = get_page(leader, f"{URL}?act=close")
    assert opened.texts("#act .nl-checks .is-fail") == ["还缺 已采纳的进展里还没有佐证材料"]
    refused = post_page(leader, f"{URL}/move", sent(opened, "close"), 400)
    assert refused.errors()
    done = post_page(leader, f"{URL}/move", sent(opened, "close", exception="现场已核实，照片存县局。"))
    assert done.texts(".nl-steps [aria-current] b") == ["已销号"]
    assert "例外说明：现场已核实，照片存县局。" in done.texts(".nl-timeline li")[0]


def test_with_accepted_evidence_one_button_closes(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task(state=TaskState.IN_PROGRESS)
    prove(app, world, desk, task)
    staff, leader = world.client(app, "yx-staff"), world.client(app, "yx-leader")
    post_page(staff, f"{URL}/move", {"step": "submit", "version": str(version(task))})
    page = get_page(leader, URL)
    button = page.find(".nl-head .btn-seal")
    assert button.attributes["name"] == "step"
    assert "已采纳的佐证材料 1 件" in page.text
    closed = post_page(leader, f"{URL}/move", {"step": "close", "version": str(version(task))})
    assert closed.texts(".nl-steps [aria-current] b") == ["已销号"]


def prove(app: Flask, world: World, desk: Desk, task: Task) -> None:
    """Accepted progress with a file."""
    staff = world.client(app, "yx-staff")
    file = (BytesIO(b"%PDF-1.7\n%abc"), "签到表.pdf")
    kept = post(staff, "/o/yunxi/2026/evidence", {"file": file}).get_json()
    desk.accept("yx-head", desk.report("yx-staff", task, evidence_ids=(kept["id"],)))


def version(task: Task) -> int:
    db.session.expire(task)
    return task.version_id


def test_closing_after_the_date_is_marked_for_ever(app: Flask, world: World, desk: Desk) -> None:
    desk.task(state=TaskState.SUBMITTED, due_on=date(2026, 9, 1), first_due_on=date(2026, 9, 1))
    leader = world.client(app, "yx-leader")
    opened = get_page(leader, f"{URL}?act=close")
    page = post_page(leader, f"{URL}/move", sent(opened, "close", exception="已办完"))
    assert "逾期办结" in page.texts(".nl-lede")[0]
    assert "逾期办结" in page.texts(".nl-timeline li")[0]


def test_whoever_comes_second_is_told_what_happened_and_keeps_what_was_typed(
    app: Flask, world: World, desk: Desk
) -> None:
    task = desk.task(state=TaskState.SUBMITTED)
    leader = world.client(app, "yx-leader")
    opened = get_page(leader, f"{URL}?act=return")
    move(world.actor("yx-coord"), NOW, task.id, task.version_id, Move.RETURN, "缺案卷评查记录")
    page = post_page(leader, f"{URL}/move", sent(opened, "return", reason="请补照片，写清时间地点"), 409)
    assert "别人已经改过" in page.texts("[role=alert] h2")[0]
    assert ["李文澜 退回补充：缺案卷评查记录" in line for line in page.texts("[role=alert] li")] == [True]
    assert "请补照片，写清时间地点" in page.texts("[role=alert]")[0]


def test_after_a_conflict_the_same_form_sent_again_counts(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task(state=TaskState.SUBMITTED)
    leader = world.client(app, "yx-leader")
    opened = get_page(leader, f"{URL}?act=return")
    task.target = "培训六次"
    db.session.commit()
    again = post_page(leader, f"{URL}/move", sent(opened, "return", reason="请补照片"), 409)
    assert again.find("#act textarea").text() == "请补照片"
    done = post_page(leader, f"{URL}/move", sent(again, "return", reason="请补照片"))
    assert done.texts(".nl-steps [aria-current] b") == ["办理中"]


def test_from_a_list_a_refused_button_leads_back_to_the_list(app: Flask, world: World, desk: Desk) -> None:
    desk.task(state=TaskState.IN_PROGRESS)
    back = "/o/yunxi/2026/mine"
    response = post(world.client(app, "yx-staff"), f"{URL}/move?next={back}", {"step": "submit", "version": "77"})
    assert response.status_code == 302
    assert response.location == back
    elsewhere = f"{URL}/move?next=https://evil.example/"
    response = post(world.client(app, "yx-staff"), elsewhere, {"step": "submit", "version": "1"})
    assert response.location == URL


def test_an_instruction_is_quoted_and_reaches_the_owner(app: Flask, world: World, desk: Desk) -> None:
    desk.task(state=TaskState.IN_PROGRESS)
    leader = world.client(app, "yx-leader")
    assert get_page(leader, f"{URL}?act=instruct").all("#act textarea[name=text]")
    page = post_page(leader, f"{URL}/instruct", {"text": "月底前先把台账补齐。"})
    assert page.texts(".nl-said") == ["月底前先把台账补齐。"]
    told = db.session.scalars(select(Notice.text).where(Notice.person_id == world.user("yx-staff").id)).all()
    assert told == ["月底前先把台账补齐。"]
    assert post(world.client(app, "yx-staff"), f"{URL}/instruct", {"text": "我也批一个"}).status_code == 403


def test_tasks_are_merged_by_their_number(app: Flask, world: World, desk: Desk) -> None:
    desk.task(state=TaskState.IN_PROGRESS)
    desk.task(title="组织执法培训")
    coord = world.client(app, "yx-coord")
    opened = get_page(coord, f"{URL}?act=merge")
    wrong = post_page(coord, f"{URL}/move", sent(opened, "merge", into="99", reason="是同一件事"), 400)
    assert "只能合并到同一年度" in wrong.errors()[0]
    assert wrong.find("#act textarea").text() == "是同一件事"
    page = post_page(coord, f"{URL}/move", sent(opened, "merge", into="2026-002", reason="是同一件事"))
    assert "已合并到 002 组织执法培训" in page.text
    assert "并入了 001" in get_page(coord, "/o/yunxi/2026/tasks/2").text


@pytest.mark.parametrize("step", ["", "assign", "fly"])
def test_steps_that_do_not_exist_are_not_found(app: Flask, world: World, desk: Desk, step: str) -> None:
    desk.task()
    assert post(world.client(app, "yx-coord"), f"{URL}/move", {"step": step, "version": "1"}).status_code == 404


def test_nobody_moves_what_the_table_does_not_let_them(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task(state=TaskState.SUBMITTED)
    events = len(db.session.scalars(select(Event.id)).all())
    for who in ("yx-staff", "yx-viewer", "yx-head", "qh-leader"):
        given = {"step": "close", "version": str(task.version_id), "exception": "好了"}
        assert post(world.client(app, who), f"{URL}/move", given).status_code in {403, 404}
    assert len(db.session.scalars(select(Event.id)).all()) == events
