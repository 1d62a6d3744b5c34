"""Two people at one task: the second one sees what the first one did, and nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from tests.support.desk import Desk
from tests.support.office import Office, entry, press, state, told
from tests.support.office_work import accept, send
from tracker.domain.tasks import Move, TaskState
from tracker.domain.work import EntryState
from tracker.extensions import db
from tracker.services.tasks import withdraw_extension


def test_the_second_to_assign_sees_what_the_first_changed_and_keeps_what_was_typed(office: Office) -> None:
    number = office.task()
    first, second = (office.at(who, f"tasks/{number}?edit=1") for who in ("yx-coord", "yx-leader"))
    first.get_by_label("量化目标").fill("培训不少于 6 次")
    press(first, "保存改动")
    told(first, "已保存")
    second.get_by_label("完成时限").fill("2026-12-10")
    second.get_by_label("缓急").select_option(label="特急")
    press(second, "保存改动")
    alert = second.get_by_role("alert").first
    expect(alert).to_contain_text("李文澜")
    expect(alert).to_contain_text("目标 培训不少于 6 次")
    expect(second.get_by_label("完成时限")).to_have_value("2026-12-10")
    expect(second.get_by_label("缓急").locator("option:checked")).to_have_text("特急")
    assert str(office.kept(number).due_on) == "2026-11-30"
    press(second, "保存改动")
    told(second, "已保存")
    assert str(office.kept(number).due_on) == "2026-12-10"


def test_a_reason_written_for_a_task_that_has_moved_on_is_still_there(office: Office) -> None:
    number = office.task(state=TaskState.SUBMITTED)
    coordinator = office.at("yx-coord", f"tasks/{number}?act=return")
    leader = office.at("yx-leader", f"tasks/{number}?act=return")
    for page, reason in ((leader, "补签到表"), (coordinator, "补课件和照片")):
        page.locator("#act-text").fill(reason)
        page.locator("#act").get_by_role("button", name="退回补充").click()
    told(leader, "已退回补充")
    alert = coordinator.get_by_role("alert").first
    expect(alert).to_contain_text("周正平 退回补充：补签到表")
    expect(coordinator.locator("main")).to_contain_text("补课件和照片")
    expect(state(coordinator)).to_have_text("办理中")
    assert office.verbs(number) == ["returned"]


def test_work_that_two_decide_on_is_decided_once_and_the_second_one_keeps_the_reason(office: Office) -> None:
    number = office.task()
    office.prove(number, state=EntryState.PENDING)
    coordinator, head = (office.at(who, f"tasks/{number}") for who in ("yx-coord", "yx-head"))
    accept(coordinator, "已整改到位")
    mine = entry(head, "已整改到位")
    mine.locator("summary", has_text="退回补充").click()
    mine.get_by_label("缺什么、怎么补").fill("照片里看不出是哪一天")
    mine.get_by_role("button", name="退回补充").click()
    told(head, "已经有人处理过")
    told(head, "您刚才写的：照片里看不出是哪一天")
    expect(entry(head, "已整改到位")).to_contain_text("李文澜 9月22日 采纳")


def test_a_note_on_an_extension_that_was_withdrawn_meanwhile_is_shown_again(office: Office) -> None:
    number = office.task()
    desk = Desk(office.world)
    asked = desk.ask("yx-staff", office.kept(number))
    leader = office.at("yx-leader", f"tasks/{number}")
    withdraw_extension(desk.actor("yx-staff"), desk.now, asked.id, asked.version_id)
    db.session.rollback()
    leader.get_by_label("意见").fill("只延到十二月中")
    press(leader, "同意并定日期")
    told(leader, "您刚才写的：只延到十二月中")
    assert str(office.kept(number).due_on) == "2026-11-30"


def test_two_who_revise_the_same_report_see_each_others_words(office: Office) -> None:
    number = office.task()
    office.prove(number, state=EntryState.PENDING)
    staff, coordinator = (office.phone(who, f"tasks/{number}") for who in ("yx-staff", "yx-coord"))
    for page in (staff, coordinator):
        entry(page, "已整改到位").get_by_role("link", name="修改").click()
    coordinator.get_by_label("这段时间做了什么").fill("已整改到位，八月验收。")
    send(coordinator)
    staff.get_by_label("这段时间做了什么").fill("已整改到位，九月回访。")
    staff.locator(".nl-submit button").click()
    expect(staff.locator("[data-errors]")).to_contain_text("别人已经改过")
    expect(staff.locator("[data-errors]")).to_contain_text("已整改到位，八月验收。")
    expect(staff.get_by_label("这段时间做了什么")).to_have_value("已整改到位，九月回访。")
    assert office.reports(number) == ["已整改到位，八月验收。"]
    send(staff)
    assert office.reports(number) == ["已整改到位，九月回访。"]


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_written_for_a_task_that_was_suspended_meanwhile_is_still_there(office: Office, scripts: bool) -> None:
    number = office.task()
    staff = office.at("yx-staff", f"tasks/{number}/progress", java_script_enabled=scripts)
    staff.get_by_label("这段时间做了什么").fill("走访了三个村")
    Desk(office.world).go("yx-coord", office.kept(number), Move.SUSPEND, "县里另有安排")
    db.session.rollback()
    staff.locator(".nl-submit button").click()
    expect(staff.get_by_role("alert").filter(has_text="已经办结、中止或合并")).to_be_visible()
    expect(staff.get_by_label("这段时间做了什么")).to_have_value("走访了三个村")
    assert office.reports(number) == []
