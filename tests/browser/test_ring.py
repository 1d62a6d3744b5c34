"""The ring at the screen: a segment leads to its tasks, outcomes are chosen row by row, and nothing overflows."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.office import Office
from tests.support.ring import add_report, grow
from tracker.domain.outcomes import Outcome
from tracker.extensions import db


def wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_a_segment_leads_to_the_tasks_behind_it(office: Office) -> None:
    grow(office.world)
    page = office.at("yx-coord", "ring")
    page.get_by_role("link", name="2025年").first.focus()
    segment = page.locator("svg.nl-ring a[aria-label*='兑现 1 件（待认定）']")
    segment.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nl-outcomes tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/o/yunxi/2025/ring/outcomes\?.*sure=no"))
    assert office.complaints == []


def test_changing_an_outcome_ticks_its_row_and_the_bar_says_so(office: Office) -> None:
    tasks = grow(office.world)
    key = tasks[0].id
    page = office.at("yx-coord", "../2025/ring/outcomes")
    bar = page.locator("[data-bulk]")
    expect(bar).to_be_hidden()
    page.locator(f"#outcome-{key}").select_option("partly")
    expect(bar).to_contain_text("已选 1 项")
    bar.get_by_label("说明").fill("还差一个村")
    bar.get_by_role("button", name="认定所选").click()
    expect(page.locator(".nl-toasts")).to_contain_text("已认定 1 件")
    expect(page.locator("tbody tr").first.locator(".c-word")).to_contain_text("还差一个村")
    db.session.expire_all()
    assert tasks[0].outcome is Outcome.PARTLY
    assert office.complaints == []


def test_without_scripts_a_row_is_ticked_by_hand(office: Office) -> None:
    tasks = grow(office.world)
    page = office.at("yx-leader", "../2025/ring/outcomes?sure=no", java_script_enabled=False)
    page.locator("input[name=task]").check()
    page.get_by_role("button", name="认定所选").click()
    expect(page.locator("h1")).to_have_text("办结的都认定了")
    db.session.expire_all()
    assert tasks[0].outcome is Outcome.KEPT


def test_a_pair_is_decided_in_two_presses(office: Office) -> None:
    add_report(office.world, 2024, ["村级公开栏更新滞后"])
    add_report(office.world, 2025, ["部分村级公开栏更新不及时"])
    db.session.commit()
    page = office.at("yx-coord", "ring/repeats")
    page.get_by_role("button", name="是同一个问题").click()
    expect(page.locator("h1")).to_have_text("一个问题一再出现")
    expect(page.locator(".nl-chain li")).to_have_count(2)
    assert office.complaints == []


@pytest.mark.parametrize("path", ["ring", "ring/outcomes", "ring/promises", "ring/repeats"])
def test_nothing_is_wider_than_a_phone(office: Office, path: str) -> None:
    grow(office.world)
    assert not wider_than_the_screen(office.phone("yx-coord", path))
    assert not wider_than_the_screen(office.at("yx-coord", path))
