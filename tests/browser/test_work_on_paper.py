"""A leader who never signs in: sheets are printed, signed by hand, and the scans tell who signed and who typed."""

from pathlib import Path

from docx import Document
from playwright.sync_api import FilePayload, Page, expect

from tests.storage import photographs
from tests.support.office import Office, entry, happened, more, press, speaks_chinese, state, told
from tests.support.office_work import accept, choose, photo, send
from tracker.domain.tasks import TaskState
from tracker.models import Event

TITLE = "加强行政执法规范化建设"
QUOTE = "加强行政执法规范化建设，全年组织执法人员培训不少于六次"
WORK = "六月十二日办了一期执法培训"
SHEETS = ("交办单.jpg", "培训签到表.jpg", "审批单.jpg", "销号审批表.jpg")


def test_a_task_is_signed_on_paper_throughout(office: Office) -> None:
    number = office.task(state=TaskState.ASSIGNED)
    page = office.at("yx-coord", f"tasks/{number}")
    assignment_signed(page)
    recorded_for_the_owner(page)
    extension_signed(page)
    closing_signed(page)
    page.goto(office.url("log"))
    speaks_chinese(page)
    assert office.complaints == []
    last = office.events(number)[-1]
    assert last.verb == "closed"
    signed(office, last)


def signed(office: Office, event: Event) -> None:
    """The event names signer, recorder and basis."""
    leader, coordinator = office.world.user("yx-leader"), office.world.user("yx-coord")
    assert (event.after["signer_id"], event.after["recorder_id"]) == (leader.id, coordinator.id)
    assert event.after["signed_on"] == "2026-09-22"
    assert event.after["basis_id"]
    assert event.actor_id == coordinator.id


def assignment_signed(page: Page) -> None:
    sheet = printed(page, "打印交办单")
    assert TITLE in sheet
    assert QUOTE in sheet
    assert "吴静" in sheet
    close_menu(page)
    more(page, "登记签过的交办单")
    enter_scan(page, "交办单.jpg")
    told(page, "交办单已登记")
    happened(page, "登记签过的交办单（周正平 9月22日 纸质签批）")


def recorded_for_the_owner(page: Page) -> None:
    """Whoever types is not whoever did it, and may therefore accept it."""
    page.get_by_role("link", name="报进展").click()
    expect(page.get_by_label("报送人").locator("option:checked")).to_have_text("吴静")
    page.get_by_label("这段时间做了什么").fill(WORK)
    choose(page, [scan("培训签到表.jpg")])
    send(page)
    expect(entry(page, WORK).locator("b").first).to_have_text("吴静")
    expect(entry(page, WORK)).to_contain_text("李文澜代填")
    accept(page, WORK)
    expect(state(page)).to_have_text("办理中")


def extension_signed(page: Page) -> None:
    more(page, "申请延期")
    page.get_by_label("申请延至").fill("2026-12-25")
    page.get_by_label("申请理由").fill("县里的讲师十二月才有空")
    page.get_by_label("申请人").select_option(label="吴静")
    press(page, "提交申请")
    told(page, "已经报给责任领导")
    sheet = printed(page, "打印审批单")
    assert "县里的讲师十二月才有空" in sheet
    page.get_by_role("link", name="登记签过的审批单").click()
    page.get_by_label("同意延至").fill("2026-12-20")
    enter_scan(page, "审批单.jpg")
    told(page, "已按签批件办理延期申请")
    expect(page.locator(".nl-lede")).to_contain_text("12月20日")
    expect(page.locator(".nl-lede s")).to_have_text("11月30日")


def closing_signed(page: Page) -> None:
    press(page, "提交审核")
    expect(state(page)).to_have_text("待审核")
    sheet = printed(page, "打印销号审批表")
    assert WORK in sheet
    assert "培训签到表" in sheet
    close_menu(page)
    more(page, "登记签过的销号审批表")
    enter_scan(page, "销号审批表.jpg")
    told(page, "已按签批件销号")
    expect(state(page)).to_have_text("已销号")
    happened(page, "签批销号（周正平 9月22日 纸质签批）")


def printed(page: Page, name: str) -> str:
    """All words of a sheet that was saved and opened."""
    link = page.get_by_role("link", name=name, exact=True)
    if not link.is_visible():
        page.locator("summary", has_text="更多").click()
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith(".docx")
    document = Document(str(Path(download.value.path())))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def close_menu(page: Page) -> None:
    """Close 更多, which stays open after a sheet has been saved."""
    page.keyboard.press("Escape")


def scan(name: str) -> FilePayload:
    """A sheet, photographed."""
    return photo(name, photographs.saved(photographs.scene(600 + SHEETS.index(name), 800), "JPEG"))


def enter_scan(page: Page, name: str) -> None:
    """Enter when it was signed, with the photograph."""
    page.get_by_label("签批日期").fill("2026-09-22")
    page.get_by_label("签批件照片或扫描件").set_input_files(scan(name))
    press(page, "登记")


def test_a_scan_that_was_uploaded_before_as_evidence_counts_as_the_signed_sheet(office: Office) -> None:
    number = office.task()
    page = office.at("yx-coord", f"tasks/{number}")
    page.get_by_role("link", name="报进展").click()
    page.get_by_label("这段时间做了什么").fill(WORK)
    choose(page, [scan("交办单.jpg")])
    send(page)
    more(page, "登记签过的交办单")
    enter_scan(page, "交办单.jpg")
    told(page, "交办单已登记")


def test_a_scan_stays_when_something_else_on_the_form_is_wrong(office: Office) -> None:
    number = office.task()
    page = office.at("yx-coord", f"tasks/{number}/paper/assignment")
    page.get_by_label("签批日期").fill("2026-10-01")
    page.get_by_label("签批件照片或扫描件").set_input_files(scan("交办单.jpg"))
    press(page, "登记")
    expect(page.get_by_role("alert")).to_contain_text("签批日期")
    expect(page.locator("main")).to_contain_text("交办单.jpg 已传")
    page.get_by_label("签批日期").fill("2026-09-22")
    press(page, "登记")
    told(page, "交办单已登记")
