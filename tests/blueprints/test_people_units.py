"""The table of units and its forms."""

from typing import Any

from flask import Flask

from tests.support.pages import get_page, post, post_page
from tests.support.world import World
from tracker.extensions import db

HERE = "/o/yunxi/2026/people/units"


def entry(world: World, code: str, **changed: object) -> dict[str, Any]:
    unit = world.unit(code)
    chosen = {"parent_id": unit.parent_id or 0, "head_id": unit.head_id or 0, "leader_id": unit.leader_id or 0}
    return {"version": unit.version_id, "name": unit.name, "code": unit.code, **chosen, **changed}


def test_everybody_sees_the_units_with_head_leader_and_people(world: World, app: Flask) -> None:
    page = get_page(world.client(app, "yx-viewer"), HERE)
    assert page.texts(".c-title") == ["党政综合办公室", "综合行政执法队", "司法所"]
    assert page.texts(".c-due") == ["0 人", "6 人", "0 人"]
    assert page.texts("tr:has(a[href$='unit=zf']) td a")[:2] == ["陈立新", "周正平"]
    assert not page.all("form[action*='move']")


def test_the_number_of_people_opens_the_list_that_it_counts(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-viewer")
    link = get_page(browser, HERE).find("a[href$='unit=zf']").attributes["href"] or ""
    assert len(get_page(browser, link).texts(".c-title a")) == 6


def test_a_unit_is_added_and_put_below_another(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-admin")
    data = {
        "name": "应急管理办公室",
        "code": "yjb",
        "parent_id": world.unit("yunxi-dzb").id,
        "head_id": 0,
        "leader_id": 0,
    }
    page = post_page(browser, f"{HERE}/new", data)
    assert page.texts(".c-title") == ["党政综合办公室", "└ 应急管理办公室", "综合行政执法队", "司法所"]


def test_a_refused_unit_is_explained_at_its_field_and_keeps_what_was_typed(world: World, app: Flask) -> None:
    data = {"name": "应急管理办公室", "code": "zf", "parent_id": 0, "head_id": 0, "leader_id": 0}
    page = post_page(world.client(app, "yx-admin"), f"{HERE}/new", data)
    assert page.errors() == ["这个代码已经有了，请换一个。"]
    assert page.find("#name").attributes["value"] == "应急管理办公室"


def test_a_unit_gets_a_head_and_a_leader(world: World, app: Flask) -> None:
    data = entry(world, "yunxi-sfs", head_id=world.user("yx-coord").id, leader_id=world.user("yx-leader").id)
    page = post_page(world.client(app, "yx-admin"), f"{HERE}/{world.unit('yunxi-sfs').id}", data)
    assert page.texts("tr:has(a[href$='unit=sfs']) td a") == ["司法所", "李文澜", "周正平", "0 人"]


def test_units_move_without_javascript(world: World, app: Flask) -> None:
    page = post_page(world.client(app, "yx-admin"), f"{HERE}/{world.unit('yunxi-sfs').id}/move", {"direction": "up"})
    assert page.texts(".c-title") == ["党政综合办公室", "司法所", "综合行政执法队"]


def test_a_unit_with_people_is_closed_with_a_tick_and_opened_again(world: World, app: Flask) -> None:
    browser, unit = world.client(app, "yx-admin"), world.unit("yunxi-zf")
    url = f"{HERE}/{unit.id}"
    page = post_page(browser, f"{url}/deactivate", {"version": unit.version_id}, 409)
    assert "6 人次任职" in page.errors()[0]
    page = post_page(browser, f"{url}/deactivate", {"version": unit.version_id, "hand_over": "y"})
    assert page.texts(".c-title")[-1] == "综合行政执法队 停用"
    db.session.expire_all()
    post(browser, f"{url}/reactivate", {"version": unit.version_id})
    assert get_page(browser, HERE).texts(".c-title")[1] == "综合行政执法队"


def test_a_head_who_left_stays_named_until_somebody_else_is_chosen(world: World, app: Flask) -> None:
    world.user("yx-head").deactivated_at = app.config["CLOCK"]()
    db.session.commit()
    browser, url = world.client(app, "yx-admin"), f"{HERE}/{world.unit('yunxi-zf').id}"
    assert get_page(browser, url).find("#head_id option[selected]").text() == "陈立新"
    assert get_page(browser, url).h1 == "综合行政执法队"


def test_a_unit_of_another_town_is_not_there(world: World, app: Flask) -> None:
    browser, other = world.client(app, "yx-admin"), world.unit("heshan-zf")
    get_page(browser, f"{HERE}/{other.id}", 404)
    assert post(browser, f"{HERE}/{other.id}/move", {"direction": "up"}).status_code == 404
