"""What a task's page tells of the work on it: reported work large, events small, figures against targets."""

from datetime import date
from decimal import Decimal

import pytest
from flask import Flask

from tests.support.page_forms import fields
from tests.support.pages import get_page, post_page
from tests.support.photos import add_photo
from tests.support.tasks import add_task
from tests.support.work import NOW, Desk, figure
from tests.support.world import World
from tracker.domain.tasks import TaskState
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models.evidence import task_evidence
from tracker.services.evidence import describe
from tracker.services.tasks import Assignment, Part, split
from tracker.services.work import NewProgress, revise

URL = "/o/yunxi/2026/tasks/1"


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


def test_reported_work_is_told_in_full(app: Flask, world: World, desk: Desk) -> None:
    photo = add_photo(world)
    actor, kind = world.actor("yx-staff"), EvidenceKind.PHOTO
    describe(actor, NOW, photo.id, photo.version_id, kind=kind, reference="", caption="培训现场")
    desk.report(
        "yx-staff", desk.task(), "组织第五期培训", difficulties="教室太小", next_step="十月办第六期", needs_leader=True,
        percent=60, figures=(figure("参训", "30余", "人次"),), evidence_ids=(photo.id,),
    )  # fmt: skip
    page = get_page(world.client(app, "yx-viewer"), URL)
    update = page.texts(".nl-timeline > .is-pending")[0]
    for words in ("吴静", "综合行政执法队", "待采纳", "组织第五期培训", "困难 教室太小", "下一步 十月办第六期",
                  "参训 30 余人次", "自报完成 60%", "要领导出面"):  # fmt: skip
        assert words in update
    image = page.find(".nl-photos img")
    assert image.attributes["alt"] == "培训现场"
    assert page.texts(".nl-photos figcaption") == ["培训现场"]


def test_only_progress_hides_the_events(app: Flask, world: World, desk: Desk) -> None:
    desk.report("yx-staff", desk.task())
    client = world.client(app, "yx-viewer")
    assert get_page(client, URL).all(".nl-timeline .is-event")
    page = get_page(client, f"{URL}?only=progress")
    assert not page.all(".nl-timeline .is-event")
    assert page.texts(".nl-timeline .nl-update-head b") == ["吴静"]


