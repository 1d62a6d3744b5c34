"""PDF pages: letters by their places, tables by their rules, columns one after the other, nothing of the edges."""

from __future__ import annotations

import random

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.parsing import makers
from tests.parsing.makers_pdf import Draw, bold, drawn, grid, shuffled, text_at, watermark, wrapped
from tests.parsing.marked import Marked, all_documents
from tracker.parsing import ParsedReport, ReadError, extract_text, read_report

DOCUMENTS = {document.name: document for document in all_documents()}
STANDARD = DOCUMENTS["01-own-line-headings"]
LINES = [line.strip() for line in STANDARD.text.splitlines() if line.strip()]
PER_PAGE = 12
TABLE = [
    ("序号", "存在问题", "整改措施", "责任单位", "完成时限"),
    ("1", "执法力量不足，持证人员少。", "新招两名执法人员，充实一线执法力量。", "综合行政执法办", "6月底前"),
    ("2", "普法形式单一；载体陈旧。", "制作短视频十部。", "司法所", "年底前"),
]
WIDTHS = (36, 110, 130, 90, 70)


def pages_of(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    return [lines[k : k + PER_PAGE] for k in range(0, len(lines), PER_PAGE)]


def agrees(report: ParsedReport, document: Marked = STANDARD) -> None:
    assert [item.text for item in report.problems] == document.words(document.problems)
    assert [item.text for item in report.plans] == document.words(document.plans)
    assert (str(report.year), report.title) == (document.facts["year"], document.facts["title"])


def drawn_with(draw: object, lines: list[tuple[int, str]], turned: int = 0) -> bytes:
    assert callable(draw)
    return drawn(*(lambda canvas, page=page: draw(canvas, page) for page in pages_of(lines)), turned=turned)


@pytest.mark.parametrize("draw", [text_at, shuffled, bold], ids=["in order", "digits last", "bold drawn twice"])
def test_letters_are_read_by_their_places(draw: object) -> None:
    agrees(read_report(drawn_with(draw, wrapped(LINES)), "报告.pdf"))


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_page_that_the_viewer_turns_is_read(turned: int) -> None:
    agrees(read_report(drawn_with(text_at, wrapped(LINES), turned), "报告.pdf"))


def test_watermark_is_no_part_of_the_text() -> None:
    def page(canvas: Canvas) -> None:
        text_at(canvas, wrapped(LINES)[:20])
        watermark(canvas, "青禾县人民政府发布")

    assert "人民政府发布" not in extract_text(drawn(page), "a.pdf")


def test_heads_and_feet_with_running_numbers_are_no_part_of_sentences() -> None:
    def paged(number: int, lines: list[tuple[int, str]]) -> Draw:
        def page(canvas: Canvas) -> None:
            canvas.drawString(80, 40, f"第{number}页 共9页")
            text_at(canvas, lines)
            canvas.drawString(80, 810, f"云溪镇政务公开材料（{number}）")

        return page

    pages = [paged(k, lines) for k, lines in enumerate(pages_of(wrapped(LINES)), 1)]
    report = read_report(drawn(*pages), "报告.pdf")
    agrees(report)
    assert "政务公开材料" not in report.text
    assert "共9页" not in report.text


def test_title_that_is_the_head_of_every_page_too_is_kept_once() -> None:
    def paged(number: int, lines: list[tuple[int, str]]) -> Draw:
        def page(canvas: Canvas) -> None:
            if number > 1:
                canvas.drawString(80, 810, "".join(LINES[:2]))
            text_at(canvas, lines)

        return page

    lines = [(0, "".join(LINES[:2])), *wrapped(LINES[2:])]
    report = read_report(drawn(*(paged(k, page) for k, page in enumerate(pages_of(lines), 1))), "报告.pdf")
    agrees(report)
    assert report.text.count("".join(LINES[:2])) == 1


def test_paragraphs_without_indent_are_parted_by_their_gaps() -> None:
    def page(canvas: Canvas) -> None:
        top = 790.0
        for text in LINES[:24]:
            lines = wrapped([text], 34, 0)
            text_at(canvas, lines, left=50, top=top, step=18)
            top -= 18 * len(lines) + 9

    text = extract_text(drawn(page), "a.pdf")
    assert text.split("\n")[: len(LINES) - 2] == LINES[:24][: len(LINES) - 2]


def test_left_column_is_read_before_the_right_one() -> None:
    lines = wrapped(LINES[1:], 14)

    def page(canvas: Canvas) -> None:
        canvas.drawCentredString(300, 800, LINES[0])
        for k in range(22):  # row by row, as some writers do
            for column, left in ((0, 70), (1, 310)):
                text_at(canvas, lines[22 * column + k : 22 * column + k + 1], left, 760 - 29 * k)

    text = extract_text(drawn(page), "a.pdf")
    whole = extract_text("\n".join(LINES).encode(), "a.txt")
    assert whole.startswith(text[:200])
    assert text.split("\n")[:8] == LINES[:8]


def test_ruled_table_keeps_columns_and_rows() -> None:
    def page(canvas: Canvas) -> None:
        heads = ["云溪镇2024年度法治政府建设情况报告", "二、存在问题及整改措施", "具体见下表："]
        text_at(canvas, wrapped(heads))
        end = grid(canvas, TABLE, WIDTHS)
        text_at(canvas, wrapped(["三、下一步打算", "（一）加强调度。每月一次。", "（二）加强宣传。"]), top=end - 40)

    report = read_report(drawn(page), "报告.pdf")
    assert [item.text for item in report.problems] == ["执法力量不足，持证人员少", "普法形式单一；载体陈旧"]
    assert [(item.text, item.owner_text, item.deadline_text) for item in report.plans] == [
        ("新招两名执法人员，充实一线执法力量", "综合行政执法办", "6月底前"),
        ("制作短视频十部", "司法所", "年底前"),
        ("加强调度。每月一次", None, None),
        ("加强宣传", None, None),
    ]


def test_cell_over_several_rows_fills_the_first() -> None:
    rows = [("领域", "存在问题", "责任单位"), ("执法", "持证人员少。", "执法办"), ("", "案卷不够规范。", "司法所")]
    text = extract_text(drawn(lambda canvas: grid(canvas, rows, (80, 180, 120), merged=[(2, 0)])), "a.pdf")
    assert text.split("\n") == ["领域\t存在问题\t责任单位", "执法\t持证人员少。\t执法办", "\t案卷不够规范。\t司法所"]


def test_line_that_a_long_word_left_short_goes_on() -> None:
    lines = [
        *wrapped(LINES[:8]),
        (2, "（三）经费保障存在明显缺口，一些单位的执法"),
        (0, "nianlun-platform-2024系统无钱更新。"),
    ]
    text = extract_text(drawn(lambda canvas: text_at(canvas, lines)), "a.pdf")
    assert text.split("\n")[-1].startswith("（三）经费保障存在明显缺口，一些单位的执法nianlun")


def test_letters_that_a_font_does_not_tell_are_no_text() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 760, "第1页")
        for k in range(10):
            canvas.drawString(80, 700 - 29 * k, "".join(chr(0xE000 + 20 * k + j) for j in range(20)))

    with pytest.raises(ReadError) as caught:
        extract_text(drawn(page), "a.pdf")
    assert (caught.value.code, caught.value.params) == ("no_text", {"pages": "1"})


def test_frame_around_a_page_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(60, 60, 480, 740)
        text_at(canvas, wrapped(LINES)[:20])

    assert "\t" not in extract_text(drawn(page), "a.pdf")


def test_pdf_drawn_with_countless_rules_is_still_read() -> None:
    def page(canvas: Canvas) -> None:
        for k in range(3000):
            canvas.line(70 + k % 500, 60, 70 + k % 500, 800)
            canvas.line(60, 60 + k % 740, 560, 60 + k % 740)
        text_at(canvas, wrapped(LINES)[:20])

    assert LINES[3][:10] in extract_text(drawn(page), "a.pdf")


def test_broken_bytes_of_a_pdf_give_a_text_or_a_clear_refusal() -> None:
    data, codes = makers.pdf(LINES, per_page=9), set()
    for seed in range(60):
        chance, broken = random.Random(seed), bytearray(data)
        for _ in range(chance.choice((3, 30, 300))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            extract_text(bytes(broken), "报告.pdf")
        except ReadError as error:
            codes.add(error.code)
    assert codes <= {"damaged", "no_text", "encrypted", "empty", "not_what_it_says"}
