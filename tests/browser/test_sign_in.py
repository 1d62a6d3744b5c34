"""Signing in as people do it, in a real browser: CSP, scripts and style sheets included."""

from playwright.sync_api import Page, expect

from tests.support.office import sign_in
from tests.support.world import PASSWORD


def test_a_coordinator_signs_in_and_out(page: Page, address: str, complaints: list[str]) -> None:
    sign_in(page, address, "yx-coord")
    expect(page.locator(".nl-org")).to_contain_text("云溪镇人民政府")
    page.locator(".nl-who").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("您已退出登录。")
    assert complaints == []


def test_a_wrong_password_is_told_at_the_field(page: Page, address: str) -> None:
    sign_in(page, address, "yx-coord", "wrong")
    expect(page.get_by_label("密码", exact=True)).to_have_accessible_description(
        "账号或密码不对。再错 4 次，就要等 15 分钟才能再试。"
    )
    expect(page.get_by_label("账号或手机号")).to_have_value("yx-coord")


def test_the_language_is_switched_and_stays(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(address + "/sign-in")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_label("Account or phone number").fill("yx-coord")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("navigation", name="Main navigation", exact=True)).to_be_visible()
    assert complaints == []


def test_a_menu_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    sign_in(page, address, "qh-coord")
    menu = page.locator(".nl-scope details")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="河山镇人民政府")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="河山镇人民政府")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_a_phone_has_its_navigation_at_the_bottom_and_nothing_runs_over(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, address, "yx-coord")
    expect(page.get_by_role("navigation", name="主导航（手机）")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_everything_still_works(address: str, page: Page) -> None:
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    plain = context.new_page()
    sign_in(plain, address, "qh-coord")
    plain.locator(".nl-scope summary").click()
    expect(plain.get_by_role("link", name="河山镇人民政府")).to_be_visible()
    context.close()
