"""A phone that loses the network: what is typed and photographed stays in it, and is handed in once."""

import re

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.storage import photographs
from tests.support.office import Office, entry, fits, sign_in, told
from tests.support.office_work import photo, shown, write

WORK = "在云溪村开了执法培训会，来了二十三人"


@pytest.fixture
def number(office: Office) -> int:
    return office.task()


@pytest.fixture
def phone(office: Office, number: int) -> Page:
    return office.phone("yx-staff", f"tasks/{number}/progress")


def photos(*names: str) -> list[FilePayload]:
    """Photographs, each of its own."""
    return [photo(name, photographs.saved(photographs.scene(640 + at, 480), "JPEG")) for at, name in enumerate(names)]


def test_what_was_typed_and_photographed_without_network_is_there_after_a_reload(
    office: Office, phone: Page, number: int
) -> None:
    phone.context.set_offline(True)
    expect(phone.locator("[data-offline]")).to_be_visible()
    write(phone, WORK)
    phone.locator("#figures-0-name").fill("执法培训")
    phone.locator("#figures-0-value").fill("1")
    phone.locator("#files").set_input_files(photos("1.jpg", "2.jpg"))
    expect(phone.locator(".nl-shots .is-waiting")).to_have_count(2)
    fits(phone)
    phone.context.set_offline(False)
    phone.reload()
    expect(phone.locator("[data-restored]")).to_be_visible()
    expect(phone.get_by_label("这段时间做了什么")).to_have_value(WORK)
    expect(phone.locator("#figures-0-value")).to_have_value("1")
    expect(phone.locator(".nl-shots .is-sent")).to_have_count(2)
    phone.locator(".nl-submit button").click()
    told(phone, "已交上去")
    assert shown(phone) == 2
    expect(entry(phone, WORK)).to_contain_text("执法培训 1")
    assert office.reports(number) == [WORK]


def test_what_is_sent_off_without_network_goes_by_itself_when_it_is_back(
    office: Office, phone: Page, number: int
) -> None:
    phone.context.set_offline(True)
    write(phone, WORK)
    phone.locator("#files").set_input_files(photos("1.jpg"))
    phone.locator(".nl-submit button").click()
    expect(phone.locator("[data-held]")).to_be_visible()
    assert office.reports(number) == []
    phone.context.set_offline(False)
    told(phone, "已交上去")
    assert shown(phone) == 1
    assert office.reports(number) == [WORK]
    phone.goto(office.url(f"tasks/{number}/progress"))
    expect(phone.locator("[data-restored]")).to_be_hidden()
    expect(phone.get_by_label("这段时间做了什么")).to_have_value("")


def test_what_was_sent_off_goes_even_if_the_page_was_closed_meanwhile(office: Office, phone: Page, number: int) -> None:
    phone.context.set_offline(True)
    write(phone, WORK)
    phone.locator("#files").set_input_files(photos("1.jpg", "2.jpg"))
    phone.locator(".nl-submit button").click()
    expect(phone.locator("[data-held]")).to_be_visible()
    context = phone.context
    phone.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(office.url(f"tasks/{number}/progress"))
    told(again, "已交上去")
    assert shown(again) == 2
    assert office.reports(number) == [WORK]


def test_somebody_else_on_the_same_phone_does_not_find_what_was_typed(office: Office, phone: Page, number: int) -> None:
    write(phone, WORK)
    phone.context.clear_cookies()
    sign_in(phone, office.address, "yx-head")
    phone.goto(office.url(f"tasks/{number}/progress"))
    expect(phone.get_by_label("这段时间做了什么")).to_have_value("")


def test_a_photo_on_a_slow_network_tells_how_much_of_it_has_gone(phone: Page) -> None:
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 60_000}
    phone.context.new_cdp_session(phone).send("Network.emulateNetworkConditions", slow)
    grainy = Image.effect_noise((400, 300), 90).convert("RGB")
    phone.locator("#files").set_input_files(photo("1.jpg", photographs.saved(grainy, "JPEG", quality=95)))
    expect(phone.locator(".nl-shots .is-sending")).to_have_text(re.compile(r"正在传 \d+%"))
    expect(phone.locator(".nl-shots .is-sent")).to_have_text("✓ 已传")


def test_two_taps_on_the_button_report_once(office: Office, phone: Page, number: int) -> None:
    write(phone, WORK)
    phone.locator(".nl-submit button").dblclick(no_wait_after=True)
    told(phone, "已交上去")
    assert office.reports(number) == [WORK]


def test_an_answer_that_gets_lost_on_the_way_does_not_report_twice(office: Office, phone: Page, number: int) -> None:
    """The server had taken it, the phone never heard so: the phone sends it again when it has a network."""
    lost: list[int] = []

    def lose(route: Route) -> None:
        if lost or route.request.method != "POST":
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort("connectionreset")

    phone.route("**/progress", lose)
    write(phone, WORK)
    phone.locator(".nl-submit button").click()
    expect(phone.locator("[data-held]")).to_be_visible()
    phone.context.set_offline(True)
    phone.context.set_offline(False)
    told(phone, "已交上去")
    assert (lost, office.reports(number)) == ([201], [WORK])


def test_a_form_that_was_refused_keeps_everything(office: Office, phone: Page, number: int) -> None:
    phone.locator("#figures-0-name").fill("执法培训")
    phone.locator("#figures-0-value").fill("很多")
    write(phone, WORK)
    phone.locator(".nl-submit button").click()
    expect(phone.locator("[data-errors]")).to_contain_text("还不能提交")
    expect(phone.get_by_label("这段时间做了什么")).to_have_value(WORK)
    phone.locator("#figures-0-value").fill("1")
    phone.locator(".nl-submit button").click()
    told(phone, "已交上去")
    assert office.reports(number) == [WORK]


def test_photos_chosen_before_the_scripts_have_come_are_sent_all_the_same(
    office: Office, phone: Page, number: int
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.route("**/js/progress-shots.js*", hold)
    with phone.expect_request("**/js/progress-shots.js*"):
        phone.goto(office.url(f"tasks/{number}/progress"), wait_until="commit")
    phone.locator("#files").set_input_files(photos("1.jpg"))
    held[0].continue_()
    expect(phone.locator(".nl-shots .is-sent")).to_have_count(1)
