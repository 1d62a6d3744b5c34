"""Notices: what concerns me, unread ones first; reading the list marks nothing."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from tests.support.pages import get_page, post, post_page
from tests.support.records import add_record
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.notices import NoticeReason
from tracker.extensions import db
from tracker.models import Notice, Task
from tracker.services.notices import notify
from tracker.web import clock

URL = "/o/yunxi/2026/notices"


def tell(
    world: World, *accounts: str, reason: NoticeReason = NoticeReason.ASSIGNED, text: str = "", n: int = 0
) -> Task:
    """Tell people about a new task, as its coordinator."""
    task = add_task(world, title=f"第{n}件事")
    people = [world.user(account).id for account in accounts]
    notify(world.actor("yx-coord"), clock.now() + timedelta(seconds=n), people, reason, task=task, text=text)
    db.session.commit()
    return task


def unread(world: World, account: str) -> int:
    mine = select(func.count(Notice.id)).where(Notice.person_id == world.user(account).id, Notice.read_at.is_(None))
    return db.session.scalar(mine) or 0


def test_a_notice_says_who_did_what_and_opens_its_task(app: Flask, world: World) -> None:
    task = tell(world, "yx-staff", reason=NoticeReason.RETURNED, text="请补充台账")
    client = world.client(app, "yx-staff")
    page = get_page(client, URL)
    assert page.h1 == "一条提醒没有看"
    assert "李文澜退回补充" in page.text
    assert page.texts("blockquote") == ["请补充台账"]
    assert unread(world, "yx-staff") == 1
    response = post(client, page.find(".nl-notice form").attributes["action"] or "")
    assert response.location == f"/o/yunxi/2026/tasks/{task.number}"
    assert unread(world, "yx-staff") == 0
    again = get_page(client, URL)
    assert again.h1 == "提醒都看过了"
    assert again.find("a.nl-row-title").attributes["href"] == response.location


def test_unread_ones_come_first_and_each_or_all_are_marked(app: Flask, world: World) -> None:
    for number in range(3):
        tell(world, "yx-staff", n=number)
    client = world.client(app, "yx-staff")
    assert get_page(client, URL).texts(".nl-row-title") == ["第2件事", "第1件事", "第0件事"]
    newest = db.session.scalars(select(Notice.id).order_by(Notice.id.desc())).first()
    page = post_page(client, f"{URL}/read", {"notice": str(newest)})
    assert page.texts("section h2") == ["没有看的", "看过的"]
    assert page.texts(".nl-row-title") == ["第1件事", "第0件事", "第2件事"]
    post_page(client, f"{URL}/read")
    assert unread(world, "yx-staff") == 0


def test_a_record_is_opened_under_its_own_year(app: Flask, world: World) -> None:
    record = add_record(world, "yx-staff")
    page = get_page(world.client(app, "yx-head"), "/o/yunxi/2025/notices")
    response = post(world.client(app, "yx-head"), page.find(".nl-notice form").attributes["action"] or "")
    assert response.location == f"/o/yunxi/2026/records/{record.id}"


def test_nobody_sees_or_marks_those_of_others(app: Flask, world: World) -> None:
    tell(world, "yx-staff")
    notice = db.session.scalars(select(Notice.id)).one()
    for account in ("yx-coord", "yx-admin", "qh-coord"):
        client = world.client(app, account)
        assert get_page(client, URL).all(".nl-notice") == []
        assert post(client, f"{URL}/{notice}/open").status_code == 404
        post(client, f"{URL}/read", {"notice": str(notice)})
    assert unread(world, "yx-staff") == 1


def test_a_task_that_is_gone_leaves_a_notice_without_address(app: Flask, world: World) -> None:
    task = tell(world, "yx-staff")
    task.voided_at = clock.now()
    db.session.commit()
    page = get_page(world.client(app, "yx-staff"), URL)
    assert page.all("button.nl-row-title, a.nl-row-title") == []
    notice = db.session.scalars(select(Notice.id)).one()
    assert post(world.client(app, "yx-staff"), f"{URL}/{notice}/open").location == URL


def test_many_come_fifty_a_page(app: Flask, world: World) -> None:
    for number in range(51):
        tell(world, "yx-staff", n=number)
    client = world.client(app, "yx-staff")
    page = get_page(client, URL)
    assert len(page.all(".nl-notice")) == 50
    rest = get_page(client, page.find("a[rel=next]").attributes["href"] or "")
    assert rest.texts(".nl-row-title") == ["第0件事"]


def test_every_reason_has_a_sentence(app: Flask, world: World) -> None:
    for number, reason in enumerate(NoticeReason):
        tell(world, "yx-staff", reason=reason, n=number)
    page = get_page(world.client(app, "yx-staff"), URL)
    assert len(page.all(".nl-notice")) == len(NoticeReason)
    assert "%(" not in page.text
