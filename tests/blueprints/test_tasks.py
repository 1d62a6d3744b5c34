"""The page of a task, changing it, signing for it, and making one by hand."""

import io
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from tests.support.pages import get_page, post, post_page
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.domain.reports import Decision, ItemKind, ReadingState, SourceKind
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Edition, Reading, ReportItem, Source, Task, TaskAnswer

URL = "/o/yunxi/2026/tasks/1"
NEW = "/o/yunxi/2026/tasks/new"
BEFORE = "三、2026年工作安排\n一是持续深入学习，专题学法不少于四次。\n二是"
QUOTE = "加强行政执法规范化建设，全年组织培训不少于六次"
TEXT = BEFORE + "加强行政执法规范化建设，\n全年组织培训不少于六次" + "。三是健全合法性审核机制，做到应审尽审。"


@pytest.fixture
def reported(world: World) -> Task:
    """A task from a report."""
    made = datetime(2026, 1, 22, tzinfo=UTC)
    org = world.org("yunxi").id
    edition = Edition(
        org_id=org, filename="报告.docx", sha256="a3f19c04" + "0" * 56, size=1, text=TEXT,
        title="云溪镇2025年法治政府建设情况报告", dated_on=date(2026, 1, 22), uploaded_at=made,
    )  # fmt: skip
    reading = Reading(
        org_id=org,
        edition=edition,
        parser_version="1",
        year=2025,
        plan_year=2026,
        state=ReadingState.DONE,
        read_at=made,
    )
    start, end = len(BEFORE), TEXT.index("。三是")
    item = ReportItem(
        org_id=org, reading=reading, kind=ItemKind.PLAN, text=QUOTE, enumerator="二是", span_start=start, span_end=end,
        heading_path=["三、2026年工作安排"], decision=Decision.ACCEPTED,
    )  # fmt: skip
    source = Source(
        org_id=org,
        kind=SourceKind.REPORT,
        edition=edition,
        name=edition.title,
        dated_on=edition.dated_on,
        sha256=edition.sha256,
    )
    db.session.add_all([edition, reading, item, source])
    db.session.flush()
    task = add_task(world, source_id=source.id, quote=QUOTE, items=[item])
    db.session.commit()
    return task


def test_the_quote_is_marked_verbatim_in_its_context(app: Flask, world: World, reported: Task) -> None:
    page = get_page(world.client(app, "yx-viewer"), URL)
    assert page.find("blockquote mark").text() == QUOTE
    assert page.texts("blockquote p") == [
        f"一是持续深入学习，专题学法不少于四次。二是{QUOTE}。三是健全合法性审核机制，做到应审尽审。"
    ]
    footer = page.texts("blockquote footer")[0]
    assert footer.startswith("《云溪镇2025年法治政府建设情况报告》三二是 第 1 版 a3f1 9c04")
    assert "2026年1月22日" in footer


def test_in_the_ledger_it_names_report_and_place(app: Flask, world: World, reported: Task) -> None:
    assert "2025年报告 三二是" in get_page(world.client(app, "yx-viewer"), "/o/yunxi/2026/ledger").text


def test_a_long_report_shows_whole_sentences_and_dots(app: Flask, world: World, reported: Task) -> None:
    padding = "前面还有许多话，说得很长很长。" * 40 + "\n"
    item = reported.items[0]
    item.reading.edition.text = padding + TEXT + padding
    item.span_start, item.span_end = item.span_start + len(padding), item.span_end + len(padding)
    db.session.commit()
    words = get_page(world.client(app, "yx-viewer"), URL).texts("blockquote p")[0]
    assert words.startswith("一是持续深入学习")
    assert words.endswith("。……")
    assert QUOTE in words
    assert len(words) < 300


