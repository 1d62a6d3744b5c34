"""The outline's page: what is typed is kept, wrong names are told, the county's outline reaches its towns."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from tests.support.page_forms import fields
from tests.support.pages import get_page, post_page
from tests.support.world import World
from tracker.domain.outlines import Outline, PartRole
from tracker.extensions import db
from tracker.models import OutlineRow

URL = "/o/yunxi/2026/draft/outline"
FORM = "form.nl-form"


def form(client: FlaskClient, url: str = URL, **values: Any) -> MultiDict[str, object]:
    """The form as it stands on the page, the selects included, with changes."""
    page = get_page(client, url)
    chosen = {}
    for node in page.all(f"{FORM} select"):
        option = node.css_first("option[selected]")
        assert option is not None
        chosen[str(node.attributes["name"])] = option.attributes["value"]
    return fields(page, FORM, **{**chosen, **values})


def kept() -> Outline:
    """The outline in the database."""
    db.session.expire_all()
    return Outline.read(db.session.scalars(select(OutlineRow)).one().data)


def test_an_outline_is_changed_and_says_what_the_title_becomes(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    sent = form(client, title="{org}{year}年度法治政府建设年度报告", closing="特此报告，请审阅。")
    page = post_page(client, URL, sent)
    assert page.h1 == "用的是本级的提纲，从2026年起"
    assert "云溪镇人民政府2026年度法治政府建设年度报告" in page.text
    assert (kept().closing, kept().preamble) == (("特此报告，请审阅。",), Outline().preamble)


def test_parts_change_places_and_themes_have_headings(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    more = {"part-responsibility-place": "1", "theme-T4": "严格规范公正文明执法", "skip-T8": "y"}
    post_page(client, URL, form(client, **more))
    assert [part.role for part in kept().parts][:2] == [PartRole.MEASURES, PartRole.RESPONSIBILITY]
    assert kept().theme_headings == {"T4": "严格规范公正文明执法"}
    assert kept().skipped == {"T8"}
    page = get_page(client, URL)
    assert page.find("[name=theme-T4]").attributes["value"] == "严格规范公正文明执法"
    assert "checked" in page.find("[name=skip-T8]").attributes


def test_a_wrong_name_is_told_at_its_field_and_nothing_typed_is_lost(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    page = post_page(client, URL, form(client, preamble="{town}做了很多工作。", closing="完。"), 400)
    assert "“{town}”不能自动填" in page.find("#preamble-e").text()
    assert page.find("[name=preamble]").text().strip() == "{town}做了很多工作。"
    assert page.find("[name=closing]").text().strip() == "完。"
    page = post_page(client, URL, form(client, **{"part-problems-heading": "二、存在的不足"}), 400)
    assert "序号" in page.find("#part-problems-heading-e").text()
    assert db.session.scalar(select(OutlineRow)) is None


def test_a_town_follows_its_county_and_can_go_back_to_it(app: Flask, world: World) -> None:
    county, town = world.client(app, "qh-coord"), world.client(app, "yx-coord")
    above = "/o/qinghe/2026/draft/outline"
    post_page(county, above, form(county, above, closing="以上报告，请审阅。"))
    page = get_page(town, URL)
    assert page.h1 == "用的是青禾县人民政府的提纲"
    assert page.find("[name=closing]").text().strip() == "以上报告，请审阅。"
    page = post_page(town, URL, form(town, closing="特此报告，请审阅。"))
    version = page.find(f"{FORM} [name=version]").attributes["value"]
    page = post_page(town, f"{URL}/reset", {"version": version})
    assert page.h1 == "用的是青禾县人民政府的提纲"


def test_each_period_has_an_outline_of_its_own(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    half = f"{URL}?period=half"
    post_page(client, URL, form(client, half, closing="上半年情况如上。"))
    assert get_page(client, half).find("[name=closing]").text().strip() == "上半年情况如上。"
    assert get_page(client, URL).h1 == "用的是通用提纲，还没有改过"
    assert get_page(client, f"{URL}?period=decade").h1 == "用的是通用提纲，还没有改过"


def test_of_two_who_change_it_the_second_is_told_and_may_press_again(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    first, second = form(client, closing="先改的。"), form(client, closing="后改的。")
    post_page(client, URL, first)
    page = post_page(client, URL, second, 400)
    assert "别人已经改过" in " ".join(page.errors())
    assert (page.find("[name=closing]").text().strip(), kept().closing) == ("后改的。", ("先改的。",))
    second.setlist("version", [page.find(f"{FORM} [name=version]").attributes["value"]])
    post_page(client, URL, second)
    assert kept().closing == ("后改的。",)


def test_only_the_coordinator_of_the_place_opens_it(app: Flask, world: World) -> None:
    for account, status in (("yx-leader", 403), ("yx-staff", 403), ("qh-coord", 403), ("hs-coord", 404)):
        get_page(world.client(app, account), URL, status)
