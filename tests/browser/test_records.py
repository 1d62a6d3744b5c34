"""Records at the screen: rows for figures come in place, and the bar to accept appears with the first selection."""

from playwright.sync_api import Page, expect

from tests.support.office import Office
from tests.support.records import add_record


def test_a_further_row_comes_in_place_and_keeps_what_was_typed(office: Office) -> None:
    page = office.at("yx-staff", "records/new")
    page.get_by_label("做了什么").fill("在云溪村讲民法典")
    page.get_by_label("第 1 个数字的名称").fill("普法宣传")
    page.get_by_role("button", name="加一个数字").click()
    expect(page.get_by_label("第 4 个数字的名称")).to_be_focused()
    expect(page.get_by_label("做了什么")).to_have_value("在云溪村讲民法典")
    page.get_by_label("第 4 个数字的名称").fill("发放资料")
    page.get_by_label("第 4 个数字", exact=True).fill("300余")
    page.get_by_label("第 1 个数字", exact=True).fill("1")
    page.get_by_role("button", name="交去审核").click()
    expect(page.locator(".nl-figures tbody tr")).to_have_count(2)
    assert office.complaints == []


def test_several_records_are_accepted_at_once(office: Office) -> None:
    for number in range(3):
        add_record(office.world, "yx-staff", text=f"第{number}场宣讲")
    page = office.at("yx-head", "records?state=pending")
    bar = page.locator("[data-bulk]")
    expect(bar).to_be_hidden()
    select(page, 0)
    select(page, 2)
    expect(bar).to_contain_text("已选 2 项")
    bar.get_by_role("button", name="采纳").click()
    expect(page.locator(".nl-entries > li")).to_have_count(1)
    expect(page.locator(".nl-row-title")).to_have_text("第1场宣讲")
    assert office.complaints == []


def select(page: Page, number: int) -> None:
    page.locator("input[name=entry]").nth(number).check()
