"""Figures entered once: a quarter's form, a record and progress on a task, all counted by one indicator."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.storage import photographs
from tests.support.office import Office, fits, press, told
from tests.support.office_work import photo
from tests.support.work import Desk, figure
from tracker.extensions import db

INDICATOR = "行政执法培训"


def test_figures_from_a_phone_are_counted_once_accepted_and_lead_to_what_they_count(office: Office) -> None:
    phone = office.phone("yx-staff", "quarter")
    quarter_reported(phone)
    work_recorded(phone, office)
    progress_reported(office)
    head = office.at("yx-head", "indicators")
    expect(line(head).locator(".c-due")).to_contain_text("6次")
    all_accepted(head, office)
    head.goto(office.url("indicators"))
    number = line(head).locator(".c-light a")
    expect(number).to_contain_text("6 次")
    number.click()
    expect(head.locator(".nl-entries > li")).to_have_count(3)
    assert office.complaints == []


def line(page: Page) -> Locator:
    """The indicator's line in the catalogue."""
    return page.locator(".nl-indicators tbody tr").filter(has_text=INDICATOR).first


def quarter_reported(phone: Page) -> None:
    fits(phone)
    phone.get_by_role("link", name=re.compile("综合行政执法队 三季度")).click()
    fits(phone)
    phone.get_by_label(INDICATOR, exact=True).fill("2")
    phone.get_by_label("这个季度做了什么").fill("七月、九月各办一期执法培训。")
    phone.locator("input[type=file]").set_input_files(
        photo("签到表.jpg", photographs.saved(photographs.scene(), "JPEG"))
    )
    press(phone, "交去审核")
    told(phone, "等采纳")


def work_recorded(phone: Page, office: Office) -> None:
    phone.goto(office.url("records"))
    phone.get_by_role("link", name="记一笔").first.click()
    fits(phone)
    phone.get_by_label("做了什么").fill("在河埠村现场教学，边查边讲")
    phone.get_by_label("日期", exact=True).fill("2026-09-21")
    phone.get_by_label("第 1 个数字的名称").fill("执法培训")
    phone.get_by_label("第 1 个数字", exact=True).fill("1")
    phone.get_by_label("第 1 个数字的单位").fill("场")
    phone.locator("input[type=file]").set_input_files(photo("现场.HEIC", photographs.telling("HEIF"), "image/heic"))
    press(phone, "交去审核")
    told(phone, "等采纳")
    expect(phone.locator(".nl-photos img")).to_have_js_property("complete", True)
    fits(phone)


def progress_reported(office: Office) -> None:
    """The third way; the form for it has tests of its own."""
    desk = Desk(office.world)
    desk.report("yx-staff", office.kept(office.task()), "集中培训三次", figures=(figure("执法人员培训", "3"),))
    db.session.rollback()


def all_accepted(head: Page, office: Office) -> None:
    head.goto(office.url("entries"))
    boxes = head.locator("[name=entry]")
    expect(boxes).to_have_count(3)
    for box in boxes.all():
        box.check()
    press(head, "采纳选中的")
    told(head, "已采纳 3 条")
