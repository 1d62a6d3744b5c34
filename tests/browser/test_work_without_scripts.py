"""A browser without JavaScript: the same work by plain forms."""

from playwright.sync_api import expect

from tests.storage import photographs
from tests.support.office import Office, entry, press, state, told
from tests.support.office_work import accept, photo, send_back, shown

WORK = "办了两期执法培训"


def test_without_scripts_work_is_reported_accepted_submitted_and_closed(office: Office) -> None:
    number = office.task()
    staff = office.at("yx-staff", f"tasks/{number}/progress", java_script_enabled=False)
    staff.get_by_label("这段时间做了什么").fill(WORK)
    staff.get_by_label("第 1 个数字的名称").fill("执法培训")
    staff.get_by_label("第 1 个数字", exact=True).fill("2")
    press(staff, "＋ 加一个数字")
    expect(staff.get_by_label("这段时间做了什么")).to_have_value(WORK)
    staff.locator("#files").set_input_files(
        [photo(f"{at}.jpg", photographs.saved(photographs.scene(640 + at, 480), "JPEG")) for at in (1, 2)]
    )
    staff.locator(".nl-submit button").click()
    told(staff, "已交上去")
    assert shown(staff) == 2

    coordinator = office.at("yx-coord", f"tasks/{number}", java_script_enabled=False)
    send_back(coordinator, WORK, "请写明参加的人数")
    staff.reload()
    entry(staff, WORK).get_by_role("link", name="修改").click()
    expect(staff.locator("[name=evidence]:checked")).to_have_count(2)
    staff.get_by_label("这段时间做了什么").fill(f"{WORK}，四十六人参加")
    staff.locator(".nl-submit button").click()
    told(staff, "重新交上去了")
    coordinator.reload()
    accept(coordinator, "四十六人参加")

    staff.reload()
    press(staff, "提交审核")
    leader = office.at("yx-leader", f"tasks/{number}", java_script_enabled=False)
    press(leader, "签批销号")
    told(leader, "已签批销号")
    expect(state(leader)).to_have_text("已销号")
    assert office.complaints == []


def test_without_scripts_a_form_that_was_refused_keeps_text_and_files(office: Office) -> None:
    number = office.task()
    staff = office.at("yx-staff", f"tasks/{number}/progress", java_script_enabled=False)
    staff.get_by_label("这段时间做了什么").fill(WORK)
    staff.get_by_label("第 1 个数字的名称").fill("执法培训")
    staff.get_by_label("第 1 个数字", exact=True).fill("很多")
    staff.locator("#files").set_input_files(photo("1.jpg", photographs.saved(photographs.scene(), "JPEG")))
    staff.locator(".nl-submit button").click()
    expect(staff.get_by_role("alert").first).to_contain_text("还不能提交")
    expect(staff.get_by_label("这段时间做了什么")).to_have_value(WORK)
    expect(staff.locator("[name=evidence]:checked")).to_have_count(1)
    staff.get_by_label("第 1 个数字", exact=True).fill("2")
    staff.locator(".nl-submit button").click()
    told(staff, "已交上去")
    assert office.reports(number) == [WORK]
