"""The empty report: page, styles and page number, made once for each note in the header, and opened for each report."""

import io
from functools import lru_cache

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from .fonts import SONG, WU, set_font
from .gongwen import leave_grid, new_document, saved
from .page_number import add_footer
from .report_styles import add_table_styles

CHARACTER = 15.75
"""Points from one character of the text to the next: 28 in 156 mm."""
_KEPT = frozenset(
    {"Normal", "Title", "Heading1", "Heading2", "Heading3", "BodyText", "Salutation", "Signature", "Date"}
    | {"Header", "Footer", "DefaultParagraphFont", "TableNormal", "TableGrid"}
)
_DROPPED = ("stylesWithEffects", "thumbnail", "customXml", "numbering")
_INDENTED = ("Heading 1", "Heading 2", "Heading 3", "Body Text")


def blank(note: str = "") -> WordDocument:
    """A new document with the styles of `_KEPT`, and `note` at the right above every page."""
    return Document(io.BytesIO(_template(note)))


@lru_cache(maxsize=8)
def _template(note: str) -> bytes:
    document = new_document()
    _drop_unused(document)
    _add_styles(document)
    add_table_styles(document)
    _check_no_spelling(document)
    section = document.sections[0]
    add_footer(section)
    if note:
        _add_header(section, note)
    return saved(document)


def _add_styles(document: WordDocument) -> None:
    for name in ("Salutation", "Signature", "Date"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True).base_style = document.styles["Normal"]
    body = _style(document, "Body Text")
    body.paragraph_format.space_after = Pt(0)
    for name in _INDENTED:
        _indent(_style(document, name))
        _style(document, name).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    leave_grid(_style(document, "Title"))
    for name in ("Title", "Signature", "Date"):
        _style(document, name).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _indent(style: ParagraphStyle) -> None:
    """Two characters on the first line; readers that do not count characters take the points."""
    style.paragraph_format.first_line_indent = Pt(2 * CHARACTER)
    style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")


def _drop_unused(document: WordDocument) -> None:
    """The library's template brings hundreds of styles; without them a report opens and saves ten times as fast."""
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if any(relation.reltype.endswith(name) for name in _DROPPED):
                del part.rels[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
        for name in ("w:link", "w:next"):
            for child in style.findall(qn(name)):
                style.remove(child)


def _check_no_spelling(document: WordDocument) -> None:
    """Word marks names and idioms of officials as mistakes otherwise."""
    properties = _style(document, "Normal").element.get_or_add_rPr()
    properties.insert_element_before(OxmlElement("w:noProof"), *_AFTER_NO_PROOF)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


_AFTER_NO_PROOF = ("w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u")


def _add_header(section: Section, note: str) -> None:
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.style = None
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        set_font(paragraph.add_run(note), SONG, WU)
