"""Text files as offices have them: every usual encoding, line end and invisible character."""

from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest

from tests.parsing.marked import all_documents
from tracker.parsing import ReadError, extract_text, read_report

DOCUMENT = all_documents()[0]
TEXT = DOCUMENT.text


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8"),
        lambda text: codecs.BOM_UTF8 + text.encode("utf-8"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("utf-32"),
        lambda text: text.encode("gb2312", "ignore"),
        lambda text: text.encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16 marked", "utf-16-le", "utf-16-be", "utf-32", "gb2312", "gb18030"],
)
@pytest.mark.parametrize(
    "altered",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n", "\u2028\n"),
        lambda text: text.replace("\n", "\n\x0c"),
        lambda text: text.replace("，", "，\u200b").replace("\n", "\n\xa0\xa0\u3000"),
    ],
    ids=["as is", "CRLF", "CR", "line separator", "form feeds", "spaces and zero width"],
)
def test_report_is_the_same_in_every_encoding(encode: Callable[[str], bytes], altered: Callable[[str], str]) -> None:
    report = read_report(encode(altered(TEXT)), "报告.txt")
    assert [item.text.replace("\u200b", "") for item in report.problems] == DOCUMENT.words(DOCUMENT.problems)
    assert [item.text.replace("\u200b", "") for item in report.plans] == DOCUMENT.words(DOCUMENT.plans)


def test_text_with_a_few_broken_bytes_is_still_read() -> None:
    for encoding in ("utf-8", "gb18030"):
        data = bytearray(TEXT.encode(encoding))
        data[100] = 0xFF
        report = read_report(bytes(data), "报告.txt")
        assert [item.text for item in report.plans] == DOCUMENT.words(DOCUMENT.plans)


@pytest.mark.parametrize(
    "text",
    [
        "雲溪鎮2024年法治政府建設年度報告\n一、存在的問題\n（一）執法力量不足，經費緊張。",
        "一、存在問題\n一是人手不足，二是經費緊張。",
    ],
)
def test_big5_is_told_from_gb18030(text: str) -> None:
    assert extract_text(text.encode("big5"), "報告.txt") == text
    assert extract_text(text.encode("gb18030"), "報告.txt") == text


def test_bytes_that_are_no_text_are_refused() -> None:
    noise = bytes((37 * k * k + 11 * k) % 96 + 160 for k in range(4001))
    with pytest.raises(ReadError) as caught:
        extract_text(b"\xff\xfe" + "一".encode("utf-16-le") + b"\x00", "报告.txt")
    assert caught.value.code == "damaged"
    with pytest.raises(ReadError):
        read_report(noise, "报告.txt")


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0b", "\r", "\r\n"])
def test_every_sign_that_ends_a_line_ends_it(end: str) -> None:
    assert extract_text(TEXT.replace("\n", end).encode(), "报告.txt") == TEXT
