"""A problem noted on a phone, where it shows: two taps and one sentence."""

from playwright.sync_api import expect

from tests.support.office import Office, fits, press, told


def test_a_problem_is_noted_from_a_task_in_two_taps(office: Office) -> None:
    phone = office.phone("yx-staff", f"tasks/{office.task()}")
    phone.get_by_role("link", name="记一条问题").tap()
    phone.get_by_label("发现了什么").fill("村级公开栏更新不及时")
    fits(phone)
    phone.get_by_role("button", name="记下").tap()
    told(phone, "记下了")
    expect(phone.locator("h1")).to_have_text("加强行政执法规范化建设")
    phone.goto(office.url("notes"))
    expect(phone.locator("h1")).to_contain_text("1 个还没写原因")
    fits(phone)


def test_the_outline_is_changed_without_scripts_and_on_a_phone(office: Office) -> None:
    desk = office.at("yx-coord", "draft/outline", java_script_enabled=False)
    desk.get_by_label("结尾的话").fill("特此报告，请审阅。")
    press(desk, "保存提纲")
    expect(desk.locator("h1")).to_contain_text("本级的提纲")
    phone = office.phone("yx-coord", "draft/outline")
    expect(phone.get_by_label("结尾的话")).to_have_value("特此报告，请审阅。")
    fits(phone)
    press(phone, "恢复成通用提纲")
    expect(phone.locator("h1")).to_contain_text("通用提纲")
