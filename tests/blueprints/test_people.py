"""Units and people in the browser: everybody looks, administrators change, nothing typed is lost."""

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.support.pages import get_page, post, post_page
from tests.support.tasks import add_task
from tests.support.world import PASSWORD, World, add_user
from tracker.domain.people import Role
from tracker.extensions import db
from tracker.models import User

HERE = "/o/yunxi/2026/people"
FANG: dict[str, Any] = {
    "name": "方晓岚", "account": "fang-xiaolan", "phone": "139 0000 1234", "post": "副所长", "from_on": "2026-09-01",
}  # fmt: skip


def new(world: World, **changed: object) -> dict[str, Any]:
    seat = {"unit_id": world.unit("yunxi-sfs").id, "roles": ["unit_head", "coordinator"]}
    return {**FANG, **seat, **changed}


def person(world: World, account: str) -> str:
    return f"{HERE}/{world.user(account).id}"


def seen(world: World, account: str) -> dict[str, Any]:
    return {"version": world.user(account).version_id}


def test_everybody_in_the_organisation_sees_who_is_who(world: World, app: Flask) -> None:
    page = get_page(world.client(app, "yx-viewer"), f"{HERE}/")
    assert page.texts(".c-title a") == ["顾一舟", "李文澜", "周正平", "陈立新", "吴静", "郑海"]
    assert not page.all(f"a[href='{HERE}/new']")


def test_a_county_sees_who_is_who_in_its_towns_and_a_town_not_in_its_neighbour(world: World, app: Flask) -> None:
    assert "陈立新" in get_page(world.client(app, "qh-viewer"), f"{HERE}/").text
    get_page(world.client(app, "hs-admin"), f"{HERE}/", 404)


def test_people_are_found_by_name_account_phone_post_and_unit(world: World, app: Flask) -> None:
    user = add_user(world, "fang", "方晓岚", "yunxi", "yunxi-sfs", Role.STAFF)
    user.phone, user.post = "13900001234", "司法助理员"
    db.session.commit()
    browser = world.client(app, "yx-viewer")
    for question in ("q=晓岚", "q=FANG", "q=1390000", "q=助理 方", "unit=sfs"):
        assert get_page(browser, f"{HERE}/?{question}").texts(".c-title a") == ["方晓岚"], question
    assert "没有符合的人" in get_page(browser, f"{HERE}/?q=%25").text


