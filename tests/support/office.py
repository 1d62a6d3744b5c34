"""An office whose people sit at real browsers: at a desk, on a phone, or with scripts switched off."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect
from sqlalchemy import select

from tests.support.tasks import add_proof, add_task
from tests.support.world import PASSWORD, World
from tracker.extensions import db
from tracker.models import Event, ProgressUpdate, Task

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
PATIENCE = 10_000
"""Milliseconds after which something that should be on a page is missing."""


def sign_in(page: Page, address: str, account: str, password: str = PASSWORD) -> None:
    """Sign in as people do."""
    page.goto(address + "/sign-in")
    page.get_by_label("账号或手机号").fill(account)
    page.get_by_label("密码", exact=True).fill(password)
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.get_by_role("button", name="登录").click()


def listen(page: Page, complaints: list[str]) -> None:
    """Write down what the browser complains of: blocked by the policy, not found, failed scripts."""

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(str(error)))


@dataclass
class Office:
    """People of 云溪镇; each opens a browser of their own, in which they are signed in."""

    app: Flask
    world: World
    browser: Browser
    address: str
    complaints: list[str] = field(default_factory=list)
    opened: list[BrowserContext] = field(default_factory=list)

    def at(self, account: str, path: str = "", **options: Any) -> Page:
        """A person's browser at a page of 云溪镇 in 2026."""
        given = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1440, "height": 900}}
        context = self.browser.new_context(base_url=self.address, **{**given, **options})
        context.set_default_timeout(PATIENCE)
        self.opened.append(context)
        client = self.world.client(self.app, account)
        db.session.rollback()  # a session left open here would lock the application out of SQLite
        cookie = client.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
        assert cookie is not None
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.address}])
        page = context.new_page()
        listen(page, self.complaints)
        page.goto(self.url(path))
        return page

    def phone(self, account: str, path: str = "") -> Page:
        """The same on a phone, 390 pixels wide."""
        return self.at(account, path, **PHONE)

    def url(self, path: str) -> str:
        """The address of a page of 云溪镇 in 2026."""
        return f"{self.address}/o/yunxi/2026/{path}"

    def task(self, **values: Any) -> int:
        """The number of a task that has been received by 吴静, sponsored by 周正平, due on 30 November."""
        given = {
            "state": "in_progress", "owner_id": self.world.user("yx-staff").id,
            "sponsor_id": self.world.user("yx-leader").id, "first_due_on": date(2026, 11, 30),
            "started_on": date(2026, 9, 1),
        }  # fmt: skip
        task = add_task(self.world, **{**given, **values})
        db.session.commit()
        return task.number

    def prove(self, number: int, **values: Any) -> None:
        """Progress by 吴静 with a photograph, accepted unless told otherwise: 已整改到位。"""
        add_proof(self.world, self.kept(number), **values)
        db.session.commit()

    def kept(self, number: int) -> Task:
        """A task as it stands in the database; its session is let go."""
        db.session.rollback()
        task = db.session.scalars(select(Task).where(Task.number == number)).one()
        db.session.expunge(task)
        db.session.rollback()
        return task

    def events(self, number: int) -> list[Event]:
        """What happened to a task."""
        key = self.kept(number).id
        mine = select(Event).where(Event.subject_type == "task", Event.subject_id == key)
        found = list(db.session.scalars(mine.order_by(Event.id)))
        for event in found:
            db.session.expunge(event)
        db.session.rollback()
        return found

    def verbs(self, number: int) -> list[str]:
        """The same in verbs."""
        return [event.verb for event in self.events(number)]

    def reports(self, number: int) -> list[str]:
        """The texts of the progress reported on a task, by the order in which it came."""
        mine = select(ProgressUpdate.text).where(ProgressUpdate.task_id == self.kept(number).id)
        found = list(db.session.scalars(mine.order_by(ProgressUpdate.id)))
        db.session.rollback()
        return found

    def leave(self) -> None:
        """Everybody closes their browser."""
        for context in self.opened:
            context.close()


def state(page: Page) -> Locator:
    """The state on a task's page."""
    return page.locator(".nl-steps [aria-current=step] b")


def entry(page: Page, words: str) -> Locator:
    """Reported work on a task's page."""
    return page.locator("#timeline li").filter(has_text=words)


def told(page: Page, words: str) -> None:
    """The page says what was done."""
    expect(page.locator("#nl-toasts")).to_contain_text(words)


def happened(page: Page, words: str) -> None:
    """The timeline tells of it."""
    expect(page.locator("#timeline .is-event").filter(has_text=words).first).to_be_visible()


def fits(page: Page) -> None:
    """Nothing stands out beyond the screen's width; waits for a page that is on its way."""
    page.wait_for_load_state()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} pixels too wide"


def press(page: Page, name: str) -> None:
    """Press a button by its whole name."""
    page.get_by_role("button", name=name, exact=True).click()


def more(page: Page, name: str) -> None:
    """Open an entry of 更多."""
    page.locator("summary", has_text="更多").click()
    page.get_by_role("link", name=name, exact=True).click()


def speaks_chinese(log: Page) -> None:
    """The log of the organisation names nothing by the names of our code."""
    names = re.findall(r"[a-z]+_[a-z_]+", log.locator("main").inner_text())
    assert not names, names
