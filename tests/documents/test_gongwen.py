"""The form of official documents, GB/T 9704-2012."""

import io
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from tracker.documents.fonts import FANG, HEI, KAI, TITLE
from tracker.documents.gongwen import new_document, saved, set_font


def style(name: str) -> ParagraphStyle:
    found = Document(
        io.BytesIO(saved(new_document("关于法治政府建设情况的报告", "云溪镇人民政府", date(2027, 2, 26))))
    ).styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


@pytest.mark.parametrize(
    ("name", "font", "points"),
    [
        ("Normal", FANG, 16),
        ("Title", TITLE, 22),
        ("Heading 1", HEI, 16),
        ("Heading 2", KAI, 16),
        ("Heading 3", FANG, 16),
    ],
)
def test_each_level_has_its_font_and_size(name: str, font: str, points: int) -> None:
    found = style(name)
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert found.font.size == Pt(points)


def test_a_page_holds_22_lines_of_28_characters() -> None:
    grid = new_document().sections[0]._sectPr.find(qn("w:docGrid"))
    assert 22 * int(grid.get(qn("w:linePitch"))) / 20 == pytest.approx(225 / 25.4 * 72, abs=2)
    spacing = style("Normal").element.rPr.find(qn("w:spacing"))
    assert 28 * (16 + int(spacing.get(qn("w:val"))) / 20) <= 156 / 25.4 * 72


def test_headings_are_black_and_without_rules() -> None:
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        found = style(name)
        assert str(found.font.color.rgb) == "000000"
        assert found.element.pPr.find(qn("w:pBdr")) is None


def test_a_font_is_set_for_chinese_and_latin_alike() -> None:
    run = new_document().add_paragraph().add_run("2027年")
    set_font(run, KAI, 14, bold=True)
    names = run._element.get_or_add_rPr().get_or_add_rFonts()
    assert names.get(qn("w:eastAsia")) == names.get(qn("w:ascii")) == KAI
    assert (run.font.size, run.font.bold) == (Pt(14), True)
