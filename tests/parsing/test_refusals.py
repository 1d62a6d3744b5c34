"""Files that are no reports, are broken or mean harm: each is refused with its own code."""

from __future__ import annotations

import io
import os
import zipfile
from dataclasses import replace

import pytest

from tests.parsing import makers
from tracker.parsing import DEFAULT_LIMITS, ReadError, read_report, read_safely

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + os.urandom(3000)
PNG = b"\x89PNG\r\n\x1a\n" + os.urandom(3000)
WORD = makers.word(["一、存在问题", "（一）人手不足。", "（二）经费紧张。"])
BOMB = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'


def refused(data: bytes, filename: str) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_report(data, filename)
    return caught.value


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n ", "\u3000\n\u200b".encode()], ids=["none", "blank", "wide blank"])
def test_empty_file_is_refused(data: bytes) -> None:
    assert refused(data, "报告.txt").code == "empty"


@pytest.mark.parametrize(("data", "kind"), [(JPEG, "jpeg"), (PNG, "png"), (b"GIF89a" + bytes(50), "gif")])
def test_picture_is_not_supported(data: bytes, kind: str) -> None:
    error = refused(data, f"扫描件.{kind}")
    assert (error.code, error.params) == ("unsupported", {"actual": kind})


def test_photograph_renamed_to_docx_is_not_what_it_says() -> None:
    error = refused(JPEG, "报告.docx")
    assert (error.code, error.params) == ("not_what_it_says", {"expected": "docx", "actual": "jpeg"})


def test_spreadsheet_renamed_to_docx_is_not_what_it_says() -> None:
    data = makers.zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    assert refused(data, "报告.docx").params == {"expected": "docx", "actual": "xlsx"}


def test_random_bytes_are_not_text() -> None:
    assert refused(bytes(range(256)) * 20, "报告.txt").code == "not_what_it_says"


def test_200_megabytes_are_refused_by_their_size_alone() -> None:
    data = bytes(200 * 1024 * 1024)
    for read in (read_report, read_safely):
        with pytest.raises(ReadError) as caught:
            read(data, "报告.docx")
        assert caught.value.code == "too_large"


def test_limit_of_size_can_be_set() -> None:
    with pytest.raises(ReadError) as caught:
        read_report(WORD, "报告.docx", replace(DEFAULT_LIMITS, file_bytes=100))
    assert caught.value.params == {"bytes": str(len(WORD)), "limit": "100"}


