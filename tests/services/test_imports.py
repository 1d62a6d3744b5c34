"""Uploading a report, saying which one it is, and voiding it."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.clock import Clock
from tests.support.reports import yunxi_report
from tests.support.reviewing import Review, blobs
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.reports import ItemKind, ReadingState, Series
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Edition, Event, Report, ReportItem, Task
from tracker.services import imports
from tracker.services.imports.upload import bare_name


@pytest.fixture
def review(world: World, clock: Clock) -> Review:
    return Review(world, clock())


def test_an_upload_keeps_file_text_and_items(review: Review) -> None:
    edition = review.reading.edition
    assert edition.sha256 in blobs()
    assert edition.title == "云溪镇人民政府关于2025年度法治政府建设情况的报告"
    assert (edition.dated_on, edition.report_id) == (date(2026, 2, 3), None)
    assert [len(review.items(kind)) for kind in ItemKind] == [5, 8]
    assert review.problem(1).text == "行政执法队伍专业力量不足，案卷制作不够规范，部分执法文书填写不完整"
    assert edition.text[review.problem(2).span_start :].startswith("重点领域政府信息公开不够及时")


def test_years_are_proposals_until_a_person_confirms_them(review: Review) -> None:
    reading = review.reading
    assert (reading.year, reading.plan_year, reading.plan_year_basis) == (2025, 2026, "stated")
    assert (reading.meta_confirmed, reading.state) == (False, ReadingState.REVIEWING)


def test_a_unit_named_in_the_text_is_suggested_with_its_head_leader_and_the_stated_deadline(
    review: Review, world: World
) -> None:
    item = review.plan(1)
    assert item.lead_unit_id == world.unit("yunxi-zf").id
    assert (item.owner_id, item.sponsor_id) == (world.user("yx-head").id, world.user("yx-leader").id)
    assert (item.due_on, item.theme_code, item.target) == (date(2026, 6, 30), "T4", "不少于6次")
    assert item.suggested == ["due_on", "lead_unit", "owner", "sponsor", "target", "theme"]


def test_what_the_text_does_not_say_is_not_suggested(review: Review) -> None:
    item = review.plan(3)
    assert item.due_on is None
    assert "due_on" not in item.suggested


def test_the_same_file_is_recognised(review: Review) -> None:
    edition = review.reading.edition
    with pytest.raises(Conflict) as refused:
        review.upload(filename="又一份.txt")
    assert refused.value.code == "already_imported"
    assert refused.value.params["edition_id"] == edition.id
    assert refused.value.params["title"] == edition.title


def test_another_town_may_import_the_same_file(review: Review, world: World, clock: Clock) -> None:
    data = yunxi_report().encode()
    reading = imports.upload(world.actor("hs-coord"), clock(), world.org("heshan").id, "报告.txt", data, blobs())
    assert reading.org_id == world.org("heshan").id


def test_pasted_text_is_a_file_like_any_other(review: Review) -> None:
    reading = review.upload(yunxi_report(2024), "粘贴正文.txt")
    assert (reading.year, reading.edition.filename) == (2024, "粘贴正文.txt")


@pytest.mark.parametrize(
    ("data", "filename", "code"),
    [(b"", "a.txt", "read_empty"), (b"\xff\xd8\xff\xe0" + b"x" * 99, "a.docx", "read_not_what_it_says")],
)
def test_a_file_that_cannot_be_read_leaves_nothing_behind(
    world: World, clock: Clock, app: Flask, data: bytes, filename: str, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        imports.upload(world.actor("yx-coord"), clock(), world.org("yunxi").id, filename, data, blobs())
    assert (refused.value.code, refused.value.field) == (code, "file")
    assert db.session.scalars(select(Edition)).all() == []
    assert db.session.scalars(select(Event)).all() == []
    assert not list((app.config["SETTINGS"].data_dir).glob("blobs/*"))


@pytest.mark.parametrize(
    "account", ["yx-leader", "yx-head", "yx-staff", "yx-viewer", "yx-admin", "hs-coord", "qh-coord"]
)
def test_only_the_towns_coordinator_imports(world: World, clock: Clock, account: str) -> None:
    with pytest.raises(NotAllowed):
        imports.upload(world.actor(account), clock(), world.org("yunxi").id, "a.txt", b"x", blobs())


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (r"C:\Users\顾\报告.docx", "报告.docx"),
        ("/home/x/报告.docx", "报告.docx"),
        ("报\x00告\n.docx", "报告.docx"),
        ("", "file"),
        ("长" * 300 + ".docx", "长" * 250 + ".docx"),
    ],
)
def test_a_file_keeps_its_own_name_only(sent: str, kept: str) -> None:
    assert bare_name(sent) == kept


def test_confirmed_years_make_the_report_and_number_its_editions(review: Review, world: World, clock: Clock) -> None:
    review.confirm_meta()
    assert review.reading.meta_confirmed
    second = review.upload(yunxi_report() + "\n更正版")
    report = imports.confirm_meta(review.actor, clock(), second.id, second.version_id, 2025, 2027, Series.RULE_OF_LAW)
    assert (second.edition.number, second.plan_year, second.plan_year_basis) == (2, 2027, "confirmed")
    assert db.session.scalars(select(Report)).all() == [report]
    review.confirm_meta()
    assert review.reading.edition.number == 1


@pytest.mark.parametrize(
    ("year", "plan_year", "field"),
    [(1989, 1990, "year"), (2028, 2029, "year"), (2025, 2024, "plan_year"), (2025, 2028, "plan_year")],
)
def test_years_must_make_sense(review: Review, year: int, plan_year: int, field: str) -> None:
    reading = review.reading
    with pytest.raises(Invalid) as refused:
        imports.confirm_meta(
            review.actor, review.now, reading.id, reading.version_id, year, plan_year, Series.RULE_OF_LAW
        )
    assert refused.value.field == field


def test_a_plan_year_stays_once_there_are_tasks(review: Review) -> None:
    review.ready()
    review.confirm()
    with pytest.raises(Conflict, match="already_confirmed"):
        review.confirm_meta()


def test_voiding_needs_a_reason(review: Review) -> None:
    edition = review.reading.edition
    with pytest.raises(Invalid) as refused:
        imports.void(review.actor, review.now, edition.id, edition.version_id, "  ")
    assert refused.value.field == "reason"


def test_a_voided_import_takes_its_tasks_along_and_may_be_imported_again(review: Review) -> None:
    review.ready()
    tasks = review.confirm()
    edition = review.reading.edition
    imports.void(review.actor, review.now, edition.id, edition.version_id, "传错了年份")
    assert review.reading.state is ReadingState.VOIDED
    assert all(task.voided_at for task in tasks)
    assert review.upload().edition_id != edition.id
    voided = db.session.scalars(select(Event).where(Event.verb == "voided", Event.subject_type == "edition")).one()
    assert voided.reason == "传错了年份"


def test_an_import_whose_tasks_are_under_way_stays(review: Review) -> None:
    review.ready()
    tasks = review.confirm()
    tasks[3].state = TaskState.IN_PROGRESS
    db.session.commit()
    edition = review.reading.edition
    with pytest.raises(Conflict) as refused:
        imports.void(review.actor, review.now, edition.id, edition.version_id, "传错了")
    assert (refused.value.code, refused.value.params["numbers"]) == ("tasks_under_way", [4])
    db.session.rollback()
    assert not any(task.voided_at for task in db.session.scalars(select(Task)))


def test_another_towns_coordinator_sees_no_such_import(review: Review, world: World) -> None:
    edition = review.reading.edition
    with pytest.raises(NotFound):
        imports.void(world.actor("hs-coord"), review.now, edition.id, edition.version_id, "不是我们的")
    assert db.session.scalars(select(ReportItem.decision).distinct()).one() == "pending"


def test_text_that_no_database_takes_is_refused(review: Review) -> None:
    with pytest.raises(Invalid) as refused:
        review.upload(yunxi_report(2024).replace("存在的问题", "存在的\0问题"))
    assert refused.value.code.startswith("read_")
