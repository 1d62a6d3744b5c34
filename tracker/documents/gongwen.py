"""Documents in the form of GB/T 9704-2012: page, styles and page number.

A4 with margins of 37, 35, 28 and 26 mm (text area 156 × 225 mm), 22 lines of 28 characters of 16 pt FangSong.
"""

import io
from datetime import date, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from .fonts import ER, FANG, HEI, KAI, SAN, TITLE, name_substitutes, set_font
from .text import clean_line

__all__ = ["LINE_PITCH", "TEXT_WIDTH", "leave_grid", "new_document", "saved", "set_font", "set_line"]

TEXT_WIDTH = Mm(156)
LINE_PITCH = Pt(28)
_GRID_PITCH = 579  # twentieths of a point: 22 lines in 225 mm
_TIGHTER = -5  # twentieths of a point between characters: 28 of 16 pt in 156 mm, where 16 pt alone gives 27
LONGEST_PROPERTY = 255  # of the core properties, by the standard of the format
_HEADINGS = (
    ("Title", TITLE, ER, False),
    ("Heading 1", HEI, SAN, False),
    ("Heading 2", KAI, SAN, False),
    ("Heading 3", FANG, SAN, True),
)


def new_document(title: str = "", author: str = "", made_on: date | None = None) -> WordDocument:
    """An empty document with its page, the styles Normal, Title and Heading 1 to 3, and its properties.

    The language and the properties are set; header and footer are empty, page_number.add_footer writes one.
    """
    document = Document()
    _set_page(document.sections[0])
    document.settings.odd_and_even_pages_header_footer = True
    _set_normal(_style(document, "Normal"))
    for name, font, points, bold in _HEADINGS:
        _set_heading(_style(document, name), font, points, bold)
    name_substitutes(document)
    _describe(document, title, author, made_on)
    return document


def set_line(target: Paragraph | ParagraphStyle, pitch: Length) -> None:
    """Lines of exactly `pitch`, nothing between paragraphs. A paragraph with a pitch of its own leaves the grid."""
    form = target.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = pitch
    if isinstance(target, Paragraph):
        leave_grid(target)


def leave_grid(target: Paragraph | ParagraphStyle) -> None:
    """Let lines be closer than 22 on a page, and digits close to Chinese characters, as forms need them."""
    element = target._p if isinstance(target, Paragraph) else target.element
    properties = element.get_or_add_pPr()
    for name in ("autoSpaceDE", "autoSpaceDN", "snapToGrid"):
        off = OxmlElement(f"w:{name}")
        off.set(qn("w:val"), "0")
        properties.insert_element_before(off, "w:spacing", "w:ind", "w:jc", "w:rPr")


def saved(document: WordDocument) -> bytes:
    """The .docx."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    # Not linesAndChars: LibreOffice would give each character of 16 pt two cells of 15.8 pt.
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(_GRID_PITCH))


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _set_normal(style: ParagraphStyle) -> None:
    set_font(style, FANG, SAN)
    set_line(style, LINE_PITCH)
    style.paragraph_format.widow_control = False
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(_TIGHTER))
    after = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")
    style.element.rPr.insert_element_before(spacing, *after)


def _set_heading(style: ParagraphStyle, font: str, points: float, bold: bool) -> None:
    set_font(style, font, points, bold)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.italic = False
    is_title = style.name == "Title"
    set_line(style, Pt(35) if is_title else LINE_PITCH)
    style.paragraph_format.keep_with_next = not is_title
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _describe(document: WordDocument, title: str, author: str, made_on: date | None) -> None:
    properties = document.core_properties
    properties.title = clean_line(title)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = clean_line(author)[:LONGEST_PROPERTY]
    properties.comments = ""
    properties.language = "zh-CN"
    if made_on:
        properties.created = properties.modified = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001