@pytest.mark.parametrize("cut", [30, 200, len(WORD) // 2, len(WORD) - 10])
def test_truncated_word_document_is_damaged(cut: int) -> None:
    assert refused(WORD[:cut], "报告.docx").code == "damaged"


def test_word_document_whose_text_is_no_xml_is_damaged() -> None:
    assert refused(makers.with_member(WORD, "word/document.xml", b"<w:document><broken"), "报告.docx").code == "damaged"


def test_word_document_without_a_document_part_is_damaged() -> None:
    data = makers.zipped({"[Content_Types].xml": b"<Types/>", "word/styles.xml": b"<styles/>"})
    assert refused(data, "报告.docx").code == "damaged"


def test_truncated_pdf_is_damaged() -> None:
    assert refused(makers.pdf(["一、存在问题"])[:120], "报告.pdf").code == "damaged"


def test_zip_bomb_is_refused_by_what_it_declares() -> None:
    data = makers.with_member(WORD, "word/media/image1.png", bytes(150 * 1024 * 1024))
    assert refused(data, "报告.docx").code == "zip_bomb"


def test_zip_bomb_below_the_limit_of_size_is_refused_by_its_ratio() -> None:
    data = makers.with_member(WORD, "word/media/image1.png", bytes(60 * 1024 * 1024))
    assert refused(data, "报告.docx").code == "zip_bomb"


def test_zip_with_too_many_members_is_refused() -> None:
    data = makers.zipped({"[Content_Types].xml": b"<Types/>", **{f"word/{k}.xml": b"<a/>" for k in range(2500)}})
    assert refused(data, "报告.docx").code == "zip_bomb"


def test_zip_in_a_zip_is_refused() -> None:
    data = makers.with_member(WORD, "word/embeddings/more.zip", makers.zipped({"a": b"b"}))
    assert refused(data, "报告.docx").code == "zip_bomb"


def test_zip_that_declares_less_than_it_holds_is_not_unpacked() -> None:
    data = bytearray(makers.with_member(WORD, "word/document.xml", b"<w>" + b" " * 5_000_000 + b"</w>"))
    size = (5_000_007).to_bytes(4, "little")
    while (k := data.find(size)) >= 0:
        data[k : k + 4] = (1000).to_bytes(4, "little")
    assert refused(bytes(data), "报告.docx").code == "damaged"


@pytest.mark.parametrize(
    "xml", [BOMB, OUTSIDE, OUTSIDE.decode().encode("utf-16")], ids=["billion laughs", "file", "utf-16"]
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_word_document_with_entities_is_refused(xml: bytes, part: str) -> None:
    assert refused(makers.with_member(WORD, part, xml), "报告.docx").code == "external_entities"


def test_pdf_with_a_password_is_encrypted() -> None:
    assert refused(makers.locked_pdf("secret"), "报告.pdf").code == "encrypted"


def test_word_document_with_a_password_is_encrypted() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert refused(data, "报告.docx").code == "encrypted"


def test_old_word_document_with_nothing_inside_is_damaged() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    assert (refused(data, "报告.doc").code, refused(data, "报告.doc").params) == ("damaged", {"format": "doc"})


def test_scanned_pdf_says_how_many_pages_have_no_text() -> None:
    error = refused(makers.scanned_pdf(3), "扫描.pdf")
    assert (error.code, error.params) == ("no_text", {"pages": "3"})


def test_pdf_with_too_many_pages_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        read_report(makers.pdf(["一、存在问题"] * 60, per_page=10), "报告.pdf", replace(DEFAULT_LIMITS, pages=5))
    assert caught.value.code == "too_many_pages"


def test_text_of_too_many_characters_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        read_report("一、存在问题。".encode() * 1000, "报告.txt", replace(DEFAULT_LIMITS, characters=5000))
    assert caught.value.code == "too_long"


def test_text_of_too_many_items_is_refused() -> None:
    text = "云溪镇2025年度法治政府建设报告\n二、存在的问题\n" + "（一）人手不足。\n" * 30
    with pytest.raises(ReadError) as caught:
        read_report(text.encode(), "报告.txt", replace(DEFAULT_LIMITS, items=20))
    assert (caught.value.code, caught.value.params["limit"]) == ("too_many_items", "20")


@pytest.mark.parametrize(
    "paragraphs",
    [
        [
            "3月5日，云溪镇召开平安建设会议，传达上级精神，安排部署近期重点工作。",
            "会议指出，要坚持问题导向，狠抓整改落实。",
        ],
        ["本网站由云溪镇人民政府主办。", "如有疑问，请与我们联系。"],
        ["各村（社区）：", "为做好防汛工作，现将有关事项通知如下。一、提高认识。二、落实责任。三、加强值守。"],
    ],
    ids=["news", "about the site", "notice"],
)
def test_web_page_that_is_no_report_is_refused(paragraphs: list[str]) -> None:
    assert refused(makers.page("云溪镇工作动态", paragraphs), "index.html").code == "no_report"


NOTICE = (
    "{0}青禾县司法局关于报送2025年度法治政府建设年度报告的通知\n各乡镇人民政府：\n现将有关事项通知如下：\n一、报告内容\n"
    "（一）存在的不足和原因。要实事求是。\n（二）2026年度推进法治政府建设的主要安排。要提出完成时限。\n二、报送要求\n"
    "请于1月31日前报送。\n青禾县司法局\n2026年1月5日\n"
)


@pytest.mark.parametrize("before", ["", "当前位置：首页 > 通知公告\n"])
def test_notice_that_asks_for_a_report_is_refused_with_its_title(before: str) -> None:
    error = refused(NOTICE.format(before).encode(), "通知.txt")
    assert (error.code, error.params["title"]) == (
        "no_report",
        "青禾县司法局关于报送2025年度法治政府建设年度报告的通知",
    )


def test_report_that_is_sent_along_with_its_notice_is_read() -> None:
    text = NOTICE.format("") + "云溪镇2025年度法治政府建设情况报告\n一、存在问题\n一是人手不足；二是经费紧张。"
    assert {"人手不足", "经费紧张"} <= {item.text for item in read_report(text.encode(), "a.txt").problems}


def test_text_with_nothing_but_a_list_of_problems_is_a_report() -> None:
    report = read_report("存在问题\n一是人手不足；二是经费紧张。".encode(), "a.txt")
    assert [item.text for item in report.problems] == ["人手不足", "经费紧张"]


def test_deeply_nested_xml_and_pages_do_not_break_the_reader() -> None:
    deep = (
        b"<w:document xmlns:w='w'><w:body><w:p>"
        + b"<w:r>" * 50_000
        + b"</w:r>" * 50_000
        + b"</w:p></w:body></w:document>"
    )
    assert refused(makers.with_member(WORD, "word/document.xml", deep), "报告.docx").code in {"damaged", "empty"}
    page = (
        b"<html><body>"
        + b"<div>" * 5_000
        + "一、存在问题<br>（一）人手不足。<br>（二）经费紧张。".encode()
        + b"</body></html>"
    )
    read_report(page, "a.html")


def test_member_with_a_hostile_name_is_only_a_name() -> None:
    out = io.BytesIO(WORD)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("../../../../tmp/evil.xml", b"<a/>")
    assert len(read_report(out.getvalue(), "../../etc/报告.docx").problems) == 2
