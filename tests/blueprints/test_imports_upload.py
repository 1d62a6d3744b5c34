"""Uploading a report: a file or pasted text becomes a review, anything else a message that says what to do."""

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.parsing.makers import locked_pdf, scanned_pdf
from tests.support.pages import Page, get_page, post_page, read_page
from tests.support.pages import post as post_form
from tests.support.reports import yunxi_report
from tests.support.world import World
from tracker.extensions import db
from tracker.models import Edition
from tracker.parsing import DEFAULT_LIMITS

HERE = "/o/yunxi/2026/imports"
OLD_WORD = Path(__file__).parents[1] / "parsing" / "files"


def upload(browser: FlaskClient, data: bytes, name: str = "报告.txt", status: int = 200) -> Page:
    return post_page(browser, HERE, {"file": (io.BytesIO(data), name)}, status)


@pytest.fixture
def coordinator(app: Flask, world: World) -> FlaskClient:
    return world.client(app, "yx-coord")


def editions() -> int:
    return db.session.query(Edition).count()


def test_the_first_visit_says_what_to_do(coordinator: FlaskClient) -> None:
    page = get_page(coordinator, HERE)
    assert "还没有导入过报告" in page.text
    assert "不得上传涉密信息" in page.text


def test_an_uploaded_report_is_reviewed_beside_its_text(coordinator: FlaskClient) -> None:
    page = upload(coordinator, yunxi_report().encode())
    assert page.h1 == "云溪镇人民政府关于2025年度法治政府建设情况的报告"
    assert page.texts("#r-items .nl-no") == [f"问{n}" for n in range(1, 6)] + [f"安{n}" for n in range(1, 9)]
    assert "重点领域政府信息公开不够及时，部分村级公开栏更新滞后" in page.texts(".nl-original .nl-span-problem")


def test_pasted_text_is_as_good_as_a_file(coordinator: FlaskClient) -> None:
    page = post_page(coordinator, HERE, {"text": yunxi_report()})
    assert len(page.all("#r-items > li")) == 13


@pytest.mark.parametrize("name", ["报告.doc", "报告.wps"])
def test_old_word_files_are_read_too(coordinator: FlaskClient, name: str) -> None:
    page = upload(coordinator, (OLD_WORD / "numbered.doc").read_bytes(), name)
    assert page.h1 == "云溪镇2024年法治政府建设年度报告"
    assert len(page.all("#r-items > li")) == 5
    assert f".{name.rpartition('.')[2]}" in (get_page(coordinator, HERE).all("#file")[0].attributes["accept"] or "")


def test_the_same_file_again_leads_to_its_review(coordinator: FlaskClient) -> None:
    upload(coordinator, yunxi_report().encode())
    page = upload(coordinator, yunxi_report().encode(), "又一份.txt")
    assert page.h1 == "云溪镇人民政府关于2025年度法治政府建设情况的报告"
    assert "以前导入过" in page.html
    assert editions() == 1


def test_the_list_shows_how_far_each_import_is(coordinator: FlaskClient) -> None:
    upload(coordinator, yunxi_report().encode())
    row = get_page(coordinator, HERE).texts(".nl-import")[0]
    for words in ("2025 → 计划年度 2026", "年度待核对", "第 1 版", "李文澜", "已审 0 / 13", "存疑 2"):
        assert words in row


def bomb() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", 8) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b"0" * 60_000_000)
    return file.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "an empty file": (bytes, "空.txt", "文件是空的"),
    "a photograph renamed": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "报告.docx", "对不上"),
    "a zip bomb": (bomb, "报告.docx", "大得不正常"),
    "a scanned paper": (lambda: scanned_pdf(2), "扫描.pdf", "把正文粘贴进来"),
    "a paper with a password": (lambda: locked_pdf("secret"), "报告.pdf", "去掉密码"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "报告.png", ".wps"),
    "a web page that is no report": (
        "<html><body><p>今天天气很好。</p></body></html>".encode,
        "天气.html",
        "不像一份",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_report_is_named_and_nothing_is_kept(coordinator: FlaskClient, case: str) -> None:
    data, name, words = REFUSED[case]
    page = upload(coordinator, data(), name, 422)
    assert page.h1 == "这份文件没有读成"
    assert f"“{name}”" in page.text
    assert words in page.text
    assert "台账没有变动" in page.text
    assert editions() == 0


def test_pasted_text_that_is_no_report_is_kept_in_the_form(coordinator: FlaskClient) -> None:
    page = post_page(coordinator, HERE, {"text": "今天天气很好。"}, 422)
    assert page.find("#text").text() == "今天天气很好。"


def test_nothing_given_says_so(coordinator: FlaskClient) -> None:
    assert "空的" in post_page(coordinator, HERE, {}, 422).text


def test_a_file_beyond_the_limit_is_refused_with_its_size(app: Flask, coordinator: FlaskClient) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    response = post_form(coordinator, HERE, {"file": (io.BytesIO(bytes(2000)), "大.txt")})
    page = read_page(response, 413)
    assert "20 MB" in page.text
    assert "台账没有变动" in page.text
    assert editions() == 0


@pytest.mark.parametrize("person", ["yx-leader", "yx-head"])
def test_leaders_and_unit_heads_look_but_do_not_upload(app: Flask, world: World, person: str) -> None:
    browser = world.client(app, person)
    assert not get_page(browser, HERE).all("#file")
    assert post_form(browser, HERE, {"text": yunxi_report()}).status_code == 403


def test_a_text_of_endlessly_many_items_is_no_report(coordinator: FlaskClient) -> None:
    text = "云溪镇人民政府关于2025年度法治政府建设情况的报告\n二、存在的问题\n" + "（一）人手不足。\n" * 5000
    page = upload(coordinator, text.encode(), status=422)
    assert "1000 条" in page.text
    assert editions() == 0


def test_a_text_that_may_be_uploaded_may_be_pasted(app: Flask) -> None:
    assert app.config["MAX_FORM_MEMORY_SIZE"] >= len("𠮷".encode()) * DEFAULT_LIMITS.characters


def test_pasted_text_beyond_the_limit_is_not_called_too_large_a_file(app: Flask, coordinator: FlaskClient) -> None:
    app.config["MAX_FORM_MEMORY_SIZE"] = 1000
    response = post_form(coordinator, HERE, {"file": (io.BytesIO(b""), ""), "text": yunxi_report()})
    assert "粘贴的文字最多一百万字" in read_page(response, 413).text


@pytest.mark.parametrize("invisible", ["\x01", "\x1b", "\x7f", "\x9b", "\uffff", "\ufdd0"])
def test_characters_that_no_page_shows_are_not_kept(coordinator: FlaskClient, invisible: str) -> None:
    page = upload(coordinator, yunxi_report().replace("力量", f"力{invisible}量").encode())
    assert "行政执法队伍专业力量不足" in page.text


def test_a_report_dated_on_a_day_that_does_not_exist_is_imported_without_a_date(coordinator: FlaskClient) -> None:
    upload(coordinator, yunxi_report().replace("2月3日", "2月31日").encode())
    assert [edition.dated_on for edition in db.session.query(Edition)] == [None]
