"""Rich text, often named .doc: the words between its commands, in every way of writing Chinese."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest

from tests.parsing.makers_ofd import ofd
from tests.parsing.marked import all_documents
from tracker.parsing import ReadError, extract_text, read_report

DOCUMENT = all_documents()[0]
LINES = [line for line in DOCUMENT.text.splitlines() if line.strip()]


def unicode(text: str) -> str:
    return "".join(f"\\u{ord(c) - 0x10000 if ord(c) > 0x7FFF else ord(c)}?" for c in text)


def pages(text: str, encoding: str = "gbk") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def rich(body: str, head: str = r"\ansi\ansicpg936\uc1") -> bytes:
    return ("{\\rtf1" + head + r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}}{\info{\title X}}" + body + "}").encode(
        "ascii"
    )


def shown(body: str, head: str = r"\ansi\ansicpg936\uc1") -> str:
    return extract_text(rich(body, head), "报告.rtf")


@pytest.mark.parametrize("written", [unicode, pages], ids=["numbers", "bytes"])
@pytest.mark.parametrize("filename", ["报告.rtf", "报告.doc"])
def test_report_is_read_whatever_it_is_named(filename: str, written: object) -> None:
    assert callable(written)
    report = read_report(rich("".join(r"\pard " + written(line) + "\\par\n" for line in LINES)), filename)
    assert [item.text for item in report.problems] == DOCUMENT.words(DOCUMENT.problems)
    assert [item.text for item in report.plans] == DOCUMENT.words(DOCUMENT.plans)


def test_bytes_of_a_chinese_font_count_more_than_the_page_of_the_writer() -> None:
    assert shown(pages("存在问题"), r"\ansi\ansicpg1252") == "存在问题"


def test_characters_that_stand_in_for_others_are_skipped() -> None:
    assert shown(r"\uc2\u23384" + pages("存") + r"\u22312 ab{\uc0\u38382}" + unicode("题")) == "存在问题"[:2] + "问题"


def test_what_is_no_text_is_left_out_and_list_numbers_are_kept() -> None:
    body = (
        r"{\header " + pages("页眉") + r"}{\*\generator " + pages("软件") + r"}{\pict\bin3 }{}}"
        r"{\listtext\tab 1.\tab}" + pages("人手不足") + r"{\v " + pages("隐藏") + r"}"
        r"{\deleted " + pages("删去") + r"}\v " + pages("也隐藏") + r"\v0\par"
        r"{\field{\*\fldinst PAGE}{\fldrslt 3}}"
    )  # fmt: skip
    assert shown(body).split("\n") == ["\t1.\t人手不足", "3"]


def test_rows_of_a_table_are_lines_with_tabs() -> None:
    row = r"\trowd\intbl " + pages("问题") + r"\cell " + pages("措施") + r"\cell\row "
    assert shown(row + row).strip().split("\n") == ["问题\t措施", "问题\t措施"]


@pytest.mark.parametrize(
    "data", [rich("甲".encode("gbk").hex())[:60], b"{\\rtf1" + b"{" * 5000, b"{\\rtf1 " + b"\xff" * 500]
)
def test_broken_rich_text_is_damaged(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        extract_text(data, "报告.rtf")
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("kind", ["rtf", "ofd"])
def test_altered_files_end_in_a_report_or_a_refusal(kind: str) -> None:
    whole = ofd(LINES) if kind == "ofd" else rich("".join(r"\pard " + unicode(line) + "\\par\n" for line in LINES))
    random = Random(kind)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(random.randrange(1, 30)):
            k = random.randrange(len(data))
            data[k : k + random.randrange(3)] = bytes([random.randrange(256)])
        with suppress(ReadError):
            read_report(bytes(data), f"报告.{kind}")
