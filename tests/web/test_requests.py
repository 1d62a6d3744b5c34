"""Requests that no form of ours sends: none of them may look like a fault of the server."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.pages import get_page, post, post_page
from tests.support.world import PASSWORD, World
from tracker.extensions import db
from tracker.models import Unit


def test_nul_characters_in_an_address_are_left_out(app: Flask, world: World) -> None:
    browser = world.client(app, "yx-coord")
    assert get_page(browser, "/o/yun%00xi/2026/ledger").h1 == get_page(browser, "/o/yunxi/2026/ledger").h1
    get_page(browser, "/o/%00/2026/ledger", 404)


def test_nul_characters_in_a_question_are_left_out(app: Flask, world: World) -> None:
    page = get_page(world.client(app, "yx-coord"), "/o/yunxi/2026/people/?q=%00吴%00静")
    assert [words for words in page.texts("tbody .c-title a") if "吴静" in words]


def test_nul_characters_in_a_form_are_left_out(app: Flask, world: World) -> None:
    entered = {"code": "nyzx", "name": "农业\0中心", "parent_id": "0", "head_id": "0", "leader_id": "0"}
    post_page(world.client(app, "yx-admin"), "/o/yunxi/2026/people/units/new", entered)
    assert db.session.query(Unit).filter_by(code="nyzx").one().name == "农业中心"


def test_a_nul_character_in_an_account_finds_nobody_else(world: World, client: FlaskClient) -> None:
    page = post_page(client, "/sign-in", {"account": "\0nobody", "password": PASSWORD})
    assert "账号或密码不对" in page.errors()[0]


@pytest.mark.parametrize("target", ["//[", "http://[", "//[::1", "/\t/example.org"])
def test_a_next_address_that_is_none_is_passed_over(world: World, client: FlaskClient, target: str) -> None:
    assert get_page(client, f"/sign-in?next={target}").h1 == "登录"
    assert post(client, "/sign-in", {"account": "yx-coord", "password": PASSWORD, "next": target}).location == "/"


@pytest.mark.parametrize("came_from", ["http://[", "//[", "http://localhost/[", "\\"])
def test_error_pages_do_without_a_broken_referrer(client: FlaskClient, came_from: str) -> None:
    assert client.get("/nowhere", headers={"Referer": came_from}).status_code == 404


def test_pages_stay_out_of_frames_in_old_browsers_too(client: FlaskClient) -> None:
    headers = client.get("/sign-in").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
