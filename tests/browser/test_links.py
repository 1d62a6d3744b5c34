"""Links in messages on a phone of 390 pixels: from the mail to the photographs to the thanks, and every refusal."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect
from sqlalchemy import select

from tests.storage import photographs
from tests.support.clock import Clock
from tests.support.deliveries import give_address
from tests.support.links import add_token, stand_in
from tests.support.office import PATIENCE, PHONE, Office, fits, listen, press
from tests.support.office_work import choose, photo, write
from tests.support.work import NOW
from tracker.domain.people import Via, operator
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.mail.outlets import Letter
from tracker.models import Evidence, Message, Task
from tracker.services.delivery.composing import Composed, compose_all
from tracker.services.reminding.sweeping import sweep_tree

WORK = "在云溪村开了执法培训会，来了二十三人"


@pytest.fixture
def number(office: Office) -> int:
    return office.task()


@pytest.fixture
def url(office: Office, number: int) -> str:
    return link(office, number)


def link(office: Office, number: int, who: str = "yx-staff") -> str:
    """The address of a link to a task."""
    token = add_token(office.world, office.kept(number), who)
    db.session.rollback()
    return f"{office.address}/r/{token}"


def phone(office: Office, url: str = "", **options: Any) -> Page:
    """A phone on which nobody is signed in."""
    context = office.browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **{**PHONE, **options})
    context.set_default_timeout(PATIENCE)
    office.opened.append(context)
    page = context.new_page()
    listen(page, office.complaints)
    if url:
        page.goto(url)
    return page


def photos(count: int) -> list[FilePayload]:
    return [photo(f"{at}.jpg", photographs.saved(photographs.scene(640 + at, 480), "JPEG")) for at in range(count)]


def send(page: Page) -> None:
    page.locator(".nl-submit button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已经交上去了")


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    fits(page)


def digest(office: Office) -> str:
    """What the clock's sweep sends to 吴静, as it is rendered, with the addresses of this server."""
    give_address(office.world, "yx-staff")
    clock = operator(Via.JOB)
    sweep_tree(clock, NOW, office.world.org("qinghe").id)
    message = db.session.scalars(select(Message).where(Message.person_id == office.world.user("yx-staff").id)).one()
    found = compose_all(clock, NOW, [message.id])[message.id]
    db.session.rollback()
    assert isinstance(found, Composed)
    assert isinstance(found.prepared, Letter)
    page = found.prepared.email.get_body(("html",))
    assert page is not None
    return str(page.get_content()).replace(office.app.config["SETTINGS"].base_url, office.address)


def test_from_the_message_to_the_form_to_the_photographs_to_the_thanks(office: Office) -> None:
    number = office.task(due_on=date(2026, 9, 25))
    page = phone(office)
    page.set_content(digest(office))
    fits(page)
    page.locator("a[href*='/r/']").first.click()
    heading(page, "报进展")
    expect(page.locator("nav, .nl-bottom, .nl-side")).to_have_count(0)
    write(page, WORK)
    page.locator("#figures-0-name").fill("执法培训")
    page.locator("#figures-0-value").fill("1")
    heic = photo("签到表.heic", photographs.saved(photographs.scene(700, 500), "HEIF"), "image/heic")
    choose(page, [*photos(2), heic])
    send(page)
    fits(page)
    expect(page.locator("main")).to_contain_text("等陈立新或李文澜采纳")
    expect(page.locator(".nl-shots img")).to_have_count(3)
    for picture in page.locator(".nl-shots img").all():
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("one => one.naturalWidth") > 0
    assert office.reports(number) == [WORK]
    assert [(event.verb, event.via) for event in office.events(number)][-1] == ("reported", Via.LINK)
    assert office.complaints == []


def test_the_next_day_the_same_link_takes_further_photographs(office: Office, number: int, url: str) -> None:
    page = phone(office, url)
    write(page, WORK)
    send(page)
    page.goto(url)
    expect(page.locator("main")).to_contain_text("您已经报过的")
    expect(page.locator("main")).to_contain_text(WORK)
    expect(page.get_by_label("这段时间做了什么")).to_have_value("")
    write(page, "补一张照片")
    choose(page, photos(1))
    send(page)
    fits(page)
    expect(page.locator(".nl-shots img")).to_have_count(1)
    assert office.reports(number) == [WORK, "补一张照片"]


def test_what_was_written_and_photographed_without_network_goes_when_it_is_back(
    office: Office, number: int, url: str
) -> None:
    page = phone(office, url)
    page.context.set_offline(True)
    write(page, WORK)
    page.locator("#files").set_input_files(photos(2))
    page.locator(".nl-submit button").click()
    expect(page.locator("[data-held]")).to_be_visible()
    assert office.reports(number) == []
    page.context.set_offline(False)
    heading(page, "已经交上去了")
    expect(page.locator(".nl-shots img")).to_have_count(2)
    assert office.reports(number) == [WORK]


def test_what_was_begun_by_mondays_link_is_there_in_tuesdays(office: Office, number: int, url: str) -> None:
    page = phone(office, url)
    write(page, WORK)
    choose(page, photos(1))
    page.goto(link(office, number))
    expect(page.locator("[data-restored]")).to_be_visible()
    expect(page.get_by_label("这段时间做了什么")).to_have_value(WORK)
    expect(page.locator(".nl-shots .is-sent")).to_have_count(1)
    send(page)
    expect(page.locator(".nl-shots img")).to_have_count(1)
    assert office.reports(number) == [WORK]


