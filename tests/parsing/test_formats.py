"""The same report as text, Word, PDF and web page gives the same items."""

from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest

from tests.parsing import makers
from tests.parsing.marked import Marked, all_documents
from tracker.parsing import ParsedReport, read_report

DOCUMENTS = {document.name: document for document in all_documents()}
STANDARD = DOCUMENTS["01-own-line-headings"]
NUMBERED = ["01-own-line-headings", "02-combined-without-subheadings", "07-full-outline-with-causes", "13-first-part"]


def _lines(document: Marked) -> list[str]:
    return [line.strip() for line in document.text.splitlines() if line.strip()]


def _agrees(report: ParsedReport, document: Marked) -> None:
    assert [item.text for item in report.problems] == document.words(document.problems)
    assert [item.text for item in report.plans] == document.words(document.plans)
    assert (str(report.year), report.title) == (document.facts["year"], document.facts["title"])


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode("utf-8"),
        lambda text: codecs.BOM_UTF8 + text.encode("utf-8"),
        lambda text: text.encode("gb18030"),
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r\n").encode("gbk"),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "utf-16", "utf-16 big endian", "gbk with CRLF"],
)
def test_text_file_is_read_in_every_usual_encoding(encoded: Callable[[str], bytes]) -> None:
    _agrees(read_report(encoded(STANDARD.text), "报告.txt"), STANDARD)


@pytest.mark.parametrize("name", NUMBERED)
def test_word_document_is_read_paragraph_by_paragraph(name: str) -> None:
    _agrees(read_report(makers.word(_lines(DOCUMENTS[name])), "报告.docx"), DOCUMENTS[name])


@pytest.mark.parametrize("name", NUMBERED)
def test_pdf_lines_become_paragraphs_again_without_page_numbers(name: str) -> None:
    report = read_report(makers.pdf(_lines(DOCUMENTS[name]), per_page=9), "报告.pdf")
    _agrees(report, DOCUMENTS[name])
    assert "—" not in report.text


def test_running_head_of_a_pdf_is_no_part_of_its_sentences() -> None:
    report = read_report(makers.pdf(_lines(STANDARD), head="云溪镇政务公开材料", per_page=7), "报告.pdf")
    _agrees(report, STANDARD)
    assert "政务公开材料" not in report.text


@pytest.mark.parametrize("name", NUMBERED)
@pytest.mark.parametrize("box", ['class="TRS_Editor"', 'id="UCAP-CONTENT"', 'id="zoom"', 'class="no-name-we-know"'])
def test_web_page_is_read_without_what_stands_around_the_article(name: str, box: str) -> None:
    document = DOCUMENTS[name]
    lines = _lines(document)
    report = read_report(makers.page(document.facts["title"], lines, box=box), "content.html")
    _agrees(report, document)
    assert "var x" not in report.text
    assert "首页" not in report.text


def test_web_page_in_gbk_is_read() -> None:
    data = makers.page(STANDARD.facts["title"], _lines(STANDARD), charset="gbk")
    _agrees(read_report(data, "content.htm"), STANDARD)


def test_content_decides_when_the_extension_is_another_readable_format() -> None:
    _agrees(read_report(makers.word(_lines(STANDARD)), "报告.txt"), STANDARD)


def test_automatic_numbers_of_word_are_read_as_word_shows_them() -> None:
    paragraphs = [
        (None, "云溪镇2024年法治政府建设年度报告"),
        (0, "主要工作"),
        (1, "加强学习。组织集中学习四次。"),
        (1, "加强执法。办理案件九件。"),
        (0, "存在问题"),
        (1, "执法力量不足。"),
        (1, "普法形式单一。"),
        (0, "下一步工作计划"),
        (1, "充实执法力量"),
        (2, "招录两名执法人员。"),
        (2, "组织一次业务培训。"),
        (1, "创新普法形式。拍摄短视频。"),
    ]
    report = read_report(makers.numbered_word(paragraphs), "报告.docx")
    assert [(item.enumerator, item.text) for item in report.problems] == [
        ("（一）", "执法力量不足"),
        ("（二）", "普法形式单一"),
    ]
    assert [(item.enumerator, item.text) for item in report.plans] == [
        ("1.", "招录两名执法人员"),
        ("2.", "组织一次业务培训"),
        ("（二）", "创新普法形式。拍摄短视频"),
    ]
    assert report.plans[0].heading_path == ("三、下一步工作计划", "（一）充实执法力量")
    assert "二、存在问题" in report.text.split("\n")


def test_tracked_insertions_are_kept_and_deletions_dropped() -> None:
    data = makers.word_with_changes("一、存在问题\n一是力量不足；二是经费", "紧张。", "充足。")
    report = read_report(data, "报告.docx")
    assert [item.text for item in report.problems] == ["力量不足", "经费紧张"]


def test_table_of_a_word_document_stands_where_it_stands_in_the_text() -> None:
    rows = [("事项", "数量"), ("调解", "35件")]
    data = makers.word_with_table(
        ["一、主要工作", "情况见下表。"], rows, ["二、存在问题", "（一）人手不足。", "（二）经费紧张。"]
    )
    report = read_report(data, "报告.docx")
    assert report.text.split("\n")[2:5] == ["事项\t数量", "调解\t35件", "二、存在问题"]
    assert [item.text for item in report.problems] == ["人手不足", "经费紧张"]


TABLE = [
    ("序号", "存在问题", "整改措施", "责任单位", "完成时限"),
    ("1", "执法力量不足。", "新招两名执法人员，充实一线。", "综合行政执法办", "6月底前"),
    ("2", "普法形式单一；载体陈旧。", "制作短视频十部。", "司法所", "年底前"),
]


def test_table_that_lists_problems_and_measures_gives_items_with_office_and_date() -> None:
    before = [
        "云溪镇2024年度法治政府建设情况报告",
        "一、主要工作",
        "开展学习4次。",
        "二、存在问题及整改措施",
        "具体见下表：",
    ]
    after = ["三、下一步打算", "（一）加强调度。每月一次。", "（二）加强宣传。"]
    report = read_report(makers.word_with_table(before, TABLE, after), "报告.docx")
    assert [item.text for item in report.problems] == ["执法力量不足", "普法形式单一；载体陈旧"]
    assert [(item.text, item.owner_text, item.deadline, item.deadline_text) for item in report.plans[:2]] == [
        ("新招两名执法人员，充实一线", "综合行政执法办", "2025-06-30", "6月底前"),
        ("制作短视频十部", "司法所", "2025-12-31", "年底前"),
    ]
    assert [item.text for item in report.plans[2:]] == ["加强调度。每月一次", "加强宣传"]


def test_table_of_what_was_done_gives_no_items() -> None:
    rows = [("序号", "工作任务", "完成情况"), ("1", "开展执法培训", "已完成")]
    before = ["云溪镇2024年度法治政府建设情况报告", "一、2024年工作计划完成情况"]
    report = read_report(
        makers.word_with_table(before, rows, ["二、存在问题", "（一）人手不足。", "（二）经费紧张。"]), "a.docx"
    )
    assert report.plans == ()
    assert len(report.problems) == 2


@pytest.mark.parametrize("declared", ["base64", "zlib", "rot13", "undefined", "x-none", "idna"])
def test_page_that_declares_what_is_no_encoding_is_read_all_the_same(declared: str) -> None:
    page = makers.page(STANDARD.facts["title"], _lines(STANDARD)).replace(b"utf-8", declared.encode(), 1)
    assert read_report(page, "a.html").text == read_report(page.replace(declared.encode(), b"utf-8", 1), "a.html").text
