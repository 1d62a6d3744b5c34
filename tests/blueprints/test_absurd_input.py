"""Addresses and forms that no page of ours offers: they are refused in words, and nothing fails."""

import pytest
from flask import Flask

from tests.support.pages import post
from tests.support.work import Desk
from tests.support.world import World
from tracker.domain.notices import NoticeReason
from tracker.extensions import db
from tracker.models import Notice, Task
from tracker.services.notices import notify
from tracker.web import clock

HUGE = "9" * 400
PAGES = (
    "ledger", "mine", "desk", "records", "records?quarter=4", "quarter", "quarter/1/zf", "quarter/4/zf?all=1",
    "notices", "log", "log/export", "indicators", "imports", "entries", "tasks/1", "people", "organisation/",
)  # fmt: skip


@pytest.mark.parametrize("year", [1, 1999, 9999])
def test_any_year_has_its_pages(app: Flask, world: World, year: int) -> None:
    client = world.client(app, "yx-coord")
    found = {page: client.get(f"/o/yunxi/{year}/{page}", follow_redirects=True).status_code for page in PAGES}
    assert {page for page, status in found.items() if status not in (200, 404)} == set()


def test_there_is_no_year_before_the_first(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    assert {client.get(f"/o/yunxi/0/{page}").status_code for page in PAGES} == {404}


@pytest.mark.parametrize("percent", ["101", "-1", "1.5", "NaN", "1e400", HUGE])
def test_a_share_beyond_the_whole_is_refused_at_its_field(app: Flask, world: World, percent: str) -> None:
    Desk(world).task()
    sent = {"text": "已经办了一部分", "percent": percent}
    response = post(world.client(app, "yx-staff"), "/o/yunxi/2026/tasks/1/progress", sent)
    assert response.status_code == 400
    assert "0 到 100 之间的整数" in response.text


@pytest.mark.parametrize("value", ["-5", "NaN", "1e400", "=1+1", "9" * 29, "9" * 5000])
def test_a_figure_that_is_no_number_is_refused_at_its_row(app: Flask, world: World, value: str) -> None:
    Desk(world).task()
    sent = {"text": "已经办了一部分", "figures-0-name": "培训", "figures-0-value": value}
    response = post(world.client(app, "yx-staff"), "/o/yunxi/2026/tasks/1/progress", sent)
    assert response.status_code == 400


@pytest.mark.parametrize("named", [HUGE, "2147483648", "-1", "1.5", "x", ""])
def test_a_notice_that_cannot_be_marks_nothing(app: Flask, world: World, named: str) -> None:
    task = Desk(world).task()
    notify(world.actor("yx-coord"), clock.now(), [world.user("yx-staff").id], NoticeReason.ASSIGNED, task=task)
    response = post(world.client(app, "yx-staff"), "/o/yunxi/2026/notices/read", {"notice": named})
    assert response.status_code == 302
    assert db.session.scalars(db.select(Notice.read_at)).all() == [None]


@pytest.mark.parametrize("value", ["sNaN", "NaN", "Infinity", "1e400", "1e-400", "-1", "9" * 5000])
def test_a_target_that_is_no_number_is_refused(app: Flask, world: World, value: str) -> None:
    version = Desk(world).task().version_id
    sent = {"version": version, "rows-0-name": "培训", "rows-0-value": value}
    assert post(world.client(app, "yx-coord"), "/o/yunxi/2026/tasks/1/targets", sent).status_code == 400


def test_a_part_without_a_unit_stays_with_the_unit_of_the_whole(app: Flask, world: World) -> None:
    whole = Desk(world).task()
    sent = {"version": whole.version_id, "parts-0-title": "摸排", "parts-0-lead_unit_id": ""}
    assert post(world.client(app, "yx-coord"), "/o/yunxi/2026/tasks/1/split", sent).status_code == 302
    parts = db.session.scalars(db.select(Task).where(Task.part_of_id.is_not(None))).all()
    assert [part.lead_unit_id for part in parts] == [whole.lead_unit_id]


@pytest.mark.parametrize("into", ["2025-002", "x-002", "2026-2026-002", "-1", HUGE])
def test_a_task_is_not_merged_into_that_number_of_another_year(app: Flask, world: World, into: str) -> None:
    desk = Desk(world)
    version = desk.task().version_id
    desk.task()
    sent = {"step": "merge", "version": version, "into": into, "reason": "是同一件事"}
    assert post(world.client(app, "yx-coord"), "/o/yunxi/2026/tasks/1/move", sent).status_code == 400
