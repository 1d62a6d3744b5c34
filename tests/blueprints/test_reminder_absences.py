"""Who is away and who stands in: the list of those who manage reminders, and everybody's own page."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.pages import Page, get_page, post, post_page
from tests.support.world import TODAY, World
from tracker.domain.reminding.wishes import Wishes
from tracker.extensions import db
from tracker.models import Absence, User

LIST, MINE = "/o/yunxi/2026/reminders/absences", "/me/reminders"


def days(first: int, last: int) -> dict[str, str]:
    return {
        "from_on": (TODAY + timedelta(days=first)).isoformat(),
        "to_on": (TODAY + timedelta(days=last)).isoformat(),
    }


def record(
    app: Flask, world: World, person: str, delegate: str | None, first: int, last: int, status: int = 200
) -> Page:
    sent = {"person_id": str(world.user(person).id), **days(first, last)}
    sent["delegate_id"] = str(world.user(delegate).id) if delegate else "0"
    return post_page(world.client(app, "yx-coord"), LIST, sent, status)


def kept() -> list[Absence]:
    db.session.expire_all()
    return list(db.session.scalars(select(Absence).order_by(Absence.id)))


def test_a_coordinator_records_who_is_away_and_sees_it(app: Flask, world: World) -> None:
    assert get_page(world.client(app, "yx-coord"), LIST).h1 == "现在没有人外出"
    record(app, world, "yx-leader", None, 8, 11)
    page = record(app, world, "yx-staff", "yx-head", 0, 4)
    assert page.h1 == "现在有 1 人外出"
    rows = page.texts(".nl-absence > div")
    assert rows[0].startswith("吴静，9月22日至9月26日")
    assert "提醒转给陈立新" in rows[0]
    assert "没有代办人，提醒先停着" in rows[1]


def test_what_cannot_be_is_explained_and_nothing_typed_is_lost(app: Flask, world: World) -> None:
    page = record(app, world, "yx-staff", "yx-staff", 0, 4, 400)
    assert page.errors() == ["代办人不能是本人，请选一位同事。"]
    assert page.find("#to_on").attributes["value"] == "2026-09-26"
    page = record(app, world, "yx-staff", None, 0, 30, 400)
    assert page.errors() == ["没有代办人时，提醒连着最多停 30 天。请选一位代办人，或者缩短时间。"]
    page = post_page(world.client(app, "yx-coord"), LIST, {"person_id": "0", "from_on": "后天", "to_on": ""}, 400)
    assert page.find("#from_on-e").text() == "日期看不懂，请写成 2026-09-30 的样子。"
    assert page.find("#to_on-e").text() == "请填写到哪天止（含当天）。"
    assert kept() == []


def test_somebody_must_be_chosen(app: Flask, world: World) -> None:
    page = post_page(world.client(app, "yx-coord"), LIST, {"person_id": "0", "delegate_id": "0", **days(0, 1)}, 400)
    assert page.find("#person_id-e").text() == "这个人现在不在本级任职，请另选一位。"


def test_an_absence_is_ended_early(app: Flask, world: World) -> None:
    record(app, world, "yx-staff", "yx-head", 0, 4)
    absence = kept()[0]
    page = post_page(world.client(app, "yx-coord"), f"{LIST}/{absence.id}/end", {"version": str(absence.version_id)})
    assert page.h1 == "现在没有人外出"
    post(world.client(app, "yx-coord"), f"{LIST}/{absence.id}/end", {"version": str(absence.version_id)})
    assert kept()[0].ended_at is not None


@pytest.mark.parametrize("account", ["yx-staff", "yx-leader", "qh-admin", "qh-coord"])
def test_the_list_is_for_those_who_manage_reminders_here(app: Flask, world: World, account: str) -> None:
    assert world.client(app, account).get(LIST).status_code == 403


def test_one_says_oneself_when_one_is_away(app: Flask, world: World) -> None:
    browser = world.client(app, "yx-staff")
    page = get_page(browser, MINE)
    names = page.texts("#delegate_id option")
    assert "吴静" not in names
    assert "陈立新" in names
    sent = {**days(1, 3), "delegate_id": str(world.user("yx-head").id), "note": "省里培训"}
    page = post_page(browser, f"{MINE}/absences", sent)
    assert page.texts(".nl-absence .nl-row-title") == ["9月23日至9月25日"]
    assert "我替谁代办" in get_page(world.client(app, "yx-head"), MINE).text
    assert "吴静9月23日至9月25日" in get_page(world.client(app, "yx-head"), MINE).text
    assert (kept()[0].person.account, kept()[0].org_id) == ("yx-staff", world.org("yunxi").id)


def test_a_refused_absence_stays_typed(app: Flask, world: World) -> None:
    browser = world.client(app, "yx-staff")
    page = post_page(browser, f"{MINE}/absences", {**days(-9, -3), "delegate_id": "0", "note": "休假"}, 400)
    assert page.errors() == ["这段时间已经过去，不用再登记。"]
    assert page.find("#note").attributes["value"] == "休假"


def test_one_ends_ones_own_absence_and_nobody_elses(app: Flask, world: World) -> None:
    record(app, world, "yx-staff", "yx-head", 0, 4)
    absence = kept()[0]
    sent = {"version": str(absence.version_id)}
    assert post(world.client(app, "yx-head"), f"{MINE}/absences/{absence.id}/end", sent).status_code == 403
    assert post(world.client(app, "hs-staff"), f"{MINE}/absences/{absence.id}/end", sent).status_code == 404
    assert kept()[0].ended_at is None
    page = post_page(world.client(app, "yx-staff"), f"{MINE}/absences/{absence.id}/end", sent)
    assert page.all(".nl-absence") == []


def chosen(page: Page) -> list[str | None]:
    return [node.attributes["value"] for node in page.all("input[name=lead_days][checked]")]


def test_fewer_days_and_no_mail_are_chosen(app: Flask, world: World) -> None:
    browser = world.client(app, "yx-staff")
    page = get_page(browser, MINE)
    assert chosen(page) == ["30", "15", "7", "3", "1"]
    sent = {"version": "1", "lead_days": "7", "way": "in_app"}
    page = post_page(browser, MINE, sent)
    assert chosen(page) == ["7"]
    assert Wishes.read(db.session.get_one(User, world.user("yx-staff").id).wishes) == Wishes((7,), by_email=False)


def test_days_beyond_the_policy_cannot_be_wished(app: Flask, world: World) -> None:
    sent = {"version": "1", "lead_days": "20", "way": "email"}
    page = post_page(world.client(app, "yx-staff"), MINE, sent, 400)
    assert page.errors()


def test_whoever_has_no_address_is_told_so(app: Flask, world: World) -> None:
    assert "您还没有登记邮箱" in get_page(world.client(app, "yx-staff"), MINE).text
    world.user("yx-staff").email = "wujing@yunxi.example"
    assert "邮件发到 wujing@yunxi.example" in get_page(world.client(app, "yx-staff"), MINE).text


def test_whoever_has_no_seat_has_a_page_without_absences(app: Flask, world: World) -> None:
    world.user("yx-staff").memberships[0].to_on = TODAY - timedelta(days=1)
    browser = world.client(app, "yx-staff")
    assert "我要外出" not in get_page(browser, MINE).text
    assert post(browser, f"{MINE}/absences", {**days(1, 2), "delegate_id": "0"}).status_code == 403


def test_the_page_stands_in_the_shell_of_ones_home(app: Flask, world: World) -> None:
    page = get_page(world.client(app, "yx-staff"), MINE)
    assert page.find(".nl-org").text().startswith("云溪镇人民政府")
    assert page.all(".nl-side a")