def test_a_double_tap_and_a_lost_answer_make_one_entry(office: Office, number: int, url: str) -> None:
    lost: list[int] = []

    def lose(route: Route) -> None:
        if lost or route.request.method != "POST":
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort("connectionreset")

    page = phone(office, url)
    page.route("**/r/*", lose)
    write(page, WORK)
    page.locator(".nl-submit button").dblclick(no_wait_after=True)
    expect(page.locator("[data-held]")).to_be_visible()
    page.context.set_offline(True)
    page.context.set_offline(False)
    heading(page, "已经交上去了")
    assert (lost, office.reports(number)) == ([201], [WORK])


def test_without_scripts_and_without_cookies_it_is_a_plain_form(office: Office, number: int, url: str) -> None:
    page = phone(office, url, java_script_enabled=False)
    page.get_by_label("这段时间做了什么").fill(WORK)
    page.get_by_label("第 1 个数字的名称").fill("执法培训")
    page.get_by_label("第 1 个数字", exact=True).fill("很多")
    page.locator("#files").set_input_files(photos(2))
    page.locator(".nl-submit button").click()
    expect(page.get_by_role("alert").first).to_contain_text("还不能提交")
    expect(page.locator("[name=evidence]:checked")).to_have_count(2)
    page.get_by_label("第 1 个数字", exact=True).fill("2")
    page.context.clear_cookies()
    send(page)
    fits(page)
    assert office.reports(number) == [WORK]


def test_somebody_else_on_the_same_phone_does_not_find_what_was_typed(office: Office, number: int, url: str) -> None:
    page = phone(office, url)
    write(page, WORK)
    stand_in(office.world, "yx-staff", "yx-viewer", date(2026, 9, 21), date(2026, 9, 25))
    page.goto(link(office, number, "yx-viewer"))
    expect(page.locator("main")).to_contain_text("吴静外出，由您代办")
    expect(page.get_by_label("这段时间做了什么")).to_have_value("")


# ---- refused ----


def close(office: Office, task: Task) -> None:
    task.state = TaskState.CLOSED


def hand_over(office: Office, task: Task) -> None:
    task.owner_id = office.world.user("yx-head").id


@pytest.mark.parametrize(("ending", "words"), [(close, "这件事已经销号"), (hand_over, "这件事已经移交给别人")])
def test_a_link_that_ends_while_its_form_stands_open_says_so_and_keeps_what_was_typed(
    office: Office, number: int, url: str, ending: Callable[[Office, Task], None], words: str
) -> None:
    page = phone(office, url)
    write(page, WORK)
    task = db.session.scalars(select(Task).where(Task.number == number)).one()
    ending(office, task)
    db.session.commit()
    page.locator(".nl-submit button").click()
    expect(page.locator("[data-errors]")).to_contain_text(words)
    expect(page.get_by_label("这段时间做了什么")).to_have_value(WORK)
    page.reload()
    heading(page, words)
    expect(page.locator("main")).to_contain_text("李文澜")
    assert office.reports(number) == []


def test_a_photograph_that_comes_too_late_stays_in_the_phone(office: Office, number: int, url: str) -> None:
    page = phone(office, url)
    page.context.set_offline(True)
    page.locator("#files").set_input_files(photos(1))
    expect(page.locator(".nl-shots .is-waiting")).to_have_count(1)
    task = db.session.scalars(select(Task).where(Task.number == number)).one()
    hand_over(office, task)
    db.session.commit()
    page.context.set_offline(False)
    expect(page.locator(".nl-shots .is-waiting")).to_have_text("这件事已经移交给别人")
    task.owner_id = office.world.user("yx-staff").id
    db.session.commit()
    page.reload()
    expect(page.locator(".nl-shots .is-sent")).to_have_count(1)


def test_an_expired_link_and_a_tampered_one_say_what_to_do(office: Office, clock: Clock, url: str) -> None:
    page = phone(office, url[:-1] + ("A" if url[-1] != "A" else "B"))
    heading(page, "没有这个链接")
    clock.forward(days=14)
    page.goto(url)
    heading(page, "这个链接已经过期")
    page.get_by_role("link", name="登录").click()
    page.wait_for_url("**/sign-in")
    assert page.evaluate("document.referrer") == ""


def test_somebody_else_signed_in_goes_on_under_their_own_name_or_leaves(office: Office, number: int, url: str) -> None:
    page = office.phone("yx-head")
    page.goto(url)
    heading(page, "这个链接是给别人的")
    page.get_by_role("link", name="用自己的账号继续").click()
    page.wait_for_url(f"**/tasks/{number}")
    page.goto(url)
    press(page, "退出登录，再打开链接")
    heading(page, "报进展")
    expect(page.locator(".nl-eyebrow")).to_contain_text("吴静，您好")
    page.goto(office.url(""))
    page.wait_for_url(re.compile("/sign-in"))


def test_no_request_that_the_page_makes_tells_its_address(office: Office, number: int, url: str) -> None:
    page, told = phone(office), []
    page.on("request", lambda request: told.append((request.url, request.headers.get("referer", ""))))
    page.goto(url)
    write(page, WORK)
    choose(page, photos(1))
    send(page)
    token = url.rsplit("/", 1)[1]
    assert [url for url, referrer in told if token in referrer] == []
    assert all(url.startswith((office.address, "blob:")) for url, _referrer in told)
    assert db.session.scalars(select(Evidence)).one().uploaded_by_id == office.world.user("yx-staff").id
    db.session.rollback()