def test_inactive_people_are_shown_when_asked_for(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-admin")
    post(browser, f"{person(world, 'yx-staff')}/deactivate", seen(world, "yx-staff"))
    assert "吴静" not in get_page(browser, f"{HERE}/").text
    assert get_page(browser, f"{HERE}/?show=inactive").texts(".c-title a") == ["吴静"]
    assert len(get_page(browser, f"{HERE}/?show=all").texts(".c-title a")) == 6


def test_a_new_person_gets_a_password_that_is_shown_once_and_has_to_be_changed(world: World, app: Flask) -> None:
    page = post_page(world.client(app, "yx-admin"), f"{HERE}/new", new(world))
    password = page.find("dd [translate=no]").text()
    assert re.fullmatch(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", password)
    theirs = app.test_client()
    post(theirs, "/sign-in", {"account": "13900001234", "password": password})
    assert get_page(theirs, f"{HERE}/").h1 == "请先换一个自己的密码"
    user = db.session.scalars(select(User).where(User.account == "fang-xiaolan")).one()
    assert password not in get_page(world.client(app, "yx-admin"), f"{HERE}/{user.id}").text


def test_a_new_persons_roles_are_those_that_were_ticked(world: World, app: Flask) -> None:
    post(world.client(app, "yx-admin"), f"{HERE}/new", new(world))
    page = get_page(world.client(app, "yx-viewer"), f"{HERE}/?q=方晓岚")
    assert page.texts(".c-who") == ["司法所 督办员、单位负责人"]


def test_a_refused_entry_is_explained_at_its_field_and_keeps_what_was_typed(world: World, app: Flask) -> None:
    typed = new(world, account="yx-staff", roles=[], phone="１３９-0000")
    page = post_page(world.client(app, "yx-admin"), f"{HERE}/new", typed | {"phone": "13900001234"})
    assert page.errors() == ["这个账号已经有人用了，请换一个。"]
    assert page.find("#account-e").text()
    assert page.find("#name").attributes["value"] == "方晓岚"
    page = post_page(world.client(app, "yx-admin"), f"{HERE}/new", typed | {"account": "fang"})
    assert page.errors() == ["不像手机号或带区号的座机号，请再看看。"]
    page = post_page(world.client(app, "yx-admin"), f"{HERE}/new", typed | {"account": "fang", "phone": ""})
    assert page.errors() == ["请至少选一个角色。"]


def test_what_is_missing_is_named_in_chinese(world: World, app: Flask) -> None:
    page = post_page(world.client(app, "yx-admin"), f"{HERE}/new", {"from_on": "32.13.2026"})
    assert page.errors()[:2] == ["请填写姓名。", "请填写账号。"]
    assert all(re.search("[一-鿿]", sentence) for sentence in page.errors()), page.errors()


def test_only_administrators_find_the_forms(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-coord")
    page = get_page(browser, person(world, "yx-staff"))
    assert not page.all(f"form[action^='{person(world, 'yx-staff')}/seats']")
    get_page(browser, f"{HERE}/new", 403)
    assert post(browser, f"{HERE}/new", new(world)).status_code == 403


def test_a_person_is_edited(world: World, app: Flask) -> None:
    data = {"name": "吴静", "account": "yx-staff", "post": "司法助理员", "email": "wu@example.cn"}
    page = post_page(world.client(app, "yx-admin"), f"{person(world, 'yx-staff')}/edit", data | seen(world, "yx-staff"))
    assert page.h1 == "吴静"
    assert "司法助理员" in page.text
    assert "wu@example.cn" in page.text


def test_an_overtaken_edit_shows_both_versions_and_can_be_saved_knowingly(world: World, app: Flask) -> None:
    url, stale = f"{person(world, 'yx-staff')}/edit", seen(world, "yx-staff")
    data = {"name": "吴静", "account": "yx-staff"}
    post(world.client(app, "qh-admin"), url, data | stale | {"post": "科员"})
    browser = world.client(app, "yx-admin")
    page = post_page(browser, url, data | stale | {"post": "司法助理员"})
    assert "科员" in page.text
    assert page.find("#post").attributes["value"] == "司法助理员"
    now = page.find("input[name=version]").attributes["value"]
    assert "司法助理员" in post_page(browser, url, data | {"version": now, "post": "司法助理员"}).text


def test_a_second_seat_is_added_and_ended(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-admin")
    data = {"unit_id": world.unit("yunxi-sfs").id, "roles": ["unit_head", "coordinator"], "from_on": "2026-09-01"}
    page = post_page(browser, f"{person(world, 'yx-staff')}/seats", data)
    assert page.texts(".nl-row-title") == ["综合行政执法队", "司法所"]
    seat = world.user("yx-staff").memberships[0]
    url = f"{person(world, 'yx-staff')}/seats/{seat.id}"
    assert get_page(browser, url).h1 == "吴静在综合行政执法队的任职"
    page = post_page(browser, f"{url}/end", {"version": seat.version_id, "to_on": "2026-09-21"})
    assert page.texts(".nl-tag") == ["已结束"]


def test_roles_of_a_seat_are_changed(world: World, app: Flask) -> None:
    seat = world.user("yx-staff").memberships[0]
    url = f"{person(world, 'yx-staff')}/seats/{seat.id}/roles"
    page = post_page(world.client(app, "yx-admin"), url, {"version": seat.version_id, "roles": ["leader", "viewer"]})
    assert "责任领导、查看人" in page.text


def test_a_refused_seat_is_explained_where_it_was_entered(world: World, app: Flask) -> None:
    data = {"unit_id": world.unit("yunxi-zf").id, "roles": ["leader"], "from_on": "2026-09-01"}
    page = post_page(world.client(app, "yx-admin"), f"{person(world, 'yx-staff')}/seats", data, 400)
    assert page.errors() == ["这段时间本人已经在这个单位任职。要加角色，请改原来的任职。"]


def test_an_administrator_does_not_end_their_own_seat(world: World, app: Flask) -> None:
    seat = world.user("yx-admin").memberships[0]
    data = {"version": seat.version_id, "to_on": "2026-09-22"}
    page = post_page(world.client(app, "yx-admin"), f"{person(world, 'yx-admin')}/seats/{seat.id}/end", data, 400)
    assert page.errors() == ["不能去掉自己的管理员角色，请让别的管理员来改。"]


def test_whoever_still_has_tasks_is_deactivated_only_with_a_tick(world: World, app: Flask) -> None:
    add_task(world, owner_id=world.user("yx-staff").id)
    db.session.commit()
    browser, url = world.client(app, "yx-admin"), f"{person(world, 'yx-staff')}/deactivate"
    page = post_page(browser, url, seen(world, "yx-staff"), 409)
    assert "加强行政执法规范化建设" in page.text
    assert "1 件未办结事项" in page.errors()[0]
    page = post_page(browser, url, {**seen(world, "yx-staff"), "hand_over": "y"})
    assert "停用" in page.texts(".nl-lede")[0]


def test_a_deactivated_person_is_signed_out_at_once_and_let_in_again_later(
    world: World, app: Flask, client: FlaskClient
) -> None:
    admin = world.client(app, "yx-admin")
    post(client, "/sign-in", {"account": "yx-staff", "password": PASSWORD})
    assert get_page(client, f"{HERE}/").h1 == "单位与人员"
    post(admin, f"{person(world, 'yx-staff')}/deactivate", seen(world, "yx-staff"))
    assert get_page(client, f"{HERE}/").h1 == "登录"
    db.session.expire_all()
    post(admin, f"{person(world, 'yx-staff')}/reactivate", seen(world, "yx-staff"))
    assert get_page(client, f"{HERE}/").h1 == "登录"
    post(client, "/sign-in", {"account": "yx-staff", "password": PASSWORD})
    assert get_page(client, f"{HERE}/").h1 == "单位与人员"


def test_a_coordinator_resets_a_password_but_makes_no_accounts(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-coord")
    page = post_page(browser, f"{person(world, 'yx-staff')}/password")
    assert page.h1 == "吴静的一次性密码"
    assert post(browser, f"{person(world, 'yx-admin')}/password").status_code == 403


def test_a_person_of_another_town_is_not_there(world: World, app: Flask) -> None:
    get_page(world.client(app, "yx-admin"), person(world, "hs-staff"), 404)
    get_page(world.client(app, "yx-admin"), f"/o/heshan/2026/people/{world.user('hs-staff').id}", 404)
