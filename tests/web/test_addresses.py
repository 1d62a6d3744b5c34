"""Addresses are kept for their values and place, never for another's; options hold what they were given, escaped."""

from types import SimpleNamespace

from flask import Flask, g
from markupsafe import Markup

from tracker.web.addresses import MOST, kept_url
from tracker.web.options import options


def _at(org: str, year: int) -> SimpleNamespace:
    return SimpleNamespace(org=SimpleNamespace(code=org), year=year)


def test_an_address_belongs_to_the_organisation_and_year_of_the_page(app: Flask) -> None:
    found = []
    for org, year in (("yunxi", 2026), ("heshan", 2026), ("yunxi", 2025), ("yunxi", 2026)):
        with app.test_request_context("/"):
            g.scope = _at(org, year)
            found.append(kept_url("tasks.show", number=7))
    assert found == [
        "/o/yunxi/2026/tasks/7", "/o/heshan/2026/tasks/7", "/o/yunxi/2025/tasks/7", "/o/yunxi/2026/tasks/7",
    ]  # fmt: skip


def test_an_address_begins_where_the_application_is_mounted(app: Flask) -> None:
    with app.test_request_context("/"):
        here = kept_url("auth.sign_in")
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": "/nianlun"}):
        below = kept_url("auth.sign_in")
    assert below == f"/nianlun{here}"


def test_what_people_type_is_not_kept(app: Flask) -> None:
    with app.test_request_context("/"):
        g.scope = _at("yunxi", 2026)
        words = "执法" * 40
        assert kept_url("ledger.index", q=words) != kept_url("ledger.index", q=words[:-1])
        assert not app.extensions.get("addresses")


def test_only_so_many_addresses_are_kept(app: Flask) -> None:
    with app.test_request_context("/"):
        g.scope = _at("yunxi", 2026)
        for number in range(MOST + 2):
            kept_url("tasks.show", number=number)
    assert len(app.extensions["addresses"]) <= MOST


def test_options_are_escaped_and_the_chosen_one_is_marked() -> None:
    found = options([("a", "甲 & 乙"), ('"b"', "<b>")], "a")
    assert found == Markup(
        '<option value="a" selected>甲 &amp; 乙</option><option value="&#34;b&#34;">&lt;b&gt;</option>'
    )
    assert options([], "a") == ""
