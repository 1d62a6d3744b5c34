"""How the sheets look: page, fonts, code, footer."""

import io

import pytest
import segno
from docx.oxml.ns import qn
from PIL import Image

from tests.documents.examples import ASSIGNMENT, NAMES, SHEETS, TASK
from tests.documents.reading import opened
from tracker.documents import Sheet
from tracker.documents.fonts import HEI, TITLE


def pictures(sheet: Sheet) -> list[bytes]:
    section = opened(sheet).sections[0]
    return [
        header.part.related_parts[blip.get(qn("r:embed"))].blob
        for header in (section.header, section.even_page_header)
        for blip in header._element.iter(qn("a:blip"))
    ]


def _side(code: segno.QRCode, picture: Image.Image) -> int:
    """Of one module, in pixels."""
    return picture.width // int(code.symbol_size(border=2)[0])


@pytest.mark.parametrize("sheet", SHEETS, ids=NAMES)
def test_the_page_is_that_of_official_documents(sheet: Sheet) -> None:
    section = opened(sheet).sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides if side] == [210, 297, 37, 35]
    assert [round(side.mm) for side in (section.left_margin, section.right_margin) if side] == [28, 26]


@pytest.mark.parametrize("sheet", SHEETS, ids=NAMES)
def test_the_code_on_every_page_leads_to_the_task(sheet: Sheet) -> None:
    wanted = segno.make_qr(TASK.url, error="m", boost_error=False)
    found = pictures(sheet)
    assert len(found) == 2
    for png in found:
        picture = Image.open(io.BytesIO(png)).convert("1")
        middles = range(_side(wanted, picture) // 2, picture.width, _side(wanted, picture))
        dots = [[picture.getpixel((x, y)) == 0 for x in middles] for y in middles]
        assert dots == [[bool(dot) for dot in row] for row in wanted.matrix_iter(border=2)]


def test_the_code_is_22_mm_wide_and_says_what_it_is() -> None:
    header = opened(ASSIGNMENT).sections[0].header
    inline = next(header._element.iter(qn("wp:inline")))
    assert round(int(inline.extent.cx) / 36000) == 22
    assert inline.docPr.get("descr") == "扫码查看事项 2026-007"
    assert [paragraph.text for paragraph in header.paragraphs] == ["", "2026-007", "扫码查看事项"]


def test_pages_are_numbered_right_on_odd_and_left_on_even_ones() -> None:
    section = opened(ASSIGNMENT).sections[0]
    odd, even = section.footer.paragraphs[0].text, section.even_page_footer.paragraphs[0].text
    note = "签批后请督办员拍照或扫描上传，原件归档。　2026年9月22日打印"
    assert odd == f"{note}\t— 1 —"
    assert even == f"— 1 —\t{note}"
    for footer in (section.footer, section.even_page_footer):
        assert [code.text for code in footer._element.iter(qn("w:instrText"))] == [" PAGE "]


@pytest.mark.parametrize("sheet", SHEETS, ids=NAMES)
def test_titles_and_labels_have_the_fonts_of_official_documents(sheet: Sheet) -> None:
    document = opened(sheet)
    title = document.styles["Title"].element.rPr.rFonts
    assert {title.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {TITLE}
    label = document.tables[0].rows[0].cells[0].paragraphs[0].runs[0]
    assert label._element.rPr.rFonts.get(qn("w:eastAsia")) == HEI


@pytest.mark.parametrize("sheet", SHEETS, ids=NAMES)
def test_every_text_names_a_chinese_font_and_none_a_colour(sheet: Sheet) -> None:
    for row in opened(sheet).tables[0].rows:
        for cell in row.cells:
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                assert run._element.rPr.rFonts.get(qn("w:eastAsia"))
                assert run.font.color.rgb is None


def test_missing_fonts_have_substitutes() -> None:
    package = opened(ASSIGNMENT).part.package
    table = next(part.blob.decode() for part in package.iter_parts() if part.partname == "/word/fontTable.xml")
    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong' in table


def test_the_file_names_the_office_and_no_program() -> None:
    properties = opened(ASSIGNMENT).core_properties
    assert properties.title == "事项交办单 2026-007"
    assert properties.author == "青禾县云溪镇人民政府"
    assert properties.comments == ""
    assert properties.created is not None
    assert properties.created.date() == TASK.printed_on
