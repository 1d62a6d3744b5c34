"""What people do on the pages of a task, as they do it: reporting, accepting, moving on, deciding."""

import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import FilePayload, Page, expect

from tests.support.office import entry, press, told


def photo(name: str, data: bytes, media_type: str = "image/jpeg") -> FilePayload:
    """A file to choose."""
    return {"name": name, "mimeType": media_type, "buffer": data}


def assign(page: Page, owner: str, sponsor: str, due_on: str) -> None:
    """Fill in who does it, who answers for it, by when."""
    form = page.locator("#assign form")
    form.get_by_label("承办人").select_option(label=owner)
    form.get_by_label("责任领导").select_option(label=sponsor)
    form.get_by_label("完成时限").fill(due_on)
    form.get_by_role("button", name="保存").click()
    told(page, "已保存")


def aim(page: Page, name: str, value: str, unit: str) -> None:
    """State a numeric target on its page."""
    first = page.locator(".nl-part").first
    first.get_by_label("指标").fill(name)
    first.get_by_label("目标").fill(value)
    first.get_by_label("单位").fill(unit)
    press(page, "保存")
    told(page, "已保存")


def choose(page: Page, files: Sequence[FilePayload]) -> None:
    """Choose photos, all at once; each goes off by itself."""
    before = page.locator(".nl-shots .is-sent").count()
    page.locator("#files").set_input_files(list(files))
    expect(page.locator(".nl-shots .is-sent")).to_have_count(before + len(files))


def write(page: Page, text: str, figures: Mapping[str, str] | None = None) -> None:
    """Write what was done and its numbers, each under the name for which the form asks."""
    page.get_by_label("这段时间做了什么").fill(text)
    for name, value in (figures or {}).items():
        page.get_by_label(name, exact=True).fill(value)


def send(page: Page) -> None:
    """Hand it in; the task's page comes back."""
    page.locator(".nl-submit button").click()
    page.wait_for_url(re.compile(r"/tasks/\d+"))
    expect(page.locator("#timeline")).to_be_visible()


def report(page: Page, text: str, figures: Mapping[str, str] | None = None, files: Sequence[FilePayload] = ()) -> None:
    """Report progress from the task's page."""
    page.get_by_role("link", name="报进展").click()
    write(page, text, figures)
    if files:
        choose(page, files)
    send(page)
    told(page, "已交上去")


def accept(page: Page, words: str) -> None:
    """Accept reported work on the task's page."""
    entry(page, words).get_by_role("button", name="采纳", exact=True).click()
    told(page, "已采纳 1 条")


def send_back(page: Page, words: str, reason: str) -> None:
    """Return reported work with a reason."""
    mine = entry(page, words)
    mine.locator("summary", has_text="退回补充").click()
    mine.get_by_label("缺什么、怎么补").fill(reason)
    mine.get_by_role("button", name="退回补充").click()
    told(page, "已退回 1 条")


def act(page: Page, name: str, text: str, words: str) -> None:
    """Take a step that asks for words: open its form, write, press the button of the same name."""
    page.get_by_role("link", name=name, exact=True).click()
    page.locator("#act-text").fill(text)
    page.locator("#act").get_by_role("button", name=name, exact=True).click()
    told(page, words)


def shown(page: Page) -> int:
    """How many pictures of the timeline are there to see."""
    pictures = page.locator("#timeline .nl-photos img")
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
    widths: list[int] = pictures.evaluate_all("all => all.map((one) => one.naturalWidth)")
    return sum(width > 0 for width in widths)
