"""The first page: where each person begins."""

import pytest
from flask import Flask

from tests.support.clock import Clock
from tests.support.pages import get_page
from tests.support.tasks import add_task
from tests.support.world import World
from tracker.extensions import db


@pytest.mark.parametrize(
    ("account", "page"),
    [
        ("yx-staff", "/o/yunxi/2026/mine"),
        ("yx-head", "/o/yunxi/2026/desk"),
        ("yx-coord", "/o/yunxi/2026/desk"),
        ("yx-leader", "/o/yunxi/2026/desk"),
        ("yx-viewer", "/o/yunxi/2026/ledger"),
        ("yx-admin", "/o/yunxi/2026/people"),
        ("qh-coord", "/o/qinghe/2026/desk"),
    ],
)
def test_everybody_begins_where_their_work_is(app: Flask, world: World, account: str, page: str) -> None:
    assert get_page(world.client(app, account), "/").url.rstrip("/") == page


def test_the_first_page_shows_the_present_year_in_china(app: Flask, world: World, clock: Clock) -> None:
    clock.at = clock.at.replace(year=2026, month=12, day=31, hour=17)  # in Shanghai it is 2027 already
    assert get_page(world.client(app, "yx-coord"), "/").url.startswith("/o/yunxi/2027/")


def test_without_tasks_this_year_the_latest_year_with_tasks_is_shown(app: Flask, world: World) -> None:
    add_task(world, plan_year=2024)
    add_task(world, plan_year=2025)
    db.session.commit()
    assert get_page(world.client(app, "yx-coord"), "/").url.startswith("/o/yunxi/2025/")


def test_tasks_of_next_year_do_not_hide_those_of_this_year(app: Flask, world: World) -> None:
    add_task(world, plan_year=2026)
    add_task(world, plan_year=2027)
    db.session.commit()
    assert get_page(world.client(app, "yx-coord"), "/").url.startswith("/o/yunxi/2026/")


def test_an_organisation_without_a_page_leads_to_the_first_page_there(app: Flask, world: World) -> None:
    assert get_page(world.client(app, "qh-coord"), "/o/yunxi/2025/").url.startswith("/o/yunxi/2025/ledger")


def test_a_foreign_organisation_does_not_exist(app: Flask, world: World) -> None:
    assert get_page(world.client(app, "yx-coord"), "/o/heshan/2026/", 404).h1 == "没有找到这一页"
