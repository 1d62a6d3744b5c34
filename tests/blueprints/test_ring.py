"""The annual ring and its table: what they count is what the lists behind them hold."""

from collections import Counter
from datetime import date
from xml.etree import ElementTree

import pytest
from flask import Flask

from tests.blueprints.test_tasks_queries import statements
from tests.support.pages import Page, get_page
from tests.support.ring import add_made, add_report, closed, grow
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.extensions import db

RING = "/o/yunxi/2026/ring"
MOST = 10


def rows(page: Page) -> int:
    return len(page.all(".nl-outcomes tbody tr"))


def test_every_segment_and_every_number_opens_the_tasks_that_it_counts(app: Flask, world: World) -> None:
    grow(world)
    client = world.client(app, "yx-coord")
    page = get_page(client, RING)
    assert page.h1 == "云溪镇的年轮，2025—2026"
    segments = [(node.attributes["href"], node.attributes["aria-label"]) for node in page.all("svg.nl-ring a")]
    assert len(segments) == 7
    for url, words in segments:
        assert url
        assert words
        assert f" {rows(get_page(client, url))} 件" in words
    for link in page.all(".nl-matrix td a"):
        assert rows(get_page(client, link.attributes["href"] or "")) == int(link.text())


def test_the_ring_never_stands_without_its_table_and_its_key(app: Flask, world: World) -> None:
    grow(world)
    page = get_page(world.client(app, "yx-viewer"), RING)
    assert len(page.all("svg.nl-ring")) == len(page.all(".nl-matrix")) == 1
    assert page.texts(".nl-key li")[:6] == ["兑现", "部分兑现", "结转下年", "未兑现", "办理中", "逾期未办"]
    assert "虚边：还没有人认定" in page.texts(".nl-key li")
    total = page.texts(".nl-matrix tfoot td")
    assert [words.split("■")[0].strip() for words in total] == ["2 / 5", "0 / 3", "40%"]


def test_around_the_ring_stand_the_themes_that_have_tasks_and_no_others(app: Flask, world: World) -> None:
    grow(world)
    page = get_page(world.client(app, "yx-coord"), RING)
    assert page.texts("svg.nl-ring .theme-n")
    assert "0 件" not in page.texts("svg.nl-ring .theme-n")


def test_a_proposal_looks_like_one_and_leads_to_those_who_say_so(app: Flask, world: World) -> None:
    grow(world)
    page = get_page(world.client(app, "yx-coord"), RING)
    assert len(page.all("svg.nl-ring .seg-proposed")) == 1
    link = page.find(".nl-lede a")
    assert link.text() == "2025年 1 件"
    assert rows(get_page(world.client(app, "yx-coord"), link.attributes["href"] or "")) == 1


def test_an_empty_ring_says_how_it_grows(app: Flask, world: World) -> None:
    page = get_page(world.client(app, "yx-coord"), RING)
    assert "还没有年轮" in page.text
    assert page.all("a[href='/o/yunxi/2026/imports']")
    assert not page.all("svg.nl-ring")


def test_the_year_of_the_address_is_the_outermost_ring(app: Flask, world: World) -> None:
    grow(world)
    page = get_page(world.client(app, "yx-coord"), "/o/yunxi/2025/ring")
    assert page.h1 == "云溪镇的年轮，2025"


def test_the_picture_is_a_file_of_its_own(app: Flask, world: World) -> None:
    grow(world)
    response = world.client(app, "yx-viewer").get(f"{RING}/ring.svg")
    assert response.mimetype == "image/svg+xml"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.text.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    drawn = ElementTree.fromstring(response.text)
    names = Counter(node.tag.removeprefix("{http://www.w3.org/2000/svg}") for node in drawn.iter())
    assert (names["svg"], names["style"], names["a"]) == (1, 1, 0)
    assert names["path"] > 20


@pytest.mark.parametrize("path", ["", "/outcomes", "/promises", "/repeats"])
@pytest.mark.parametrize("who", ["yx-coord", "yx-staff", "qh-coord"])
def test_pages_ask_as_many_questions_however_much_there_is(app: Flask, world: World, path: str, who: str) -> None:
    grow(world)
    client = world.client(app, who)
    few = statements(client, RING + path)
    for number in range(20):
        [problem] = add_report(world, 2010 + number % 14, [f"第{number}个村公开栏更新不及时"])
        add_made(world, problem, plan_year=2026)
        add_task(world, theme_code=f"T{number % 11}", **closed(2019 + number % 7))
    db.session.commit()
    assert statements(client, RING + path) == few <= MOST


def test_a_county_sees_its_towns_side_by_side_but_no_drafts(app: Flask, world: World) -> None:
    grow(world)
    page = get_page(world.client(app, "qh-viewer"), "/o/qinghe/2026/ring")
    assert page.texts(".nl-matrix tbody th")[:2] == ["河山镇", "云溪镇"]
    assert page.texts(".nl-matrix tbody td:nth-child(2)")[:2] == ["还没有出 逾期", "2026年1月18日"]
    assert "初稿" not in page.text
    client = world.client(app, "qh-viewer")
    for link in page.all(".nl-matrix td a"):
        assert rows(get_page(client, link.attributes["href"] or "")) == int(link.text())


@pytest.mark.parametrize(("day", "late"), [("2026-02-28", False), ("2026-03-01", True)])
def test_a_report_is_due_before_the_first_of_march(app: Flask, world: World, day: str, late: bool) -> None:
    add_report(world, 2025, ["公开栏更新滞后"], dated_on=date.fromisoformat(day))
    db.session.commit()
    page = get_page(world.client(app, "qh-coord"), "/o/qinghe/2026/ring")
    yunxi = page.texts(".nl-matrix tbody tr")[1]
    assert ("逾期" in yunxi) is late


def test_other_towns_do_not_exist(app: Flask, world: World) -> None:
    client = world.client(app, "hs-coord")
    for path in ("", "/outcomes", "/promises", "/promises.xlsx", "/repeats", "/ring.svg"):
        assert client.get(RING + path).status_code == 404
