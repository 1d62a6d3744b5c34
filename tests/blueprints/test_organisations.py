"""The organisation's page, its settings, and a county's new towns."""

from flask import Flask

from tests.support.pages import get_page, post, post_page
from tests.support.world import World

TOWN, COUNTY = "/o/yunxi/2026/organisation", "/o/qinghe/2026/organisation"


def test_a_county_sees_its_towns_below_it(world: World, app: Flask) -> None:
    page = get_page(world.client(app, "qh-viewer"), f"{COUNTY}/")
    assert page.h1 == "青禾县人民政府"
    assert page.texts(".c-title") == ["青禾县人民政府", "└ 云溪镇人民政府", "└ 河山镇人民政府"]
    assert page.texts(".c-due") == ["6 人", "6 人", "6 人"]


def test_a_town_sees_itself_alone(world: World, app: Flask) -> None:
    assert get_page(world.client(app, "yx-viewer"), f"{TOWN}/").texts(".c-title") == ["云溪镇人民政府"]


def test_a_countys_administrator_makes_a_town_and_sees_the_password_once(world: World, app: Flask) -> None:
    data = {"name": "蓝田镇人民政府", "code": "lantian", "admin_name": "林小满", "admin_account": "lt-admin"}
    browser = world.client(app, "qh-admin")
    page = post_page(browser, f"{COUNTY}/towns/new", data)
    assert page.h1 == "蓝田镇人民政府已建好"
    password = page.find("[translate=no]").text()
    theirs = app.test_client()
    assert post(theirs, "/sign-in", {"account": "lt-admin", "password": password}).status_code == 302
    assert password not in get_page(browser, f"{COUNTY}/").text
    assert get_page(browser, "/o/lantian/2026/people/units").texts(".c-title") == ["党政综合办公室"]


def test_a_refused_town_is_explained_at_its_field_and_keeps_what_was_typed(world: World, app: Flask) -> None:
    data = {"name": "蓝田镇人民政府", "code": "heshan", "admin_name": "", "admin_account": ""}
    page = post_page(world.client(app, "qh-admin"), f"{COUNTY}/towns/new", data)
    assert page.errors() == ["这个代码已经有了，请换一个。"]
    assert page.find("#name").attributes["value"] == "蓝田镇人民政府"
    page = post_page(
        world.client(app, "qh-admin"), f"{COUNTY}/towns/new", data | {"code": "lt", "admin_account": "yx-head"}
    )
    assert page.find("#admin_account-e").text() == "这个账号已经有人用了，请换一个。"


def test_a_town_has_no_towns(world: World, app: Flask) -> None:
    page = get_page(world.client(app, "yx-admin"), f"{TOWN}/towns/new", 409)
    assert "只有县级组织下面能建乡镇" in page.text


def test_the_name_changes_everywhere(world: World, app: Flask) -> None:
    browser = world.client(app, "yx-admin")
    assert post_page(browser, f"{TOWN}/name", {"version": 1, "name": "云溪街道办事处"}).h1 == "云溪街道办事处"


def test_an_overtaken_change_of_name_is_refused(world: World, app: Flask) -> None:
    post(world.client(app, "qh-admin"), f"{TOWN}/name", {"version": 1, "name": "云溪街道办事处"})
    page = post_page(world.client(app, "yx-admin"), f"{TOWN}/name", {"version": 1, "name": "云溪乡人民政府"})
    assert page.errors() == ["您打开以后，别人已经改过这里。请先看新的内容，再决定要不要改。"]


def test_a_town_is_closed_from_above_and_its_people_are_left_without_rights(world: World, app: Flask) -> None:
    county, town = world.client(app, "qh-admin"), world.client(app, "yx-coord")
    page = post_page(county, f"{TOWN}/use", {"version": 1, "in_use": "no"})
    assert "停用" in page.texts(".nl-lede")[0]
    get_page(town, f"{TOWN}/", 404)
    post_page(county, f"{TOWN}/use", {"version": 2, "in_use": "yes"})
    get_page(town, f"{TOWN}/")


def test_a_town_does_not_close_itself(world: World, app: Flask) -> None:
    assert post(world.client(app, "yx-admin"), f"{TOWN}/use", {"version": 1, "in_use": "no"}).status_code == 403
