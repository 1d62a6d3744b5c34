"""Telling people oneself at the screen: words are copied, their link opens the form, who was told how is kept."""

from datetime import timedelta

from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.support.deliveries import NOW, add_message, owned_task
from tests.support.office import Office
from tracker.domain.messages import Handed, MessageState
from tracker.domain.tasks import TaskState
from tracker.extensions import db
from tracker.models import Message
from tracker.services.links import add_link

HAND = "deliveries/by-hand"


def linked_message(office: Office) -> None:
    """A late task of 吴静, who has no e-mail, with a link of hers."""
    task = owned_task(office.world, title="修订应急预案", state=TaskState.IN_PROGRESS)
    message = add_message(office.world, "yx-staff", task)
    expires_at = NOW + timedelta(days=14)
    assert message.person_id is not None
    add_link(
        NOW, org_id=task.org_id, person_id=message.person_id, task_id=task.id, expires_at=expires_at,
        message_id=message.id,
    )  # fmt: skip
    db.session.commit()


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_words_are_copied_their_link_opens_the_form_and_the_person_is_ticked_off(office: Office) -> None:
    linked_message(office)
    page = office.at("yx-coord", HAND, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制：给吴静的话").click()
    expect(page.get_by_text("已复制")).to_be_visible()
    words = copied(page)
    assert words.startswith("吴静，今天有 1 件事等您")
    link = next(word for word in words.split() if "/r/" in word).replace("http://localhost", office.address)
    reader = office.browser.new_context(locale="zh-CN").new_page()
    reader.goto(link)
    expect(reader.locator("main")).to_contain_text("修订应急预案")
    reader.context.close()
    page.get_by_label("说明：吴静").fill("本人说周五前报")
    page.get_by_role("group", name="吴静已转达").get_by_role("button", name="微信").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("没有要转达的")
    message = db.session.scalars(select(Message)).one()
    assert (message.state, message.handed, message.note) == (MessageState.HANDED, Handed.WECHAT, "本人说周五前报")
    assert office.complaints == []


def test_without_a_clipboard_the_selection_is_copied(office: Office) -> None:
    add_message(office.world, "yx-staff")
    page = office.at("yx-coord", HAND)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    button = page.get_by_role("button", name="复制：给吴静的话")
    button.click()
    expect(page.get_by_text("已复制")).to_be_visible()
    assert page.evaluate("getSelection().toString() || document.activeElement.value").startswith("吴静，今天有 1 件事")


def test_several_are_ticked_off_from_the_bar_that_comes_with_the_first_choice(office: Office) -> None:
    for who in ("yx-staff", "yx-head", "yx-leader"):
        add_message(office.world, who)
    page = office.at("yx-coord", HAND)
    bar = page.locator("[data-bulk]")
    expect(bar).to_be_hidden()
    page.get_by_label("选中吴静").check()
    page.get_by_label("选中陈立新").check()
    expect(bar).to_contain_text("已选 2 人")
    bar.get_by_role("button", name="当面").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("一人等您转达")
    assert office.complaints == []


def test_without_scripts_words_can_be_selected_and_people_ticked_off(office: Office) -> None:
    add_message(office.world, "yx-staff")
    page = office.at("yx-coord", HAND, java_script_enabled=False)
    assert page.get_by_role("textbox", name="给吴静的话").input_value().startswith("吴静，今天有 1 件事等您")
    page.get_by_label("选中吴静").check()
    page.locator("#several").get_by_role("button", name="电话").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("没有要转达的")


def test_on_a_phone_nothing_is_wider_than_the_screen(office: Office) -> None:
    linked_message(office)
    for path in (HAND, "deliveries", "deliveries/preview", "deliveries/tasks/1"):
        page = office.phone("yx-coord", path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
