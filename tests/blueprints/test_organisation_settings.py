"""What an administrator sets for the office: lights, steps, the working calendar."""

from datetime import date
from typing import Any

from flask import Flask
from werkzeug.datastructures import MultiDict

from tests.support.pages import Page, get_page, post, post_page
from tests.support.world import World
from tracker.domain.org_settings import OrgSettings
from tracker.extensions import db
from tracker.models import Organisation

HOME, URL = "/o/yunxi/2026/organisation/", "/o/yunxi/2026/organisation/settings"
FILLED = {
    "version": "1", "blue_days": "20", "yellow_days": "5", "yellow_points": "15", "red_points": "40",
    "most_extensions": "1",
}  # fmt: skip


def filled(*days: tuple[str, str], **changes: str) -> MultiDict[str, Any]:
    sent: MultiDict[str, Any] = MultiDict(FILLED | changes)
    for day, way in days:
        sent.add("calendar-day", day)
        sent.add("calendar-way", way)
    return sent


def saved(world: World) -> OrgSettings:
    db.session.expire_all()
    org = db.session.get_one(Organisation, world.org("yunxi").id)
    return OrgSettings.read(org.settings)


def days_of(page: Page) -> list[str]:
    return [node.attributes["value"] or "" for node in page.all("input[name=calendar-day]")]


def test_an_administrator_sets_when_lights_change(world: World, app: Flask) -> None:
    page = post_page(world.client(app, "yx-admin"), URL, filled())
    assert page.texts("dd") == [
        "时限前 5 天起", "时限前 20 天起", "不用签收，报第一次进展就算",
        "落后 15 个百分点起黄灯，超过 40 个红灯", "不检查", "最多 1 次", "按国家的安排",
    ]  # fmt: skip
    assert saved(world) == OrgSettings(5, 20, False, 15, 40, False, False, 1)


def test_days_may_be_working_days(world: World, app: Flask) -> None:
    page = post_page(world.client(app, "yx-admin"), URL, filled(in_working_days="y", quarterly_check="y"))
    assert page.texts("dd")[0] == "时限前 5 个工作日起"
    assert saved(world).in_working_days


def test_settings_that_make_no_sense_are_explained(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-admin")
    page = post_page(browser, URL, filled(blue_days="5", yellow_days="7"))
    assert page.errors() == ["蓝灯要比黄灯早，天数要大于黄灯的天数。"]
    page = post_page(browser, URL, filled(blue_days="十五"))
    assert page.find("#blue_days-e").text()
    page = post_page(browser, URL, filled(yellow_points="50"))
    assert page.find("#red_points-e").text() == "黄灯的百分点要大于 0，红灯的要大于黄灯的，最多 100。"
    page = post_page(browser, URL, filled(most_extensions="12"))
    assert page.find("#most_extensions-e").text() == "请填 0 到 9 之间的数。"


def test_the_official_arrangement_stands_in_words_and_what_is_not_published_is_said(world: World, app: Flask) -> None:
    page = get_page(world.client(app, "yx-admin"), URL)
    assert "国庆节 10月1日—10月7日（7天）" in page.text
    assert "9月20日（星期日）、10月10日（星期六）" in page.text
    assert "2027年放假安排尚未公布，到时请更新程序，或在这里填写。" in page.text


def test_an_offices_own_days_are_kept_and_shown_in_order(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-admin")
    post_page(browser, URL, filled(("2027-02-20", "works"), ("", "rests"), ("2026-09-25", "rests")))
    assert saved(world).calendar == {date(2026, 9, 25): False, date(2027, 2, 20): True}
    page = get_page(browser, URL)
    assert days_of(page) == ["2026-09-25", "2027-02-20", "", "", ""]
    assert "另有 2 天自定" in get_page(browser, HOME).text


def test_a_row_is_taken_out_again(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-admin")
    post(browser, URL, filled(("2027-02-20", "works"), ("2026-09-25", "rests")))
    post_page(browser, URL, filled(("2027-02-20", "works"), ("2026-09-25", "dropped"), version="2"))
    assert saved(world).calendar == {date(2027, 2, 20): True}


def test_more_rows_are_offered_without_saving_and_nothing_typed_is_lost(world: World, app: Flask) -> None:
    page = post_page(world.client(app, "yx-admin"), URL, filled(("2027-02-20", "works"), more="1", blue_days="44"))
    assert days_of(page) == ["2027-02-20", "", "", ""]
    assert page.find("#blue_days").attributes["value"] == "44"
    assert saved(world) == OrgSettings()


def test_days_that_cannot_be_read_or_stand_twice_are_refused_and_kept(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-admin")
    page = post_page(browser, URL, filled(("明年初三", "rests"), ("2027-02-20", "works")))
    assert "“明年初三”不是日期，请写成 2026-10-10 这样。" in page.errors()
    assert days_of(page)[:2] == ["明年初三", "2027-02-20"]
    page = post_page(browser, URL, filled(("2027-02-20", "works"), ("2027-02-20", "rests")))
    assert "2027-02-20写了两次，请留一行。" in page.errors()
    assert saved(world) == OrgSettings()


def test_others_do_not_set_anything(world: World, app: Flask) -> None:
    for account in ("yx-coord", "yx-leader", "hs-admin"):
        assert post(world.client(app, account), URL, filled()).status_code in {403, 404}
    assert saved(world) == OrgSettings()
