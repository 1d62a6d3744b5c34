"""Pages of long jobs: progress without a script, the end of one, the way to what came of it."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.long_jobs import NOW, add_draft, blobs, job, work_all
from tests.support.pages import post as post_form
from tests.support.reports import yunxi_report
from tests.support.work import Desk
from tests.support.world import World
from tracker.domain.long_jobs import JobState
from tracker.services.evidence import keep

JOBS = "/o/yunxi/2026/jobs"


@pytest.fixture
def coordinator(app: Flask, world: World) -> FlaskClient:
    return world.client(app, "yx-coord")


def send_reports(coordinator: FlaskClient) -> str:
    """Two reports at once; the address on which their progress stands."""
    files = [(BytesIO(yunxi_report(year).encode()), f"{year}.txt") for year in (2023, 2024)]
    sent = post_form(coordinator, "/o/yunxi/2026/imports", {"file": files})
    assert sent.status_code == 303
    return str(sent.location)


def test_several_files_are_read_aside_and_each_leads_to_its_review(coordinator: FlaskClient) -> None:
    address = send_reports(coordinator)
    page = coordinator.get(address).text
    assert "排队中" in page
    assert "0 / 2" in page
    assert work_all() == [JobState.DONE]
    page = coordinator.get(address).text
    assert "做完了" in page
    assert page.count("等您审核") == 2
    assert 'href="/o/yunxi/2026/imports/' in page


def test_the_page_asks_again_by_itself_until_the_job_has_ended(coordinator: FlaskClient) -> None:
    address = send_reports(coordinator)
    page = coordinator.get(address).text
    assert "看看做到哪了" in page
    assert "data-hx-get" in page
    work_all()
    page = coordinator.get(address).text
    assert "看看做到哪了" not in page
    assert "data-hx-get" not in page


def test_a_script_gets_the_part_that_changes(coordinator: FlaskClient) -> None:
    part = coordinator.get(send_reports(coordinator), headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith("<section")
    assert "排队中" in part


def test_a_job_can_be_ended_from_its_page(coordinator: FlaskClient) -> None:
    address = send_reports(coordinator)
    assert post_form(coordinator, address + "/cancel", {}).status_code == 303
    assert "已取消" in coordinator.get(address).text
    assert work_all() == []
    again = post_form(coordinator, address + "/cancel", {}, follow_redirects=True).text
    assert "已经结束" in again


def test_one_file_still_goes_straight_to_its_review(coordinator: FlaskClient) -> None:
    sent = post_form(coordinator, "/o/yunxi/2026/imports", {"file": (BytesIO(yunxi_report().encode()), "报告.txt")})
    assert "/imports/" in sent.location


def test_the_evidence_of_a_draft_is_fetched_from_the_page(app: Flask, world: World, coordinator: FlaskClient) -> None:
    sheet = keep(world.actor("yx-staff"), NOW, world.org("yunxi").id, "签到表.txt", b"1", blobs())
    desk = Desk(world)
    entry = desk.record("yx-staff", evidence_ids=[sheet.id])
    sent = post_form(coordinator, JOBS + "/evidence", {"draft_id": str(add_draft(world, "yunxi", entry))})
    work_all()
    assert "下载" in coordinator.get(sent.location).text
    fetched = coordinator.get(sent.location + "/file")
    assert fetched.data.startswith(b"PK")
    assert "attachment" in fetched.headers["Content-Disposition"]
    fetched.close()
    head = world.client(app, "yx-head")
    assert head.get(sent.location).status_code == 200


def test_a_job_is_seen_by_those_who_could_ask_for_it(app: Flask, world: World, coordinator: FlaskClient) -> None:
    address = send_reports(coordinator)
    assert "批量导入报告" in coordinator.get(JOBS).text
    leader = world.client(app, "yx-leader")
    assert leader.get(address).status_code == 404
    assert "批量导入报告" not in leader.get(JOBS).text
    assert world.client(app, "yx-staff").get(address).status_code == 403
    assert world.client(app, "hs-coord").get(address).status_code == 404
    assert world.client(app, "qh-coord").get(address).status_code in {403, 404}
    assert job(int(address.rpartition("/")[2])).state is JobState.WAITING


def test_a_file_that_is_gone_leads_to_the_page_that_says_so(app: Flask, world: World, coordinator: FlaskClient) -> None:
    sent = post_form(coordinator, JOBS + "/evidence", {"draft_id": str(add_draft(world))})
    work_all()
    folder = app.config["SETTINGS"].data_dir / "exports"
    for path in folder.iterdir():
        path.unlink()
    page = coordinator.get(sent.location + "/file", follow_redirects=True).text
    assert "文件已经清理" in page


@pytest.mark.parametrize(("who", "whole"), [("yx-coord", True), ("yx-leader", True), ("yx-head", False)])
def test_an_archive_with_photos_as_they_were_sent_is_for_those_who_may_see_them_so(
    app: Flask, world: World, coordinator: FlaskClient, who: str, whole: bool
) -> None:
    sent = post_form(coordinator, JOBS + "/evidence", {"draft_id": str(add_draft(world, "yunxi"))})
    work_all()
    client = world.client(app, who)
    with client.get(sent.location + "/file") as fetched:
        assert (fetched.status_code == 200) is whole
    assert (sent.location + "/file" in client.get(sent.location).text) is whole


def test_a_unit_head_fetches_the_archive_that_was_made_for_them(app: Flask, world: World) -> None:
    head = world.client(app, "yx-head")
    sent = post_form(head, JOBS + "/evidence", {"draft_id": str(add_draft(world, "yunxi"))})
    work_all()
    with head.get(sent.location + "/file") as fetched:
        assert fetched.status_code == 200