def test_the_latest_stands_first_by_the_day_of_the_work(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task(state=TaskState.IN_PROGRESS)
    for day, text in ((date(2026, 5, 22), "五月"), (date(2026, 9, 1), "九月"), (date(2026, 7, 10), "七月")):
        desk.report("yx-staff", task, text, done_on=day)
    page = get_page(world.client(app, "yx-viewer"), f"{URL}?only=progress")
    assert page.texts(".nl-timeline > li > div > .nl-lines") == ["九月", "七月", "五月"]


def test_figures_add_up_against_targets_accepted_and_waiting_apart(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task(state=TaskState.IN_PROGRESS, started_on=date(2026, 1, 1))
    desk.target(task, "执法培训", "次", 6)
    done = [desk.report("yx-staff", task, figures=(figure("执法培训", "2"), figure("合格率", rate, "%")))
            for rate in ("90", "100")]  # fmt: skip
    desk.accept("yx-head", *done)
    desk.report("yx-staff", task, figures=(figure("执法培训", "1"),))
    page = get_page(world.client(app, "yx-viewer"), URL)
    assert page.texts("#figures td") == ["执法培训", "4 次+1 待采纳", "6 次", "合格率", "100 %", "—"]
    assert "序时 79%，实绩 66%" in page.texts(".nl-lede")[0]
    assert "还缺 执法培训 4 / 6 次" in page.texts(".nl-checks li")


def test_returned_work_counts_nowhere(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task()
    desk.send_back("yx-head", desk.report("yx-staff", task, figures=(figure("执法培训", "2"),)), reason="数字不对")
    page = get_page(world.client(app, "yx-viewer"), URL)
    assert not page.all("#figures")
    assert "退回原因：数字不对" in page.text


def test_a_replaced_figure_counts_once(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task()
    entry = desk.report("yx-staff", task, figures=(figure("执法培训", "2"),))
    desk.accept("yx-head", entry)
    new = NewProgress("更正", figures=(figure("执法培训", Decimal(3)),))
    desk.accept("yx-head", revise(world.actor("yx-staff"), NOW, entry.id, entry.version_id, new))
    page = get_page(world.client(app, "yx-viewer"), URL)
    assert page.texts("#figures b") == ["3"]
    assert "已更正" in page.text


def test_evidence_speaks_for_closing_once_it_is_accepted(app: Flask, world: World, desk: Desk) -> None:
    task, photo = desk.task(), add_photo(world)
    entry = desk.report("yx-staff", task, evidence_ids=(photo.id,))
    client = world.client(app, "yx-viewer")
    assert "还缺 已采纳的进展里还没有佐证材料" in get_page(client, URL).texts(".nl-checks li")
    desk.accept("yx-head", entry)
    assert "已有 已采纳的佐证材料 1 件" in get_page(client, URL).texts(".nl-checks li")


def test_parts_and_whole_name_each_other_and_hold_up_closing(app: Flask, world: World, desk: Desk) -> None:
    task = desk.task(state=TaskState.IN_PROGRESS)
    unit = world.unit("yunxi-zf").id
    part = Part("清理台账", assignment=Assignment(lead_unit_id=unit))
    split(world.actor("yx-coord"), NOW, task.id, task.version_id, [part])
    client = world.client(app, "yx-viewer")
    page = get_page(client, URL)
    assert "子事项 002 清理台账 待分派" in page.text
    assert "还缺 还有 1 件子事项没有办结" in page.texts(".nl-checks li")
    assert "属于 001 加强行政执法规范化建设" in get_page(client, "/o/yunxi/2026/tasks/2").text


def test_a_task_carried_over_names_the_earlier_one(app: Flask, world: World, desk: Desk) -> None:
    earlier = add_task(world, plan_year=2025, title="去年的培训", state=TaskState.CLOSED)
    add_task(world, continues_task_id=earlier.id)
    db.session.commit()
    client = world.client(app, "yx-viewer")
    assert "接着办 2025-001 去年的培训 已销号" in get_page(client, URL).text
    assert "以后年度接着办 2026-001" in get_page(client, "/o/yunxi/2025/tasks/1").text


def test_a_missed_date_stays_on_the_page(app: Flask, world: World, desk: Desk) -> None:
    desk.task(first_due_on=date(2026, 8, 31), late_since=date(2026, 8, 31), due_on=date(2026, 12, 10))
    page = get_page(world.client(app, "yx-viewer"), URL)
    assert page.all(".nl-light-red")
    assert page.texts(".nl-lede s") == ["8月31日"]
    assert "错过 2026年8月31日" in page.text


def test_the_county_sees_accepted_work_alone(app: Flask, world: World, desk: Desk) -> None:
    task, photo = desk.task(), add_photo(world)
    desk.accept("yx-head", desk.report("yx-staff", task, "已采纳的", evidence_ids=(photo.id,)))
    desk.report("yx-staff", task, "没有采纳的", figures=(figure("执法培训", "2"),))
    page = get_page(world.client(app, "qh-coord"), URL)
    assert "已采纳的" in page.text
    assert "没有采纳的" not in page.html
    assert not page.all(".nl-photos, #figures")


def test_accepted_evidence_is_shared_from_the_page(app: Flask, world: World, desk: Desk) -> None:
    task, photo = desk.task(), add_photo(world)
    coord, county = world.client(app, "yx-coord"), world.client(app, "qh-coord")
    entry = desk.report("yx-staff", task, evidence_ids=(photo.id,))
    assert not get_page(coord, URL).all("#papers")
    desk.accept("yx-head", entry)
    assert not get_page(county, URL).all(".nl-photos")
    assert not get_page(world.client(app, "yx-staff"), URL).all("#papers form")
    form = fields(get_page(coord, URL), "#papers form", shared="1")
    page = post_page(coord, f"/o/yunxi/2026/evidence/share?next={URL}", form)
    assert not page.all("#papers")
    assert len(get_page(county, URL).all(".nl-photos img")) == 1


def test_signed_sheets_stand_on_the_page(app: Flask, world: World, desk: Desk) -> None:
    task, sheet = desk.task(), add_photo(world, name="交办单签字.jpg")
    db.session.execute(task_evidence.insert().values(task_id=task.id, evidence_id=sheet.id))
    assert get_page(world.client(app, "yx-viewer"), URL).texts("#papers a") == ["交办单签字.jpg"]
