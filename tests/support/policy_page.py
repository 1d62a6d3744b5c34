"""The page of the reminder policy as a browser without JavaScript sends it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.support.page_forms import fields
from tests.support.pages import Page, fold, get_page, post_page
from tests.support.world import World
from tracker.domain.reminding.policy import ReminderPolicy
from tracker.queries.policies import policy_of


@dataclass
class PolicyPage:
    """A person at the page of an organisation; what they send is what the page holds, with changes."""

    app: Flask
    world: World
    account: str = "yx-coord"
    org: str = "yunxi"

    @cached_property
    def client(self) -> FlaskClient:
        """The person's browser."""
        return self.world.client(self.app, self.account)

    @property
    def url(self) -> str:
        """The page's address."""
        return f"/o/{self.org}/2026/reminders"

    def open(self, query: str = "") -> Page:
        """The page as it is."""
        return get_page(self.client, self.url + query)

    def send(self, page: Page | None = None, status: int = 200, **changes: Any) -> Page:
        """Send the form of a page (a fresh one by default); None leaves a field out."""
        page = page or self.open()
        sent = fields(page, "#policy")
        for node in page.all("#policy select"):
            chosen = node.css_first("option[selected]") or node.css_first("option")
            assert chosen is not None
            sent[node.attributes["name"] or ""] = chosen.attributes["value"] or ""
        for name, value in changes.items():
            sent.poplist(name)
            if value is not None:
                sent.setlist(name, value if isinstance(value, list) else [value])
        return post_page(self.client, self.url, sent, status)

    def policy(self) -> ReminderPolicy:
        """What is kept."""
        return policy_of(self.world.org(self.org).id)


def levels(page: Page) -> list[tuple[str, list[str], str]]:
    """The rows of the steps up the line: days, people, slip."""
    found = []
    for row in page.all(".nl-level"):
        days = row.css_first("input[type=number]")
        slip = row.css_first("option[selected]")
        people = [node.attributes["value"] or "" for node in row.css("input[checked]")]
        found.append(
            (days.attributes["value"] or "" if days else "", people, slip.attributes["value"] or "" if slip else "")
        )
    return found


def course(page: Page) -> list[str]:
    """The sentences of the example, each with its day."""
    return [fold(node.text(separator=" ")) for node in page.all(".nl-course li")]


def marked(page: Page) -> dict[str, list[str]]:
    """What stands in the months on the days that are marked, by date."""
    found = {}
    for cell in page.all(".nl-month td.is-marked"):
        day = cell.css_first("time")
        assert day is not None
        found[day.attributes["datetime"] or ""] = [fold(mark.text()) for mark in cell.css(".nl-mark")]
    return found
