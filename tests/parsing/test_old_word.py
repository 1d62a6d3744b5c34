"""Old Word and WPS files (.doc, .wps), as LibreOffice writes them, and the same files broken on purpose."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from tests.parsing.files.make import AFTER, BEFORE, FILES
from tracker.parsing import ReadError, extract_text, read_report, read_safely

_FOLDER = Path(__file__).parent / "files"
NUMBERED = (_FOLDER / "numbered.doc").read_bytes()
_SECTOR = 512
_WORDS = b"\xec\xa5"


def refused(data: bytes, filename: str = "报告.doc") -> ReadError:
    with pytest.raises(ReadError) as caught:
        extract_text(data, filename)
    return caught.value


@pytest.mark.parametrize("name", ["numbered", "table", "styled"])
def test_old_file_has_the_text_of_the_new_one(name: str) -> None:
    old, new = (_FOLDER / f"{name}.doc").read_bytes(), FILES[name]()
    assert extract_text(old, "报告.doc").strip() == extract_text(new, "报告.docx").strip()


@pytest.mark.parametrize("filename", ["报告.doc", "报告.wps", "报告.docx", "报告"])
def test_content_decides_whatever_the_name_says(filename: str) -> None:
    report = read_report(NUMBERED, filename)
    assert [(item.enumerator, item.text) for item in report.problems] == [
        ("（一）", "执法力量不足"),
        ("（二）", "普法形式单一"),
    ]
    assert [item.enumerator for item in report.plans] == ["1.", "2.", "（二）"]


def test_table_of_an_old_file_keeps_columns_and_place() -> None:
    report = read_report((_FOLDER / "table.doc").read_bytes(), "报告.doc")
    lines = report.text.strip().split("\n")
    assert (tuple(lines[:4]), tuple(lines[-3:])) == (BEFORE, AFTER)
    assert [item.text for item in report.problems] == ["执法力量不足", "普法形式单一"]
    assert [(item.text, item.owner_text, item.deadline_text) for item in report.plans[:3]] == [
        ("新招两名执法人员，充实一线", "综合行政执法办", "6月底前"),
        ("制作短视频十部", "司法所", "年底前"),
        ("开设普法专栏", "司法所", "9月底前"),
    ]


def test_changes_are_accepted_hidden_text_left_out_and_fields_shown() -> None:
    text = extract_text((_FOLDER / "changed.doc").read_bytes(), "报告.doc")
    assert text.strip().split("\n") == ["一、存在问题", "人手不足", "共1页。", "经费紧张。"]


def test_old_file_is_read_in_the_child_too() -> None:
    assert read_safely(NUMBERED, "报告.doc") == read_report(NUMBERED, "报告.doc")


def test_old_file_with_a_password_is_encrypted() -> None:
    data = bytearray(NUMBERED)
    data[data.index(_WORDS) + 11] |= 0x01
    assert refused(bytes(data)).code == "encrypted"


@pytest.mark.parametrize(("name", "kind"), [("Workbook", "xls"), ("PowerPoint Document", "ppt"), ("CONTENTS", "ole")])
def test_other_compound_files_are_not_what_they_say(name: str, kind: str) -> None:
    """The stream of the words gets another name in the directory."""
    words, other = ("WordDocument".ljust(32, "\0").encode("utf-16-le"), name.ljust(32, "\0").encode("utf-16-le"))
    data = bytearray(NUMBERED)
    at = data.index(words[:24])
    data[at : at + 64], data[at + 64 : at + 66] = other, struct.pack("<H", 2 * len(name) + 2)
    assert refused(bytes(data)).params == {"expected": "doc", "actual": kind}


@pytest.mark.parametrize("cut", [8, 100, 512, 600, 1024, 3000, len(NUMBERED) // 2, len(NUMBERED) - 1024])
def test_truncated_old_file_is_damaged(cut: int) -> None:
    assert refused(NUMBERED[:cut]).code in {"damaged", "not_what_it_says"}


@pytest.mark.parametrize("target", ["itself", "first", "far"])
def test_chain_of_sectors_without_end_is_damaged(target: str) -> None:
    data = bytearray(NUMBERED)
    table = (struct.unpack_from("<I", data, 76)[0] + 1) * _SECTOR
    for sector in range(_SECTOR // 4):
        value = {"itself": sector, "first": 0, "far": 0x00FFFFFF}[target]
        if struct.unpack_from("<I", data, table + 4 * sector)[0] < 0xFFFFFFF0:
            struct.pack_into("<I", data, table + 4 * sector, value)
    assert refused(bytes(data)).code == "damaged"


def test_sizes_that_cannot_be_are_damaged() -> None:
    for size in (0x7FFFFFFF, 0xFFFFFFFF):
        data = bytearray(NUMBERED)
        for name in ("WordDocument", "1Table"):
            at = data.index(name.encode("utf-16-le"))
            struct.pack_into("<Q", data, at + 120, size)
        assert refused(bytes(data)).code == "damaged"


def test_broken_bytes_give_a_text_or_a_clear_refusal() -> None:
    """Two hundred files with a few wrong bytes: never another error, and words that are whole are read."""
    read, codes = 0, set()
    for seed in range(200):
        chance = random.Random(seed)
        data = bytearray(NUMBERED)
        for _ in range(chance.choice((1, 4, 40))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read += "执法力量不足" in extract_text(bytes(data), "报告.doc")
        except ReadError as error:
            codes.add(error.code)
    assert codes <= {"damaged", "empty", "encrypted", "not_what_it_says", "too_long"}
    assert read > 100


def test_document_whose_formats_are_broken_still_has_its_words() -> None:
    """The places of the formatted pages are wiped: lists and styles are lost, the text is not."""
    data = bytearray(NUMBERED)
    words = data.index(_WORDS)
    for pair in (12, 13):
        struct.pack_into("<II", data, words + 154 + 8 * pair, 0x7FFFFFF0, 99)
    lines = extract_text(bytes(data), "报告.doc").strip().split("\n")
    assert lines[:3] == ["云溪镇2024年法治政府建设年度报告", "主要工作", "加强学习。组织集中学习四次。"]