def test_a_problem_and_its_measure_name_each_other(app: Flask, world: World) -> None:
    problem, plan = add_task(world, title="执法力量不足"), add_task(world, title="加大培训力度")
    db.session.add(TaskAnswer(problem_id=problem.id, plan_id=plan.id))
    client = world.client(app, "yx-viewer")
    assert "整改措施 002 加大培训力度" in get_page(client, URL).text
    assert "回应问题 001 执法力量不足" in get_page(client, "/o/yunxi/2026/tasks/2").text


def test_voided_and_unknown_tasks_are_not_found(app: Flask, world: World) -> None:
    task = add_task(world)
    task.voided_at = task.created_at
    client = world.client(app, "yx-coord")
    get_page(client, URL, 404)
    get_page(client, "/o/yunxi/2026/tasks/99999999999", 404)
    get_page(world.client(app, "hs-coord"), URL, 404)


def fields(**changes: object) -> dict[str, object]:
    return {"lead_unit_id": "", "owner_id": "", "sponsor_id": "", "theme_code": "", "priority": "normal", **changes}


def test_assigning_on_the_page_fills_the_timeline(app: Flask, world: World) -> None:
    task = add_task(world, state=TaskState.UNASSIGNED, due_on=None)
    client = world.client(app, "yx-coord")
    version = get_page(client, URL).find("input[name=version]").attributes["value"]
    sent = fields(
        version=version, lead_unit_id=str(world.unit("yunxi-zf").id), owner_id=str(world.user("yx-staff").id),
        sponsor_id=str(world.user("yx-leader").id), due_on="2026-10-30",
        supporting_unit_ids=str(world.unit("yunxi-sfs").id),
    )  # fmt: skip
    page = post_page(client, URL, sent)
    assert page.texts(".nl-steps [aria-current] b") == ["待签收"]
    told = page.texts(".nl-timeline li")[0]
    assert "李文澜 分派：配合单位 司法所；承办人 吴静；责任领导 周正平；时限 10月30日；首定时限 10月30日" in told
    sent |= {
        "due_on": "2026-11-15",
        "version": get_page(client, f"{URL}?edit=1").find("input[name=version]").attributes["value"],
    }
    later = post_page(client, URL, sent)
    assert "时限由 10月30日 改为 11月15日" in later.texts(".nl-timeline li")[0]
    assert later.texts("dd s") == ["2026年10月30日"]
    assert db.session.get(Task, task.id)


def test_a_stale_form_is_told_so_and_keeps_what_was_typed(app: Flask, world: World) -> None:
    add_task(world)
    client = world.client(app, "yx-coord")
    sent = fields(version="7", lead_unit_id=str(world.unit("yunxi-zf").id), target="培训六次", due_on="2026-11-30")
    page = post_page(client, URL, sent, 409)
    assert "别人已经改过" in page.errors()[0]
    assert page.find("input[name=target]").attributes["value"] == "培训六次"
    assert page.find("input[name=version]").attributes["value"] == "1"


def test_what_an_assigned_task_needs_is_named_at_its_field(app: Flask, world: World) -> None:
    task = add_task(world, owner_id=world.user("yx-staff").id)
    sent = fields(version=str(task.version_id), lead_unit_id=str(task.lead_unit_id), due_on="2026-11-30")
    page = post_page(world.client(app, "yx-coord"), URL, sent, 400)
    assert any("都不能空着" in error for error in page.errors())


def test_only_those_who_may_assign_see_the_form(app: Flask, world: World) -> None:
    add_task(world)
    assert get_page(world.client(app, "yx-head"), f"{URL}?edit=1").all("#assign")
    client = world.client(app, "yx-viewer")
    assert not get_page(client, f"{URL}?edit=1").all("#assign")
    post_page(client, URL, fields(), 403)


def test_the_owner_signs_for_a_task(app: Flask, world: World) -> None:
    task = add_task(world, owner_id=world.user("yx-staff").id)
    assert not get_page(world.client(app, "yx-leader"), URL).all(".nl-actions form")
    client = world.client(app, "yx-staff")
    page = post_page(client, f"{URL}/receive", {"version": str(task.version_id)})
    assert page.texts(".nl-steps [aria-current] b") == ["办理中"]
    assert "吴静 签收" in page.texts(".nl-timeline li")[0]
    assert post(world.client(app, "yx-viewer"), f"{URL}/receive", {"version": "1"}).status_code == 403


