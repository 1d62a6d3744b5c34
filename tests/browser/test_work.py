"""The daily work on a task in real browsers, from the assignment to the seal."""

import io

from PIL import Image
from playwright.sync_api import Page, expect

from tests.storage import photographs
from tests.support.office import Office, entry, fits, happened, more, press, speaks_chinese, state, told
from tests.support.office_work import accept, act, aim, assign, photo, report, send, send_back, shown
from tracker.domain.tasks import TaskState

TITLE = "加强行政执法规范化建设"
FIRST, SECOND = "组织执法人员学习新修订的行政处罚法", "邀请县司法局讲课"


def test_a_task_is_worked_on_from_the_assignment_to_the_seal(office: Office) -> None:
    number = office.task(state=TaskState.UNASSIGNED, owner_id=None, sponsor_id=None, due_on=None, first_due_on=None)
    coordinator = assigned(office, number)
    staff = received(office)
    reported_from_a_phone(staff)
    returned_revised_and_accepted(coordinator, staff)
    submitted_returned_and_closed(office, staff, number)
    coordinator.goto(office.url("log"))
    speaks_chinese(coordinator)
    assert office.complaints == []


def assigned(office: Office, number: int) -> Page:
    page = office.at("yx-coord", f"tasks/{number}")
    expect(state(page)).to_have_text("待分派")
    assign(page, "吴静", "周正平", "2026-11-30")
    expect(state(page)).to_have_text("待签收")
    more(page, "量化目标")
    aim(page, "执法人员培训", "6", "次")
    return page


def received(office: Office) -> Page:
    page = office.phone("yx-staff", "mine")
    page.get_by_role("button", name=f"签收 {TITLE}").click()
    told(page, "已签收")
    fits(page)
    page.get_by_role("link", name=TITLE).click()
    expect(state(page)).to_have_text("办理中")
    return page


def reported_from_a_phone(staff: Page) -> None:
    """Two updates with figures; a turned JPEG and a HEIC chosen at once, both of which tell where they were taken."""
    photos = [
        photo("IMG_1.jpg", photographs.turned("JPEG", 6)),
        photo("IMG_2.HEIC", photographs.telling("HEIF"), "image/heic"),
    ]
    report(staff, FIRST, {"执法人员培训": "2"}, photos)
    assert shown(staff) == 2
    report(staff, SECOND, {"执法人员培训": "1"}, [photo("IMG_3.jpg", photographs.saved(photographs.scene(), "JPEG"))])
    assert shown(staff) == 3
    expect(staff.locator("#figures")).to_contain_text("+3 待采纳")
    fits(staff)
    tells_no_place(staff)


def tells_no_place(staff: Page) -> None:
    """What one saves from the page of a photo is upright, and without what the phone wrote beside it."""
    entry(staff, FIRST).locator(".nl-photos a").first.click()
    address = staff.locator(".nl-photo img").get_attribute("src")
    assert address is not None
    data = staff.request.get(address).body()
    copy = Image.open(io.BytesIO(data))
    assert copy.size == photographs.scene().size
    assert not copy.getexif()
    assert photographs.SECRET.encode() not in data
    staff.go_back()


def returned_revised_and_accepted(coordinator: Page, staff: Page) -> None:
    coordinator.reload()
    accept(coordinator, FIRST)
    send_back(coordinator, SECOND, "请写明讲了哪几部法")
    staff.reload()
    expect(staff.get_by_role("link", name="条未读")).to_be_visible()
    expect(entry(staff, SECOND)).to_contain_text("退回原因：请写明讲了哪几部法")
    entry(staff, SECOND).get_by_role("link", name="修改").click()
    expect(staff.get_by_label("执法人员培训", exact=True)).to_have_value("1")
    staff.get_by_label("这段时间做了什么").fill(f"{SECOND}，讲行政处罚法、行政强制法")
    send(staff)
    told(staff, "重新交上去了")
    coordinator.reload()
    accept(coordinator, "讲行政处罚法、行政强制法")
    expect(coordinator.locator("#figures tr", has_text="执法人员培训")).to_contain_text("3 次6 次")


def submitted_returned_and_closed(office: Office, staff: Page, number: int) -> None:
    staff.reload()
    press(staff, "提交审核")
    expect(state(staff)).to_have_text("待审核")
    leader = office.at("yx-leader", f"tasks/{number}")
    act(leader, "退回补充", "还差三次，年底前补上计划", "已退回补充")
    staff.reload()
    expect(state(staff)).to_have_text("办理中")
    happened(staff, "周正平 退回补充：还差三次，年底前补上计划")
    press(staff, "提交审核")
    leader.goto(office.url("desk"))
    expect(leader.get_by_role("heading", level=1)).to_contain_text("一件等您签字")
    leader.get_by_role("button", name=f"签批销号 {TITLE}").click()
    told(leader, "已签批销号")
    leader.goto(office.url(f"tasks/{number}"))
    expect(state(leader)).to_have_text("已销号")
    happened(leader, "周正平 签批销号")
    assert [verb for verb in office.verbs(number) if not verb.startswith(("reported", "entry"))] == [
        "assigned", "targets_set", "received", "submitted", "returned", "submitted", "closed",
    ]  # fmt: skip


def test_a_task_without_evidence_is_closed_only_with_a_stated_exception(office: Office) -> None:
    number = office.task(state=TaskState.SUBMITTED)
    leader = office.at("yx-leader", f"tasks/{number}")
    expect(leader.locator("main")).to_contain_text("已采纳的进展里还没有佐证材料")
    leader.get_by_role("link", name="签批销号").click()
    press(leader, "签批销号")
    expect(leader.locator("#act .invalid-feedback")).to_be_visible()
    expect(state(leader)).to_have_text("待审核")
    leader.get_by_label("例外说明").fill("材料在县司法局存档，调阅后补")
    press(leader, "签批销号")
    told(leader, "已签批销号")
    happened(leader, "材料不全，例外说明：材料在县司法局存档，调阅后补")
    leader.goto(office.url("log"))
    speaks_chinese(leader)
    expect(leader.locator("main")).to_contain_text("还缺 佐证材料")
