"""A year's report in a real browser: drafted, read, edited, filled in, signed, handed in and published."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from tests.support.clock import Clock
from tests.support.draft_year import MISSING, TRAINING, drafted, live, the_draft
from tests.support.office import Office, fits, press, told
from tests.support.work import figure
from tracker.domain.drafts import DraftStage


def sentence(page: Page, words: str) -> Locator:
    return page.locator("#sheet .nl-s").filter(has_text=words)


def choose(page: Page, words: str) -> None:
    """Click a sentence; what it rests on stands beside it."""
    sentence(page, words).first.click()
    expect(page.locator("#sentence .nl-item-text").first).to_contain_text(words)


@contextmanager
def act(page: Page, words: str) -> Iterator[None]:
    """What is done in the block is sent, and the page says so."""
    with page.expect_response(lambda response: response.request.method == "POST"):
        yield
    expect(page.locator("#d-toast")).to_contain_text(words)
    expect(page.locator("#draft > .nl-lost")).to_be_hidden()


def begin(page: Page) -> None:
    """From the navigation to a draft."""
    page.get_by_role("link", name="年度报告初稿").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("采纳的工作都齐了，可以生成初稿")
    press(page, "生成初稿")
    expect(page.locator("#d-toast")).to_contain_text("初稿已经生成")
    expect(page.locator("#d-head")).to_contain_text("1 处待补，还不能送审")


def ask(page: Page) -> None:
    """Somebody is asked for what is missing."""
    choose(page, MISSING)
    page.locator("summary", has_text="改写").click()
    expect(page.locator("#edit-text")).to_be_focused()
    assert page.evaluate("getSelection().toString()").startswith("【待补")
    page.locator("summary", has_text="改写").click()
    page.locator("summary", has_text="请补").click()
    page.get_by_label("请谁补").select_option("吴静")
    with act(page, "已请本人补充"):
        press(page, "发给本人")


def answer(phone: Page) -> None:
    """From the notice to the answer, on a phone."""
    phone.get_by_role("button", name="法治政府建设情况的报告").first.click()
    expect(phone.locator(".nl-quote")).to_contain_text(MISSING)
    phone.get_by_label("您的答复").fill("加快办理手续，完成村公开栏改造。")
    press(phone, "交上去")
    told(phone, "已答复")
    fits(phone)


def go_on(page: Page, panel: str, button: str, words: str) -> None:
    """Open a form of the head and send it."""
    page.locator(f"#{panel} > summary").click()
    with act(page, words):
        page.locator(f"#{panel}").get_by_role("button", name=button, exact=True).click()


def test_a_report_is_drafted_filled_in_signed_handed_in_and_published(office: Office, clock: Clock) -> None:
    live(office.world, clock)
    page = office.at("yx-coord")
    begin(page)
    ask(page)
    answer(office.phone("yx-staff", "notices"))

    page.reload()
    expect(page.locator("#sentence")).to_contain_text("加快办理手续，完成村公开栏改造")
    with act(page, "已改"):
        press(page, "填进句子里")
    expect(page.locator("#d-head")).to_contain_text("检查都过了，可以送审")
    expect(page.locator("#sheet .nl-gap")).to_have_count(0)
    go_on(page, "p-ask_signature", "送审", "已送审")

    leader = office.at("yx-leader", "draft")
    expect(leader.locator("#d-notes")).to_contain_text("请您审签")
    expect(leader.locator("#sheet")).to_contain_text("加快办理手续，完成村公开栏改造")
    with act(leader, "已签批"):
        press(leader, "签批")

    page.reload()
    go_on(page, "p-submit", "报送", "已登记报送")
    go_on(page, "p-publish", "登记公开", "已登记公开")
    assert the_draft(office.world).stage is DraftStage.PUBLISHED
    assert office.complaints == []


def test_beside_a_sentence_stand_its_numbers_and_the_accepted_work_behind_them(office: Office, clock: Clock) -> None:
    drafted(office.world, clock)
    page = office.at("yx-coord", "draft")
    choose(page, TRAINING)
    expect(page.locator("#ev .nl-figures")).to_contain_text("6 次")
    expect(page.locator("#ev .nl-evidence")).to_contain_text("组织行政执法培训")
    expect(page.locator("#ev .nl-evidence")).to_contain_text("已采纳")


def test_sentences_are_walked_edited_moved_dropped_and_taken_back_by_keyboard(office: Office, clock: Clock) -> None:
    drafted(office.world, clock)
    page = office.at("yx-coord", "draft")
    choose(page, "对重大问题亲自过问")
    page.keyboard.press("j")
    expect(page.locator("#sentence .nl-item-text").first).to_contain_text("听取法治建设工作汇报")
    with act(page, "已移动"):
        page.keyboard.press("Alt+ArrowUp")
    told = page.locator("#sec-responsibility").inner_text()
    assert told.index("听取法治建设工作汇报") < told.index("对重大问题亲自过问")
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("听取法治建设专题汇报。")
    with act(page, "已改"):
        page.keyboard.press("Control+Enter")
    expect(sentence(page, "专题汇报")).to_have_count(1)
    with act(page, "已删去"):
        page.keyboard.press("d")
    expect(sentence(page, "专题汇报")).to_have_count(0)
    with act(page, "已恢复"):
        page.keyboard.press("z")
    expect(sentence(page, "专题汇报")).to_have_count(1)
    page.keyboard.press("n")
    expect(page.locator("#sentence .nl-item-text").first).to_contain_text(MISSING)
    assert office.complaints == []


def test_what_people_wrote_stays_when_the_draft_is_made_anew(office: Office, clock: Clock) -> None:
    year = drafted(office.world, clock)
    page = office.at("yx-coord", "draft")
    choose(page, TRAINING)
    page.keyboard.press("e")
    page.locator("#edit-text").fill("精心组织行政执法培训6次。")
    with act(page, "已改"):
        page.keyboard.press("Control+Enter")

    year.record("组织行政执法培训第七期", theme="T4", figures=(figure("行政执法培训", "1", "次"),))
    with act(page, "重新汇总"):
        press(page, "重新汇总")
    expect(sentence(page, "精心组织行政执法培训6次")).to_have_count(1)
    choose(page, "精心组织行政执法培训6次")
    expect(page.locator("#sentence")).to_contain_text("组织行政执法培训7次")
    with act(page, "已恢复原句"):
        press(page, "用新句")
    expect(sentence(page, "组织行政执法培训7次")).to_have_count(1)


def test_of_two_who_edit_a_sentence_the_second_keeps_what_was_typed(office: Office, clock: Clock) -> None:
    drafted(office.world, clock)
    one, other = (office.at("yx-coord", "draft") for _window in range(2))
    for page in (one, other):
        choose(page, TRAINING)
        page.keyboard.press("e")
    one.locator("#edit-text").fill("第一个人改的，培训6次。")
    with act(one, "已改"):
        one.keyboard.press("Control+Enter")
    other.locator("#edit-text").fill("第二个人改的，培训6次。")
    other.keyboard.press("Control+Enter")
    expect(other.locator("#edit [role=alert]")).to_contain_text("别人已经改过")
    expect(other.locator("#edit-text")).to_have_value("第二个人改的，培训6次。")
    expect(sentence(other, "第一个人改的")).to_have_count(1)
    with act(other, "已改"):
        other.locator("#edit-form").get_by_role("button", name="保存").click()
    expect(sentence(other, "第二个人改的")).to_have_count(1)


def test_what_is_typed_outlasts_a_broken_connection_other_sentences_and_a_reload(office: Office, clock: Clock) -> None:
    drafted(office.world, clock)
    page = office.at("yx-coord", "draft")
    choose(page, TRAINING)
    page.keyboard.press("e")
    page.locator("#edit-text").fill("写了一半，培训6次。")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".nl-lost")).to_be_visible()
    expect(page.locator("#edit-text")).to_have_value("写了一半，培训6次。")
    page.context.set_offline(False)
    choose(page, "特此报告")
    page.reload()
    choose(page, TRAINING)
    expect(page.locator("#edit-text")).to_have_value("写了一半，培训6次。")
    page.locator("#edit-text").focus()
    with act(page, "已改"):
        page.keyboard.press("Control+Enter")
    expect(sentence(page, "写了一半，培训6次")).to_have_count(1)


def test_on_a_phone_the_sheet_comes_first_and_the_sentence_stands_at_its_foot(office: Office, clock: Clock) -> None:
    drafted(office.world, clock)
    page = office.phone("yx-coord", "draft")
    fits(page)
    sheet, outline = (page.locator(at).bounding_box() for at in ("#sheet", "#d-outline"))
    assert sheet is not None
    assert outline is not None
    assert sheet["y"] < outline["y"]
    expect(page.locator("#ev")).not_to_be_visible()
    choose(page, TRAINING)
    expect(page.locator("#ev")).to_be_in_viewport()
    expect(sentence(page, TRAINING)).to_be_in_viewport()
    page.get_by_role("link", name="收起").last.click()
    expect(page.locator("#ev")).not_to_be_visible()
    fits(page)


def test_without_scripts_a_draft_is_begun_edited_and_sent_back(office: Office, clock: Clock) -> None:
    live(office.world, clock)
    page = office.at("yx-coord", "draft", java_script_enabled=False)
    press(page, "生成初稿")
    sentence(page, TRAINING).first.click()
    expect(page.locator("#ev .nl-figures")).to_contain_text("6 次")
    page.locator("#edit > summary").click()
    page.locator("#edit-text").fill("开展行政执法培训6次。")
    page.locator("#edit-form").get_by_role("button", name="保存").click()
    expect(sentence(page, "开展行政执法培训6次。")).to_have_count(1)
    expect(page.locator("#d-toast")).to_contain_text("已改")
    page.locator("#edit > summary").click()
    press(page, "恢复原句")
    expect(sentence(page, TRAINING)).to_have_count(1)
    press(page, "转讨论稿")
    expect(page.get_by_role("heading", level=1)).to_contain_text("讨论稿")
    page.locator("#p-send_back > summary").click()
    page.get_by_label("为什么退回").fill("再补一句")
    page.locator("#p-send_back").get_by_role("button", name="退回").click()
    expect(page.locator("#d-notes")).to_contain_text("退回：再补一句")
    assert office.complaints == []
