"""A leader's desk: what waits is settled in place, and every number opens the list that it counts."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.office import Office, fits, told
from tests.support.work import Desk
from tracker.domain.tasks import TaskState
from tracker.extensions import db


@pytest.fixture
def numbers(office: Office) -> dict[str, int]:
    """Tasks by what is the matter with them: to sign, to say a word on, red, red, yellow."""
    found = {
        "销号": office.task(title="评查执法案卷", state=TaskState.SUBMITTED),
        "退回": office.task(title="修订执法清单", state=TaskState.SUBMITTED),
        "批示": office.task(title="增配执法记录仪"),
        "红": office.task(title="办好执法培训", due_on=date(2026, 9, 10)),
        "又红": office.task(title="清理规范性文件", due_on=date(2026, 9, 18)),
        "黄": office.task(title="公开执法信息", due_on=date(2026, 9, 25)),
    }
    for name in ("销号", "退回"):
        office.prove(found[name])
    Desk(office.world).report("yx-staff", office.kept(found["批示"]), "县里没有批经费", needs_leader=True)
    db.session.rollback()
    return found


def paper(page: Page, title: str) -> Locator:
    """What waits for a signature."""
    return page.locator(".nl-sign li").filter(has_text=title)


def test_a_leader_signs_returns_and_instructs_at_the_desk(office: Office, numbers: dict[str, int]) -> None:
    leader = office.phone("yx-leader", "desk")
    expect(leader.get_by_role("heading", level=1)).to_have_text("两件等您签字，一件请您批示，两件已经逾期")
    fits(leader)
    paper(leader, "评查执法案卷").get_by_role("button", name=re.compile("签批销号")).click()
    told(leader, "已签批销号")
    ask(paper(leader, "修订执法清单"), "退回", "清单里没有裁量标准", "退回补充")
    told(leader, "已退回补充")
    ask(paper(leader, "增配执法记录仪"), "批示", "我来找县财政局，先借两台", "批示")
    told(leader, "已批示")
    expect(leader.locator(".nl-sign li")).to_have_count(0)
    assert [office.verbs(numbers[name])[-1] for name in ("销号", "退回", "批示")] == [
        "closed",
        "returned",
        "instructed",
    ]
    staff = office.phone("yx-staff", f"tasks/{numbers['批示']}")
    expect(staff.locator(".nl-said")).to_have_text("我来找县财政局，先借两台")
    staff.goto(office.url("notices"))
    expect(staff.locator("main")).to_contain_text("我来找县财政局，先借两台")
    assert office.complaints == []


def ask(row: Locator, name: str, words: str, button: str) -> None:
    """Open the words of an act in place, write, and press."""
    row.locator("summary", has_text=name).click()
    row.locator("details[open]").get_by_role("textbox").fill(words)
    row.locator("details[open]").get_by_role("button", name=button, exact=True).click()


def test_every_number_of_a_desk_opens_the_list_that_it_counts(office: Office, numbers: dict[str, int]) -> None:
    for who in ("yx-leader", "yx-coord", "yx-head"):
        page = office.at(who, "desk")
        expect(page.get_by_role("link", name="红 2")).to_be_visible()
        expect(page.get_by_role("link", name="黄 1")).to_be_visible()
        links = page.locator("main a[href*='/ledger']").filter(has_text=re.compile(r"^\D*\d+\D*$"))
        counted = [(link.inner_text(), link.get_attribute("href") or "") for link in links.all()]
        assert len(counted) >= 3
        for words, href in counted:
            page.goto(office.address + href)
            count = int(re.findall(r"\d+", words)[0])
            expect(page.locator(".nl-ledger tbody tr"), f"{who} {words} {href}").to_have_count(count)


def test_a_unit_head_sees_who_is_behind_and_accepts_at_the_desk(office: Office, numbers: dict[str, int]) -> None:
    head = office.at("yx-head", "desk")
    behind = head.locator("section[aria-labelledby=desk-behind] tbody tr", has_text="吴静")
    expect(behind.locator("td")).to_have_text(["2", "1"])
    head.get_by_role("button", name=re.compile("^采纳 县里没有批经费")).click()
    told(head, "已采纳 1 条")
    expect(head.locator("section[aria-labelledby=desk-accept]")).to_contain_text("没有等您采纳的")
    behind.get_by_role("link", name="2", exact=True).click()
    expect(head.locator(".nl-ledger tbody tr")).to_have_count(2)