def entered(world: World, **changes: object) -> dict[str, object]:
    given = fields(
        lead_unit_id=str(world.unit("yunxi-zf").id), kind="plan", source_kind="superior",
        source_name="县司法局通知", source_number="青司发〔2026〕8号", dated_on="2026-03-02",
        quote="请各镇清理到期执法证件，换发新证。",
        title="清理执法证件",
    )  # fmt: skip
    return {**given, **changes}


def test_a_task_is_made_by_hand_with_its_source(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    assert "不得上传涉密信息" in get_page(client, NEW).text
    file = (io.BytesIO(b"%PDF-1.7\n%abc"), "通知.pdf")
    page = post_page(client, NEW, entered(world, file=file))
    assert page.h1 == "清理执法证件"
    assert page.find("blockquote mark").text() == "请各镇清理到期执法证件，换发新证。"
    for words in ("上级交办", "县司法局通知", "青司发〔2026〕8号", "2026年3月2日"):
        assert words in page.texts("blockquote footer")[0]
    saved = client.get(page.find(".nl-files a").attributes["href"] or "")
    assert saved.data.startswith(b"%PDF")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert saved.headers["X-Content-Type-Options"] == "nosniff"
    saved.close()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"quote": ""}, "请填写原文"),
        ({"source_name": ""}, "请填写"),
        ({"lead_unit_id": ""}, "请填写牵头单位"),
        ({"file": "程序.exe"}, "不收 .exe"),
        ({"dated_on": "0001-01-01"}, "年份不对"),
    ],
)
def test_a_refused_task_keeps_what_was_typed(app: Flask, world: World, changes: dict[str, object], words: str) -> None:
    if "file" in changes:
        changes = {"file": (io.BytesIO(b"MZ"), changes["file"])}
    page = post_page(world.client(app, "yx-coord"), NEW, entered(world, **changes), 400)
    assert any(words in error for error in page.errors())
    assert page.find("input[name=title]").attributes["value"] == "清理执法证件"


def test_who_makes_no_tasks_gets_no_form(app: Flask, world: World) -> None:
    for account in ("yx-staff", "yx-viewer", "qh-coord"):
        get_page(world.client(app, account), NEW, 403)
    head = get_page(world.client(app, "yx-head"), NEW)
    assert head.texts("select[name=lead_unit_id] option") == ["请选择", "综合行政执法队"]


@pytest.mark.parametrize("units", [[""], [" "], ["", "abc"], ["", "999999"]])
def test_supporting_units_that_are_none_are_refused(app: Flask, world: World, units: list[str]) -> None:
    task = add_task(world)
    given = {"lead_unit_id": str(task.lead_unit_id), "priority": "normal", "version": str(task.version_id)}
    entered = MultiDict([*given.items(), *(("supporting_unit_ids", unit) for unit in units)])
    page = post_page(world.client(app, "yx-coord"), URL, entered, 400)
    assert page.errors()


def test_a_unit_head_is_not_offered_another_sponsor_nor_another_date(app: Flask, world: World) -> None:
    task = add_task(world, owner_id=world.user("yx-staff").id, sponsor_id=world.user("yx-leader").id)
    db.session.commit()
    url = f"/o/yunxi/2026/tasks/{task.number}?edit=1"
    held = get_page(world.client(app, "yx-head"), url)
    assert len(held.all("#sponsor_id option")) == 1
    assert "readonly" in held.find("#due_on").attributes
    free = get_page(world.client(app, "yx-coord"), url)
    assert len(free.all("#sponsor_id option")) > 1
    assert "readonly" not in free.find("#due_on").attributes
