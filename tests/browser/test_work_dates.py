"""Dates and hands that change: extensions, late ones, reopening, and the work of somebody who leaves."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.support.office import Office, happened, more, press, state, told
from tests.support.world import add_user
from tracker.domain.people import Role
from tracker.domain.tasks import TaskState
from tracker.extensions import db

TITLE = "加强行政执法规范化建设"


def ask(page: Page, name: str, proposed_on: str, reason: str) -> None:
    """Ask for a later date."""
    more(page, name)
    page.get_by_label("申请延至").fill(proposed_on)
    page.get_by_label("申请理由").fill(reason)
    press(page, "提交申请")
    told(page, "已经报给责任领导")


def test_the_sponsor_grants_another_date_and_the_first_one_stays_struck_through(office: Office) -> None:
    number = office.task()
    staff = office.phone("yx-staff", f"tasks/{number}")
    ask(staff, "申请延期", "2026-12-31", "等县里的批复")
    leader = office.at("yx-leader", "desk")
    asked = leader.locator(".nl-sign li").filter(has_text=TITLE)
    expect(asked).to_contain_text("11月30日延至 12月31日：等县里的批复")
    asked.locator("summary", has_text="同意并定日期").click()
    asked.get_by_label("延至").fill("2026-12-15")
    asked.get_by_role("button", name="同意延期", exact=True).click()
    told(leader, "已同意延期")
    staff.reload()
    expect(staff.locator(".nl-lede s")).to_have_text("11月30日")
    expect(staff.locator(".nl-lede b")).to_have_text("12月15日")
    expect(staff.locator("#extensions")).to_contain_text("申请的是 12月31日")
    assert (office.kept(number).first_due_on, office.kept(number).due_on) == (date(2026, 11, 30), date(2026, 12, 15))
    assert office.complaints == []


def test_a_late_extension_leaves_the_light_red(office: Office) -> None:
    number = office.task(due_on=date(2026, 9, 10), first_due_on=date(2026, 9, 10))
    staff = office.at("yx-staff", f"tasks/{number}")
    ask(staff, "逾期补报", "2026-10-30", "讲师临时出差")
    expect(staff.locator("#extensions")).to_contain_text("逾期补报")
    leader = office.at("yx-leader", f"tasks/{number}")
    press(leader, "同意并定日期")
    told(leader, "已同意延期")
    expect(leader.locator(".nl-lede .nl-light")).to_have_class("nl-light nl-light-red")
    expect(leader.locator("main")).to_contain_text("错过 2026年9月10日")
    leader.goto(office.url("ledger?light=red"))
    expect(leader.get_by_role("link", name=TITLE)).to_be_visible()
    assert office.kept(number).late_since == date(2026, 9, 10)


def test_a_closed_task_is_reopened_with_a_reason(office: Office) -> None:
    number = office.task(state=TaskState.SUBMITTED)
    office.prove(number)
    leader = office.at("yx-leader", f"tasks/{number}")
    press(leader, "签批销号")
    expect(state(leader)).to_have_text("已销号")
    leader.get_by_role("link", name="重新办理", exact=True).click()
    press(leader, "重新办理")
    expect(leader.locator("#act .invalid-feedback")).to_be_visible()
    leader.locator("#act-text").fill("抽查发现两期没有签到表")
    press(leader, "重新办理")
    told(leader, "已重新办理")
    expect(state(leader)).to_have_text("办理中")
    happened(leader, "周正平 重新办理：抽查发现两期没有签到表")
    assert office.verbs(number) == ["closed", "reopened"]


@pytest.fixture
def successor(office: Office) -> str:
    """Somebody who takes over."""
    add_user(office.world, "yx-next", "韩露", "yunxi", "yunxi-zf", Role.STAFF)
    db.session.commit()
    return "韩露"


def test_all_work_of_somebody_who_leaves_goes_to_one_person(office: Office, successor: str) -> None:
    numbers = [office.task(title=title) for title in ("办好执法培训", "评查案卷")]
    staff = office.world.user("yx-staff").id
    page = office.at("yx-coord", f"people/{staff}")
    page.get_by_role("link", name="移交工作").click()
    expect(page.locator(".nl-held li")).to_have_count(2)
    page.locator("main select").select_option(label=successor)
    press(page, "移交")
    told(page, "2")
    other = office.phone("yx-next", "mine")
    for title in ("办好执法培训", "评查案卷"):
        expect(other.get_by_role("link", name=title)).to_be_visible()
    assert [office.verbs(number) for number in numbers] == [["handed_over"], ["handed_over"]]
    left = office.at("yx-staff", "mine")
    expect(left.get_by_role("link", name="办好执法培训")).to_have_count(0)
