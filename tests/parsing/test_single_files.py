"""What office systems export under the name .doc: Word in one XML file, a page in the parts of a message."""

from __future__ import annotations

import base64
import quopri

import pytest

from tests.parsing.makers_web import boxed, site_page
from tests.parsing.makers_word import abstract, level, listed, para
from tests.parsing.marked import all_documents
from tracker.parsing import ReadError, extract_text, read_report

STANDARD = all_documents()[0]
LINES = [line.strip() for line in STANDARD.text.splitlines() if line.strip()]
_2003 = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
_NEW = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'


def agrees(data: bytes, filename: str) -> None:
    report = read_report(data, filename)
    assert [item.text for item in report.problems] == STANDARD.words(STANDARD.problems)
    assert [item.text for item in report.plans] == STANDARD.words(STANDARD.plans)


def test_word_of_2003_in_one_file_is_read() -> None:
    body = "".join(map(para, LINES))
    text = f"{_HEAD}<w:wordDocument {_2003}><w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>"
    agrees(text.encode(), "报告.doc")


def test_number_that_word_of_2003_wrote_down_is_read() -> None:
    number = '<w:listPr><w:ilvl w:val="0"/><wx:t wx:val="一、"/></w:listPr>'
    body = para("存在问题").replace("<w:pPr>", f"<w:pPr>{number}") + para("人手不足。")
    text = f"{_HEAD}<w:wordDocument {_2003}><w:body>{body}</w:body></w:wordDocument>"
    assert extract_text(text.encode(), "报告.xml").split("\n") == ["一、存在问题", "人手不足。"]


def test_flattened_package_is_read_with_its_numbers() -> None:
    lists = abstract(7, level(0, "chineseCounting", "%1、")) + listed(1, 7)
    document = f"<w:document {_NEW}><w:body>{para('存在问题', 1)}{para('工作安排', 1)}</w:body></w:document>"
    parts = {"document": document, "numbering": f"<w:numbering {_NEW}>{lists}</w:numbering>"}
    inside = "".join(
        f'<pkg:part pkg:name="/word/{name}.xml"><pkg:xmlData>{part}</pkg:xmlData></pkg:part>'
        for name, part in parts.items()
    )
    package = (
        f'{_HEAD}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{inside}</pkg:package>'
    )
    assert extract_text(package.encode(), "报告.doc").split("\n") == ["一、存在问题", "二、工作安排"]


@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_page_in_the_parts_of_a_message_is_read(charset: str, coding: str) -> None:
    page = site_page(STANDARD.facts["title"], boxed(LINES)).encode("utf-8" if charset == "utf-8" else "gb18030")
    coded = base64.encodebytes(page) if coding == "base64" else quopri.encodestring(page)
    head = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Location: file:///C:/a.htm\n'
        f'Content-Transfer-Encoding: {coding}\nContent-Type: text/html; charset="{charset}"\n\n'
    )
    agrees(head.encode() + coded + b"\n--b--\n", "报告.doc")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (f"{_HEAD}<w:wordDocument {_2003}><w:body>".encode(), "damaged"),
        (f"{_HEAD}<w:wordDocument {_2003}/>".encode(), "damaged"),
        (f"{_HEAD}<!DOCTYPE w [<!ENTITY a 'b'>]><w:wordDocument {_2003}/>".encode(), "external_entities"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\nno page\n--b--", "damaged"),
    ],
    ids=["cut", "without a body", "entities", "without a page"],
)
def test_broken_single_files_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        extract_text(data, "报告.doc")
    assert caught.value.code == code
