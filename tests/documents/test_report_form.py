"""The form of a report: page, levels, signature, as the file has them."""

from dataclasses import replace

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from tests.documents.report_examples import NOTES, REPORT, opened
from tracker.documents import PrintEdition
from tracker.documents.fonts import FANG, HEI, KAI, TITLE

DOCUMENT = opened(REPORT, PrintEdition.REPORTED)


def paragraph(beginning: str) -> Paragraph:
    return next(found for found in DOCUMENT.paragraphs if found.text.startswith(beginning))


def style_of(beginning: str) -> ParagraphStyle:
    style = paragraph(beginning).style
    assert isinstance(style, ParagraphStyle)
    return style


def inherited(style: ParagraphStyle | None, name: str) -> str | None:
    """The attribute w:`name` of its fonts, or of those of the style that it is based on."""
    while style is not None:
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if fonts is not None and fonts.get(qn(f"w:{name}")):
            return str(fonts.get(qn(f"w:{name}")))
        style = style.base_style if isinstance(style.base_style, ParagraphStyle) else None
    return None


@pytest.mark.parametrize("edition", tuple(PrintEdition))
def test_the_page_is_a4_with_the_margins_of_the_standard(edition: PrintEdition) -> None:
    section = opened(REPORT, edition, NOTES).sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides if side] == [210, 297, 37, 35]
    assert [round(side.mm) for side in (section.left_margin, section.right_margin) if side] == [28, 26]


@pytest.mark.parametrize(
    ("beginning", "font", "points"),
    [
        ("青禾县云溪镇人民政府\n", TITLE, 22),
        ("青禾县人民政府：", FANG, 16),
        ("一、", HEI, 16),
        ("（一）", KAI, 16),
        ("全年开展", FANG, 16),
        ("一是", FANG, 16),
        ("2027年1月", FANG, 16),
    ],
)
def test_each_level_has_its_font_and_size(beginning: str, font: str, points: int) -> None:
    style = style_of(beginning)
    assert {inherited(style, script) for script in ("eastAsia", "ascii")} == {font}
    size = style.font.size or DOCUMENT.styles["Normal"].font.size
    assert size == Pt(points)


def test_all_text_is_black() -> None:
    for found in DOCUMENT.paragraphs:
        assert all(run.font.color is None or run.font.color.rgb is None for run in found.runs)
    colours = {str(color.get(qn("w:val"))) for color in DOCUMENT.styles.element.iter(qn("w:color"))}
    assert colours <= {"000000", "auto"}


def test_the_title_is_centred_and_broken_after_the_office() -> None:
    title = DOCUMENT.paragraphs[0]
    assert title.text == "青禾县云溪镇人民政府\n关于2026年度法治政府建设情况的报告"
    assert style_of("青禾县云溪镇人民政府\n").paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_the_addressee_stands_at_the_edge_one_blank_line_below_the_title() -> None:
    assert [found.text for found in DOCUMENT.paragraphs[1:3]] == ["", "青禾县人民政府："]
    assert not style_of("青禾县人民政府：").paragraph_format.first_line_indent


@pytest.mark.parametrize("beginning", ["一、", "（一）", "全年开展", "一是"])
def test_headings_and_text_begin_two_characters_in(beginning: str) -> None:
    indent = style_of(beginning).element.pPr.find(qn("w:ind"))
    assert (indent.get(qn("w:firstLineChars")), indent.get(qn("w:firstLine"))) == ("200", "630")


def test_lines_stay_together_only_where_a_heading_or_the_signature_would_stand_alone() -> None:
    keeping = [found.text for found in DOCUMENT.paragraphs if found.paragraph_format.keep_with_next]
    assert keeping == ["特此报告。", "", "", "青禾县云溪镇人民政府"]
    assert style_of("一、").paragraph_format.keep_with_next
    assert DOCUMENT.styles["Normal"].paragraph_format.widow_control is False
    assert style_of("全年开展").paragraph_format.widow_control is None


def test_the_office_is_centred_over_a_date_four_characters_from_the_edge() -> None:
    blocks = [paragraph("2027年1月").paragraph_format, DOCUMENT.paragraphs[-2].paragraph_format]
    assert blocks[0].left_indent == blocks[1].left_indent
    assert blocks[0].left_indent is not None
    date_pt = 6.5 * 15.75  # 2027年1月15日
    assert (442 + blocks[0].left_indent.pt) / 2 + date_pt / 2 == pytest.approx(442 - 4 * 15.75, abs=1)


def test_an_office_with_a_long_name_stays_on_one_line() -> None:
    name = "内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇人民政府"
    block = opened(replace(REPORT, signatory=name), PrintEdition.REPORTED).paragraphs[-2].paragraph_format
    assert block.left_indent is not None
    assert 442 - block.left_indent.pt > len(name) * 15.75


def test_pages_are_numbered_right_on_odd_and_left_on_even_ones() -> None:
    section = DOCUMENT.sections[0]
    assert (section.footer.paragraphs[0].text, section.even_page_footer.paragraphs[0].text) == ("\t— 1 —", "— 1 —\t")


def test_words_are_not_checked_for_spelling_in_a_language_that_they_are_not() -> None:
    normal = DOCUMENT.styles["Normal"].element
    assert normal.rPr.find(qn("w:noProof")) is not None
    languages = [found.get(qn("w:eastAsia")) for found in DOCUMENT.styles.element.iter(qn("w:lang"))]
    assert languages == ["zh-CN"]


def test_missing_fonts_have_substitutes() -> None:
    parts = DOCUMENT.part.package.iter_parts()
    table = next(part.blob.decode() for part in parts if part.partname == "/word/fontTable.xml")
    assert 'w:name="方正小标宋简体"><w:altName' in table


def test_the_file_carries_no_parts_that_nobody_needs() -> None:
    names = {str(part.partname) for part in DOCUMENT.part.package.iter_parts()}
    assert not {name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name}
