"""The catalogue of what is counted."""

from flask import Flask
from sqlalchemy import delete

from tests.support.pages import get_page, post, post_page
from tests.support.records import FIGURES, add_record, adopt
from tests.support.reviewing import Review
from tests.support.world import World
from tracker.extensions import db
from tracker.models import Indicator
from tracker.web import clock

URL = "/o/yunxi/2026/indicators"
NEW = {
    "name": "夜间普法", "unit": "场", "theme_code": "T10", "synonyms": "夜校普法、夜市普法", "equal_units": "次",
    "summing": "sum",
}  # fmt: skip


def empty_catalogue(world: World) -> None:
    """An office from before there was a catalogue."""
    db.session.execute(delete(Indicator).where(Indicator.org_id == world.org("yunxi").id))
    db.session.commit()


def test_an_empty_catalogue_begins_with_the_usual_ones(app: Flask, world: World) -> None:
    empty_catalogue(world)
    client = world.client(app, "yx-coord")
    page = get_page(client, URL)
    assert page.h1 == "指标"
    page = post_page(client, page.find(".nl-empty form").attributes["action"] or "")
    assert "矛盾纠纷调解" in page.text
    assert [h2.text() for h2 in page.all("section h2")][-1].startswith("按哪些主题归类")
    assert len(page.all("section h2")) == 11 + 1


def test_members_read_and_only_those_who_manage_change_it(app: Flask, world: World) -> None:
    known = adopt(world)
    page = get_page(world.client(app, "yx-staff"), URL)
    assert page.all(f"a[href='{URL}/new'], a[href='{URL}/{known['普法宣传']}']") == []
    assert world.client(app, "yx-staff").get(f"{URL}/new").status_code == 403
    assert post(world.client(app, "yx-leader"), f"{URL}/{known['普法宣传']}/retire").status_code == 403


def test_each_number_opens_the_entries_that_it_counts(app: Flask, world: World) -> None:
    known = adopt(world)
    desk = Review(world, clock.now())
    desk.ready()
    desk.confirm()
    add_record(world, "yx-staff", figures=FIGURES, accepted=True)
    add_record(world, "yx-staff", figures=FIGURES, accepted=True)
    add_record(world, "yx-staff", figures=FIGURES)
    client = world.client(app, "yx-viewer")
    page = get_page(client, URL)
    links = [a.attributes["href"] or "" for a in page.all(f"a[href*='indicator={known['普法宣传']}']")]
    assert [len(get_page(client, link).all(".nl-entries > li")) for link in links] == [2, 1]
    assert "普法宣传场、场次、次 2 场 待采纳 1场 上年报告 26场" in page.text


def test_an_indicator_is_added_edited_and_retired(app: Flask, world: World) -> None:
    empty_catalogue(world)
    client = world.client(app, "yx-admin")
    page = post_page(client, f"{URL}/new", NEW)
    assert "夜校普法、夜市普法" in page.text
    address = page.find(".nl-cell-title a").attributes["href"] or ""
    form = get_page(client, address)
    assert form.find("[name=synonyms]").attributes["value"] == "夜校普法、夜市普法"
    version = form.find("[name=version]").attributes["value"]
    page = post_page(client, address, {**NEW, "name": "夜间宣讲", "version": version})
    assert "夜间宣讲" in page.text
    version = get_page(client, address).find("[name=version]").attributes["value"]
    page = post_page(client, f"{address}/retire", {"version": version})
    assert page.texts("section h2") == ["还没有指标", "停用的", "按哪些主题归类"]
    version = get_page(client, address).find("[name=version]").attributes["value"]
    page = post_page(client, f"{address}/retire", {"version": version, "back": "1"})
    assert page.texts("section h2") == ["普法与公共法律服务", "按哪些主题归类"]


def test_a_name_that_another_has_is_refused_at_its_field(app: Flask, world: World) -> None:
    adopt(world)
    page = post_page(world.client(app, "yx-coord"), f"{URL}/new", {**NEW, "name": "法治讲座"}, 400)
    assert page.find("#name-e").text()
    assert page.find("[name=synonyms]").attributes["value"] == NEW["synonyms"]


def test_who_saved_later_is_told_and_loses_nothing(app: Flask, world: World) -> None:
    known = adopt(world)
    address = f"{URL}/{known['普法宣传']}"
    client = world.client(app, "yx-coord")
    page = post_page(client, address, {**NEW, "version": "99"}, 400)
    assert "别人已经改过" in " ".join(page.errors())
    assert page.find("[name=name]").attributes["value"] == "夜间普法"
    assert post(client, f"/o/yunxi/2026/indicators/{known['普法宣传'] + 999}").status_code == 404


def test_the_words_of_a_theme_are_edited_where_indicators_are(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    page = get_page(client, f"{URL}/themes/T10")
    words = page.find("#keywords").text()
    typed = {"name": "普法", "keywords": f"{words}、夜校 夜市", "lead_hints": "司法所", "version": "1"}
    page = post_page(client, f"{URL}/themes/T10", typed)
    assert "普法" in page.text
    assert "夜校、夜市" in get_page(client, f"{URL}/themes/T10").find("#keywords").text()
    page = post_page(client, f"{URL}/themes/T10", {**typed, "name": "另一个"}, status=400)
    assert "别人" in page.text
    assert page.find("#name").attributes["value"] == "另一个"


def test_a_new_theme_stands_among_the_others(app: Flask, world: World) -> None:
    client = world.client(app, "yx-coord")
    page = post_page(client, f"{URL}/themes/new", {"name": "河湖管护", "keywords": "河长制", "lead_hints": ""})
    assert "河湖管护" in page.text
    assert post(client, f"{URL}/themes/new", {"name": "河湖管护"}).status_code == 400
    assert get_page(client, f"{URL}/themes/T11").h1 == "河湖管护"
    assert client.get(f"{URL}/themes/T99").status_code == 404
