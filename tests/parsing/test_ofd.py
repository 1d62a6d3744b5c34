"""OFD files: the text of their pages in reading order, and broken ones refused."""

from __future__ import annotations

import pytest

from tests.parsing import makers
from tests.parsing.makers_ofd import ofd, packed, text_object
from tests.parsing.marked import all_documents
from tracker.parsing import ReadError, extract_text, read_report

DOCUMENTS = {document.name: document for document in all_documents()}
NAMES = ["01-own-line-headings", "02-combined-without-subheadings", "07-full-outline-with-causes", "13-first-part"]


def lines_of(name: str) -> list[str]:
    return [line.strip() for line in DOCUMENTS[name].text.splitlines() if line.strip()]


def refused(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        extract_text(data, "报告.ofd")
    return caught.value


@pytest.mark.parametrize("upside_down", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_pages_become_the_paragraphs_of_the_report(name: str, upside_down: bool) -> None:
    document = DOCUMENTS[name]
    report = read_report(ofd(lines_of(name), per_page=9, upside_down=upside_down), "报告.ofd")
    assert [item.text for item in report.problems] == document.words(document.problems)
    assert [item.text for item in report.plans] == document.words(document.plans)
    assert (str(report.year), report.title) == (document.facts["year"], document.facts["title"])
    assert "—" not in report.text


def test_pieces_on_one_line_are_one_line() -> None:
    page = (
        text_object("（一）执法力", 28, 40)
        + text_object("量不足，需要", 28 + 6 * 5.6, 40.3)
        + text_object("在年内尽快补充配齐。", 28, 50)
    )
    assert extract_text(packed([page]), "a.ofd") == "（一）执法力量不足，需要\n在年内尽快补充配齐。"


def test_objects_may_stand_in_blocks_and_be_moved() -> None:
    moved = text_object("二、下一步工作打算安排", 0, 5.6).replace(
        "<ofd:TextObject", '<ofd:TextObject CTM="1 0 0 1 28 100"'
    )
    heading = text_object("一、存在的问题和不足之处", 28, 40)
    block = f"<ofd:PageBlock><ofd:PageBlock>{heading}</ofd:PageBlock></ofd:PageBlock>"
    assert extract_text(packed([moved + block]), "a.ofd").split("\n") == [
        "一、存在的问题和不足之处",
        "二、下一步工作打算安排",
    ]


def test_file_of_pictures_only_has_no_text() -> None:
    error = refused(packed(["<ofd:ImageObject ID='2' Boundary='0 0 210 297'/>"] * 3))
    assert (error.code, error.params) == ("no_text", {"pages": "3"})


def test_encrypted_file_is_encrypted() -> None:
    assert refused(packed([text_object("密", 0, 0)], {"Doc_0/Encryptions.xml": b"<x/>"})).code == "encrypted"


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("OFD.xml", b"<ofd:OFD"),
        ("OFD.xml", b"<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"),
        ("Doc_0/Document.xml", b""),
        ("Doc_0/Document.xml", b"<Document><Pages><Page BaseLoc='none.xml'/></Pages></Document>"),
        ("Doc_0/Pages/Page_0/Content.xml", b"\xff\xfe\x00"),
    ],
)
def test_broken_parts_are_damaged(part: str, content: bytes) -> None:
    assert refused(makers.with_member(ofd(["一、存在问题"]), part, content)).code == "damaged"


def test_places_that_are_no_numbers_do_not_break_the_reader() -> None:
    page = "".join(
        f'<ofd:TextObject Size="{size}" Boundary="{box}" CTM="{matrix}">'
        f'<ofd:TextCode X="{x}" DeltaX="{steps}">存在问题和不足</ofd:TextCode></ofd:TextObject>'
        for size, box, matrix, x, steps in [
            ("x", "", "", "", "g"),
            ("5", "1 2", "1 0", "a", "g 99999999 1"),
            ("", "nan nan 1 1", "1 0 0 1 inf 0", "1e308", "g x y"),
            ("-3", "0 0 0 0", "0 0 0 0 0 0", "0", "1 2 3"),
        ]
    )
    assert extract_text(packed([page]), "a.ofd").count("存在问题和不足") == 4


def test_entities_and_bombs_are_refused() -> None:
    entity = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>'
    assert refused(makers.with_member(ofd(["一、存在问题"]), "OFD.xml", entity)).code == "external_entities"
    big = makers.with_member(ofd(["一、存在问题"]), "Doc_0/Res/image.bin", bytes(60 * 1024 * 1024))
    assert refused(big).code == "zip_bomb"


def test_truncated_file_is_damaged() -> None:
    data = ofd(["一、存在问题"])
    for cut in (40, len(data) // 2, len(data) - 10):
        assert refused(data[:cut]).code == "damaged"
