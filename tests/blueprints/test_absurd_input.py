"""Addresses and forms that no page of ours offers: they are refused in words, and nothing fails."""

import pytest
from flask import Flask

from tests.support.pages import post
from tests.support.work import Desk
from tests.support.world import World
from tracker.domain.notices import NoticeReason
from tracker.extensions import db
from tracker.models import Absence, Notice, Task
from tracker.services.notices import notify
from tracker.web import clock

HUGE = "9" * 400
PAGES = (
    "ledger", "mine", "desk", "records", "records?quarter=4", "quarter", "quarter/1/zf", "quarter/4/zf?all=1",
    "notices", "log", "log/export", "indicators", "imports", "entries", "tasks/1", "people", "organisation/",
    "reminders", "reminders?due=99999-01-01", "reminders/absences", "draft", "draft?period=q1&s=" + "9" * 400,
    "draft/outline", "draft/asked/" + "9" * 30, "notes", "carry-over", "jobs", "ring", "ring/promises",
    "ring/outcomes", "ring/repeats",
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


@pytest.mark.parametrize(
    "sent",
    [
        {"person_id": HUGE, "from_on": "2026-09-22", "to_on": "2026-09-23"},
        {"person_id": "1", "delegate_id": "-1", "from_on": "0001-01-01", "to_on": "9999-12-31"},
        {"person_id": "x", "delegate_id": "x", "from_on": HUGE, "to_on": "2026-02-30"},
    ],
)
def test_nobody_is_away_in_a_way_that_cannot_be(app: Flask, world: World, sent: dict[str, str]) -> None:
    response = post(world.client(app, "yx-coord"), "/o/yunxi/2026/reminders/absences", sent)
    assert response.status_code == 400
    assert 'role="alert"' in response.text
    assert db.session.scalars(db.select(Absence)).all() == []


@pytest.mark.parametrize(
    "sent",
    [{"lead_days": HUGE}, {"escalation": "1", "escalation-0-after": HUGE}, {"escalation": "1", "version": HUGE}, {}],
)
def test_a_policy_that_no_page_offers_is_refused(app: Flask, world: World, sent: dict[str, str]) -> None:
    response = post(world.client(app, "yx-coord"), "/o/yunxi/2026/reminders", sent)
    assert response.status_code == 400
    for button in ("preview", "more", "drop", "inherit"):
        shown = post(world.client(app, "yx-coord"), "/o/yunxi/2026/reminders", {**sent, button: HUGE, "due": HUGE})
        assert shown.status_code == 200


@pytest.mark.parametrize("sent", [{"lead_days": HUGE}, {"lead_days": "x"}, {"way": "pigeon"}, {"version": HUGE}])
def test_wishes_that_no_page_offers_are_refused(app: Flask, world: World, sent: dict[str, str]) -> None:
    response = post(world.client(app, "yx-staff"), "/me/reminders", {"version": "1", "way": "email", **sent})
    assert response.status_code == 400
