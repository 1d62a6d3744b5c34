"""The page of the reminder policy: rules in words, what comes from above, and what they would cause."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.pages import csrf_token, get_page, post
from tests.support.policy_page import PolicyPage, course, levels, marked
from tests.support.world import World
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.extensions import db
from tracker.models import Event
from tracker.services.reminding.policies import change_policy

NOW = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
USUAL = ReminderPolicy()


@pytest.fixture
def here(app: Flask, world: World) -> PolicyPage:
    return PolicyPage(app, world)


def put(world: World, org: str, policy: ReminderPolicy) -> None:
    account = {"yunxi": "yx-coord", "qinghe": "qh-coord", "heshan": "hs-coord"}[org]
    change_policy(world.actor(account), NOW, world.org(org).id, world.org(org).version_id, policy)


def test_the_form_holds_the_policy_and_sent_back_changes_nothing(here: PolicyPage) -> None:
    page = here.send()
    assert page.h1 == "到期前 30、15、7、3、1 天和当天提醒，逾期后分 4 级督办"
    assert here.policy() == USUAL
    assert db.session.scalar(select(func.count()).select_from(Event)) == 0


def test_every_rule_can_be_changed(here: PolicyPage) -> None:
    changes: dict[str, Any] = {
        "lead_days": "20，5 5", "lead_in_working_days": "y", "on_due_day": None, "overdue_every": "14",
        "receipt_after": "2", "decision_after": "0", "repeat_every": "4", "quarter_leads": "", "report_leads": "10、0",
        "reply_days": "7", "on_rest_days": "y", "quiet_until": "09:00", "quiet_from": "16:45", "longest_pause": "0",
        "link_days": "3", "escalation-0-after": "5", "escalation-0-to": ["sponsor"], "escalation-0-colour": "",
    }  # fmt: skip
    here.send(**changes)
    kept = here.policy()
    assert kept.stored(USUAL).keys() == {rule.removesuffix("-0-after") for rule in changes if "-0-" not in rule} | {
        "escalation"
    }
    assert (kept.lead_days, kept.quarter_leads, kept.report_leads) == ((20, 5), (), (10, 0))
    assert (kept.on_due_day, kept.quiet_until, kept.quiet_from) == (False, time(9), time(16, 45))
    assert (kept.escalation[0].after, [one.value for one in kept.escalation[0].to]) == (5, ["sponsor"])
    assert kept.escalation[1:] == USUAL.escalation[1:]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"lead_days": "三十"}, "“三十”看不懂，请写成 30、15、7 这样。"),
        ({"lead_days": "400"}, "请填 0 到 365 之间的天数。"),
        ({"lead_days": "、".join(map(str, range(1, 14)))}, "最多写 12 个。"),
        ({"overdue_every": "每周"}, "请填 0 到 365 之间的整数。"),
        ({"overdue_every": "9" * 400}, "请填 0 到 365 之间的整数。"),
        ({"repeat_every": ""}, "请填写催过以后，每隔几个工作日再催。"),
        ({"quiet_until": "早上"}, "请填时间，如 08:30。"),
        ({"quiet_until": "18:00"}, "停发的时间要比开始发的晚，否则整天都不能发。"),
        ({"escalation-1-after": "3"}, "每一级的天数要大于 0，并且比上一级多。"),
        ({"escalation-1-after": "十天"}, "“十天”不是天数，请填整数，如 10。"),
        ({"escalation-0-to": None}, "每一级至少要勾一种人。"),
        ({"escalation-0-to": ["mayor"]}, "选项里没有这一个，请重新选。"),
        ({"escalation-0-colour": "red"}, "督办单的颜色只能越来越重：蓝、黄、红。"),
    ],
)
def test_what_makes_no_sense_is_explained_at_its_field_and_stays(
    here: PolicyPage, changes: dict[str, Any], sentence: str
) -> None:
    page = here.send(status=400, **changes)
    assert page.errors() == [sentence]
    for name, value in changes.items():
        if isinstance(value, str) and "colour" not in name:
            assert page.find(f"[name='{name}']").attributes["value"] == value
    assert here.policy() == USUAL
    assert course(page), "the example stays with the rules that are kept"


def test_rows_of_steps_are_added_and_removed_without_keeping_anything(here: PolicyPage) -> None:
    page = here.send(more="1", lead_days="9、4")
    assert len(levels(page)) == 5
    assert levels(page)[4] == ("", [], "")
    assert page.find("#lead_days").attributes["value"] == "9、4"
    page = here.send(page, drop="1")
    assert [row[0] for row in levels(page)] == ["3", "20", "30", ""]
    assert not any("黄色督办单" in line for line in course(page)), "the example follows"
    assert page.errors() == []
    assert here.policy() == USUAL
    here.send(page)
    assert [step.after for step in here.policy().escalation] == [3, 20, 30]


def test_all_steps_may_go(here: PolicyPage) -> None:
    page = here.open()
    for _row in range(4):
        page = here.send(page, drop="0")
    page = here.send(page)
    assert here.policy().escalation == ()
    assert "现在不逐级督办" in page.text


def test_steps_are_sorted_by_their_days(here: PolicyPage) -> None:
    page = here.send(more="1")
    added: dict[str, Any] = {"escalation-4-after": "6", "escalation-4-to": ["owner"], "escalation-4-colour": "blue"}
    here.send(page, **added)
    assert [step.after for step in here.policy().escalation] == [3, 6, 10, 20, 30]


def test_what_comes_from_above_is_named_and_one_can_go_back_to_it(here: PolicyPage, world: World) -> None:
    put(world, "qinghe", replace(USUAL, lead_days=(20, 10)))
    put(world, "yunxi", replace(USUAL, lead_days=(15,), overdue_every=14))
    page = here.open()
    assert page.texts("#above-lead_days span") == ["上级：前 20、10 天"]
    assert page.texts("#whole-1, #whole-2, #whole-3") == ["1 项与上级不同", "1 项与上级不同", "与上级一致"]
    page = here.send(page, inherit="lead_days")
    assert page.find("#lead_days").attributes["value"] == "20、10"
    assert page.all("#above-lead_days span") == []
    assert here.policy().lead_days == (15,), "nothing is kept yet"
    here.send(page)
    assert here.policy() == replace(USUAL, lead_days=(20, 10), overdue_every=14)


def test_everything_can_be_taken_back_to_the_county_at_once(here: PolicyPage, world: World) -> None:
    put(world, "yunxi", replace(USUAL, lead_days=(15,), escalation=(), on_rest_days=True))
    page = here.send(inherit="all")
    here.send(page)
    assert here.policy() == USUAL
    assert "reminders" not in world.org("yunxi").settings


@pytest.mark.parametrize("strange", ["version", "csrf_token", "nothing", "wanted"])
def test_only_rules_are_taken_back(here: PolicyPage, strange: str) -> None:
    here.send(inherit=strange)
    assert here.policy() == USUAL


def test_a_county_sees_which_towns_differ(app: Flask, world: World) -> None:
    put(world, "heshan", replace(USUAL, overdue_every=14))
    page = PolicyPage(app, world, "qh-coord", "qinghe").open()
    assert page.texts("#differing dt") == ["河山镇人民政府"]
    assert page.texts("#differing dd") == ["逾期后每几天提醒一次"]
    assert "上级：" not in page.text


def test_whoever_was_overtaken_sees_what_counts_by_now(here: PolicyPage) -> None:
    page = here.open()
    here.send(lead_days="20")
    page = here.send(page, status=400, lead_days="10")
    assert page.errors() == ["您打开以后，别人已经改过这里。请先看新的内容，再决定要不要改。"]
    assert page.find("#lead_days").attributes["value"] == "10"
    assert "别人刚改成：前 20 天" in page.texts("#above-lead_days span")
    here.send(page)
    assert here.policy().lead_days == (10,)


def test_a_sample_task_is_told_day_by_day_and_in_months(here: PolicyPage) -> None:
    page = here.open("?due=2026-10-05")
    assert "一件 10月5日（周一，休息日）到期、一直没人办的事项：" in page.text
    told = course(page)
    assert "9月30日 周三 提醒承办人：今天到期" not in told
    assert any(
        line.startswith("9月30日 周三 提醒承办人：还有 5 天") and "国庆节前最后一个工作日" in line for line in told
    )
    assert any(line.startswith("9月20日 周日 提醒承办人：还有 15 天") and "调休上班" in line for line in told)
    months = marked(page)
    assert months["2026-10-05"] == ["到期"]
    assert months["2026-09-30"] == ["提醒"]
    assert months["2026-10-08"] == ["逾期"]
    assert [words for words in months.values() if words[-1].endswith("单")] == [["蓝单"], ["黄单"], ["红单"]]
    assert page.texts(".nl-month caption") == ["2026年9月", "2026年10月", "2026年11月"]


def test_without_javascript_a_button_shows_what_would_be_and_keeps_nothing(here: PolicyPage) -> None:
    page = here.send(preview="1", due="2026-11-20", lead_days="2", on_due_day=None, escalation=None)
    assert course(page)[0].startswith("11月18日 周三 提醒承办人：还有 2 天")
    assert page.find("#due").attributes["value"] == "2026-11-20"
    assert here.policy() == USUAL


def test_a_preview_of_nonsense_says_what_is_wrong_and_shows_what_is_kept(here: PolicyPage) -> None:
    page = here.send(preview="1", lead_days="很多")
    assert "下面仍按已保存的规则算" in page.text
    assert page.errors() == ["“很多”看不懂，请写成 30、15、7 这样。"]


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        ("明天", "日期看不懂，请写成 2026-09-30 的样子。"),
        ("9999-12-31", "请填前后两年以内的日期。"),
        ("0001-01-01", "请填前后两年以内的日期。"),
    ],
)
def test_a_date_that_cannot_be_is_explained(here: PolicyPage, due: str, sentence: str) -> None:
    assert sentence in here.open(f"?due={due}").text


def test_an_office_may_announce_nothing_and_call_nobody_up_the_line(here: PolicyPage) -> None:
    none: dict[str, Any] = {"lead_days": "", "on_due_day": None, "overdue_every": "0", "escalation-0-after": None}
    page = here.send(preview="1", due="2026-11-20", **none)
    assert course(page) == ["11月23日 周一 提醒承办人：已逾期 3 天"]
    page = here.send(**none)
    assert page.h1 == "到期前不提醒，逾期后不督办"


def test_the_part_that_htmx_asks_for_is_no_whole_page(here: PolicyPage) -> None:
    sent = {"preview": "1", "lead_days": "9", "csrf_token": csrf_token(here.client), "due": "2026-11-20"}
    answer = post(here.client, here.url, sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'id="above-lead_days" data-hx-swap-oob="true"' in answer.text
    read = here.client.get(here.url + "?due=2026-11-20", headers={"HX-Request": "true"})
    assert "11月20日" in read.text
    assert "<html" not in read.text


@pytest.mark.parametrize("account", ["yx-staff", "yx-viewer", "yx-leader", "qh-coord"])
def test_members_read_the_rules_and_change_nothing(app: Flask, world: World, account: str) -> None:
    page = PolicyPage(app, world, account).open("?due=2026-10-05")
    assert "满 3 个工作日告知承办人、单位负责人，发蓝色督办单" in page.text
    assert page.all("#policy input") == []
    assert marked(page)["2026-10-05"] == ["到期"]
    refused = post(world.client(app, account), "/o/yunxi/2026/reminders", {"preview": "1"})
    assert refused.status_code == 403


def test_other_towns_have_no_such_page(app: Flask, world: World) -> None:
    assert world.client(app, "hs-coord").get("/o/yunxi/2026/reminders").status_code == 404


def test_the_log_tells_the_change_in_words(app: Flask, world: World) -> None:
    later: dict[str, Any] = {"escalation-3-after": "40"}
    PolicyPage(app, world).send(lead_days="15、7", **later)
    page = get_page(world.client(app, "yx-coord"), "/o/yunxi/2026/log")
    assert "修改提醒规则" in page.text
    assert "提前几天提醒由 30、15、7、3、1 改为 15、7" in page.text
    assert "满 40 个工作日告知督办员、县级督办员" in page.text


def test_a_year_whose_holidays_are_not_known_is_said_to_be_a_guess(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    guess = "2027年放假安排尚未公布，先按法定节日和周末推算。"
    assert guess in get_page(client, "/o/yunxi/2026/reminders/?due=2027-10-05").text
    assert guess not in get_page(client, "/o/yunxi/2026/reminders/?due=2026-10-09").text
