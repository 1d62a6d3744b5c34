"""A slip from the button on the task's page to the answer: at a desk, on a phone, and on paper."""

import re
from datetime import date
from pathlib import Path

from docx import Document
from playwright.sync_api import FilePayload, Page, expect

from tests.storage import photographs
from tests.support.office import Office, fits, happened, press, speaks_chinese, told

DEMAND = "请逐案评查，九月底前报送清单。"
ANSWER = "案卷已调齐，二十八日前评查完，三十日报清单。"


def test_a_slip_is_issued_at_a_desk_and_answered_on_a_phone(office: Office) -> None:
    number = office.task(due_on=date(2026, 9, 15))
    desk = office.at("yx-coord", f"tasks/{number}")
    issue(desk)
    phone = office.phone("yx-staff", "mine")
    phone.get_by_role("link", name=re.compile("督〔2026〕1号")).click()
    expect(phone.locator(".nl-lede")).to_contain_text("限 2026年9月28日 前反馈")
    fits(phone)
    phone.get_by_label("反馈情况").fill(ANSWER)
    press(phone, "反馈")
    told(phone, "已反馈")
    fits(phone)
    phone.locator(".nl-note").get_by_role("link", name="报进展").click()
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    desk.goto(office.url(f"tasks/{number}"))
    happened(desk, ANSWER)
    expect(desk.locator("#slips")).to_contain_text("已反馈")
    desk.goto(office.url("log"))
    speaks_chinese(desk)
    assert office.complaints == []


def issue(page: Page) -> None:
    page.get_by_role("link", name="发督办单").click()
    expect(page.get_by_label("蓝色：提醒")).to_be_checked()
    page.get_by_label("黄色：催办").check()
    page.get_by_label("办理要求").fill(DEMAND)
    page.get_by_label("反馈期限").fill("2026-09-28")
    press(page, "发督办单")
    told(page, "已发出督〔2026〕1号")
    expect(page.get_by_text(DEMAND)).to_be_visible()


def test_an_answer_on_paper_is_printed_signed_and_recorded(office: Office) -> None:
    number = office.task(due_on=date(2026, 9, 15))
    page = office.at("yx-leader", f"tasks/{number}")
    issue(page)
    page = office.at("yx-coord", "slips")
    page.get_by_role("link", name=re.compile("督〔2026〕1号")).click()
    sheet = printed(page)
    assert {DEMAND in sheet, "黄色督办单" in sheet, "周正平" in sheet} == {True}
    expect(page.get_by_label("反馈人").locator("option:checked")).to_have_text("吴静")
    page.get_by_label("反馈情况").fill(ANSWER)
    page.get_by_label("书面反馈的照片或扫描件").set_input_files(scan())
    press(page, "反馈")
    expect(page.locator("#answer")).to_contain_text("李文澜代填")
    expect(page.locator("#answer")).to_contain_text("吴静")
    page.get_by_role("link", name="书面反馈").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert office.complaints == []


def printed(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("link", name="打印督办单").click()
    document = Document(str(Path(download.value.path())))
    return "\n".join(cell.text for row in document.tables[0].rows for cell in row.cells)


def scan() -> FilePayload:
    picture = photographs.saved(photographs.scene(), "JPEG")
    return FilePayload(name="督办单反馈.jpg", mimeType="image/jpeg", buffer=picture)


def test_a_slip_is_answered_and_withdrawn_without_scripts(office: Office) -> None:
    number = office.task(due_on=date(2026, 9, 15))
    page = office.at("yx-coord", f"tasks/{number}", java_script_enabled=False)
    issue(page)
    page.locator("summary", has_text="撤回这份督办单").click()
    page.get_by_label("撤回的理由").fill("与上一份重复。")
    press(page, "撤回")
    expect(page.locator("main")).to_contain_text("与上一份重复。")
    expect(page.locator("#answer")).to_contain_text("已经撤回，没有反馈")
