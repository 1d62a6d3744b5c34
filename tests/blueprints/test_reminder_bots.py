"""The bots of units' groups: set by administrators, shown masked, tried against a server of our own."""

import json
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.pages import get_page, post, post_page
from tests.support.world import World
from tracker.extensions import db
from tracker.mail.bots import SIGNATURE, TIMESTAMP, signature
from tracker.models import Bot

LIST = "/o/yunxi/2026/reminders/bots"
KEY, SECRET = "0f7c3f9a", "a-secret-of-the-group"
WECOM = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"


class Group(BaseHTTPRequestHandler):
    """A group that remembers what it was told, and answers as its address says."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((body, self.headers))  # type: ignore[attr-defined]  # set below
        self.send_response(410 if self.path == "/gone" else 200)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Quiet."""


@pytest.fixture
def group() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Group)
    server.heard = []  # type: ignore[attr-defined]  # for the handler
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def url(world: World, unit: str = "yunxi-zf") -> str:
    return f"{LIST}/{world.unit(unit).id}"


def save(app: Flask, world: World, address: str, kind: str = "webhook", version: int = 0) -> None:
    sent = {"kind": kind, "url": address, "secret": SECRET, "is_active": "y", "version": str(version)}
    post_page(world.client(app, "yx-admin"), url(world), sent)


def kept() -> Bot:
    db.session.expire_all()
    return db.session.scalars(select(Bot)).one()


@pytest.fixture
def local(app: Flask) -> Flask:
    """The application with this machine among the hosts of bots."""
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], bot_hosts=("qyapi.weixin.qq.com", "127.0.0.1"))
    return app


def test_an_administrator_gives_a_units_group_its_bot(app: Flask, world: World) -> None:
    assert get_page(world.client(app, "yx-admin"), LIST).h1 == "还没有群机器人"
    save(app, world, WECOM, "wecom")
    page = get_page(world.client(app, "yx-admin"), LIST)
    assert page.h1 == "1 个单位有群机器人"
    assert "qyapi.weixin.qq.com" in page.text
    assert kept().url == WECOM


def test_address_and_secret_are_never_shown_again(local: Flask, world: World) -> None:
    save(local, world, "http://127.0.0.1:9/a-hidden-path")
    browser = world.client(local, "yx-admin")
    for path in (LIST, url(world), "/o/yunxi/2026/log"):
        html = browser.get(path).text
        assert "a-hidden-path" not in html
        assert SECRET not in html
    assert "••••" in get_page(browser, url(world)).text


def test_what_is_not_typed_anew_stays(local: Flask, world: World) -> None:
    save(local, world, "http://127.0.0.1:9/hook")
    sent = {"kind": "webhook", "url": "", "secret": "", "version": str(kept().version_id)}
    post_page(world.client(local, "yx-admin"), url(world), sent)
    assert (kept().url, kept().secret, kept().is_active) == ("http://127.0.0.1:9/hook", SECRET, False)


def test_a_foreign_host_is_refused_in_words(app: Flask, world: World) -> None:
    sent = {"kind": "webhook", "url": "https://10.0.0.1/hook", "secret": SECRET, "version": "0"}
    page = post_page(world.client(app, "yx-admin"), url(world), sent, 400)
    assert page.errors()[0].startswith("不能发到这个地址。要用 https，主机只能是：qyapi.weixin.qq.com。")
    assert page.find("#url").attributes["value"] == "https://10.0.0.1/hook"
    assert SECRET not in page.html


def test_a_try_is_heard_in_the_group_with_a_signature(local: Flask, world: World, group: HTTPServer) -> None:
    save(local, world, f"http://127.0.0.1:{group.server_port}/hook")
    page = post_page(world.client(local, "yx-admin"), f"{url(world)}/test")
    assert "已发到群里，请看一眼收到没有。" in page.html
    body, headers = group.heard[0]  # type: ignore[attr-defined]  # set by the fixture
    assert headers[SIGNATURE] == signature(SECRET, headers[TIMESTAMP], body)
    assert "综合行政执法队的提醒会发到这里" in json.loads(body)["text"]


def test_a_try_that_fails_says_why(local: Flask, world: World, group: HTTPServer) -> None:
    save(local, world, f"http://127.0.0.1:{group.server_port}/gone")
    page = post_page(world.client(local, "yx-admin"), f"{url(world)}/test")
    assert "没有发到群里。群机器人不收。" in page.html


def test_a_unit_without_a_bot_cannot_be_tried(app: Flask, world: World) -> None:
    page = post_page(world.client(app, "yx-admin"), f"{url(world)}/test")
    assert "没有发到群里。" in page.html


@pytest.mark.parametrize("account", ["yx-coord", "yx-leader", "yx-staff", "qh-admin"])
def test_bots_are_for_the_offices_own_administrators(app: Flask, world: World, account: str) -> None:
    browser = world.client(app, account)
    assert {browser.get(path).status_code for path in (LIST, url(world))} == {403}
    assert post(browser, f"{url(world)}/test").status_code == 403


def test_units_of_other_towns_do_not_exist(app: Flask, world: World) -> None:
    browser = world.client(app, "yx-admin")
    assert browser.get(f"{LIST}/{world.unit('heshan-zf').id}").status_code == 404
    assert world.client(app, "hs-admin").get(LIST).status_code == 404
