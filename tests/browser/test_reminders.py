"""The reminder policy at real browsers: what it would cause while one types, on a phone, and without JavaScript."""

from playwright.sync_api import Page, expect

from tests.support.office import Office, press, told
from tracker.extensions import db
from tracker.models import Organisation


def stored(office: Office) -> object:
    db.session.expire_all()
    found = db.session.get_one(Organisation, office.world.org("yunxi").id).settings.get("reminders")
    db.session.rollback()
    return found


def course(page: Page) -> list[str]:
    return page.locator(".nl-course li").all_inner_texts()


def test_what_is_typed_shows_at_once_what_it_would_cause(office: Office) -> None:
    page = office.at("yx-coord", "reminders?due=2026-11-20")
    first = page.locator(".nl-course li").first
    expect(first).to_contain_text("还有 30 天")
    page.get_by_label("提前几天提醒").fill("9、2")
    expect(first).to_contain_text("还有 9 天")
    expect(page.locator("#above-lead_days")).to_contain_text("上级：前 30、15、7、3、1 天")
    expect(page.locator("#whole-1")).to_have_text("1 项与上级不同")
    expect(page.get_by_label("提前几天提醒")).to_be_focused()
    page.get_by_label("提前几天提醒").fill("9、二")
    expect(page.locator("#example")).to_contain_text("下面仍按已保存的规则算")
    page.get_by_label("提前几天提醒").fill("9")
    page.get_by_label("假如一件事项的时限是").fill("2026-12-18")
    expect(page.locator("#example")).to_contain_text("12月18日（周五）到期")
    expect(page.locator(".nl-month caption").first).to_have_text("2026年12月")
    assert stored(office) is None
    press(page, "保存")
    told(page, "已保存")
    assert stored(office) == {"lead_days": [9]}
    page.locator("#above-lead_days").get_by_role("button", name="与上级一致").click()
    expect(page.get_by_label("提前几天提醒")).to_have_value("30、15、7、3、1")
    press(page, "保存")
    told(page, "已保存")
    assert stored(office) is None
    assert office.complaints == []


def test_enter_in_a_field_saves_and_takes_nothing_back(office: Office) -> None:
    page = office.at("yx-coord", "reminders")
    page.get_by_label("逾期后每隔几天提醒一次").fill("14")
    page.get_by_label("逾期后每隔几天提醒一次").press("Enter")
    told(page, "已保存")
    assert stored(office) == {"overdue_every": 14}


def test_on_a_phone_every_rule_can_be_reached_and_nothing_is_cut_off(office: Office) -> None:
    page = office.phone("yx-coord", "reminders")
    fields = page.locator("#policy .form-control, #policy .form-select, #policy .form-check-input")
    assert fields.count() > 40
    assert [field for field in fields.all() if not field.is_visible()] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("link", name="看看会怎样提醒").click()
    expect(page.get_by_role("heading", name="会怎样提醒")).to_be_in_viewport()


def test_without_scripts_steps_are_added_previewed_and_kept(office: Office) -> None:
    page = office.at("yx-coord", "reminders?due=2026-11-20", java_script_enabled=False)
    press(page, "再加一级")
    page.get_by_label("第 5 级：逾期满几个工作日").fill("6")
    page.locator(".nl-level").nth(4).get_by_label("分管领导").check()
    page.get_by_label("第 5 级：发什么督办单").select_option("blue")
    page.get_by_label("假如一件事项的时限是").fill("2026-11-20")
    press(page, "预览")
    assert any("逾期满 6 个工作日，告知分管领导，发蓝色督办单" in line for line in course(page))
    assert stored(office) is None
    press(page, "删去第 4 级")
    assert not any("逾期满 30 个工作日" in line for line in course(page))
    press(page, "保存")
    told(page, "已保存")
    assert stored(office) == {"escalation": [
        {"after": 3, "to": ["owner", "unit_head"], "colour": "blue"},
        {"after": 6, "to": ["leader_in_charge"], "colour": "blue"},
        {"after": 10, "to": ["owner", "unit_head", "sponsor"], "colour": "yellow"},
        {"after": 20, "to": ["owner", "sponsor", "coordinator", "leader_in_charge"], "colour": "red"},
    ]}  # fmt: skip


def test_whoever_only_reads_may_try_other_dates(office: Office) -> None:
    page = office.at("yx-staff", "reminders")
    page.get_by_label("假如一件事项的时限是").fill("2026-11-20")
    expect(page.locator("#example")).to_contain_text("11月20日（周五）到期")
    plain = office.at("yx-staff", "reminders", java_script_enabled=False)
    plain.get_by_label("假如一件事项的时限是").fill("2026-11-20")
    press(plain, "预览")
    expect(plain.locator("#example")).to_contain_text("11月20日（周五）到期")
    assert office.complaints == []


def test_one_leaves_and_comes_back_from_ones_own_page(office: Office) -> None:
    page = office.at("yx-staff", "mine")
    page.locator(".nl-who").click()
    page.get_by_role("link", name="我的提醒方式").click()
    page.get_by_label("从哪天起").fill("2026-09-28")
    page.get_by_label("到哪天止").fill("2026-09-30")
    page.get_by_label("代办人").select_option(label="陈立新")
    press(page, "登记外出")
    told(page, "到时候提醒会转给代办人")
    expect(page.locator(".nl-absence")).to_contain_text("9月28日至9月30日")
    head = office.at("yx-head", "../../../me/reminders")
    expect(head.locator("main")).to_contain_text("吴静")
    page.get_by_role("button", name="结束吴静的外出").click()
    told(page, "提醒恢复照常")
    assert office.complaints == []
