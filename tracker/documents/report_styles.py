"""The styles of comments and tables, which the working edition adds to those of an official document."""

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from .fonts import HEI, SAN, SONG, WU, XIAO_WU, set_font
from .gongwen import leave_grid, set_line

_CENTRE, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


def add_table_styles(document: WordDocument) -> None:
    """TableTitle, TableHead, TableText, CommentText and CommentReference, by their ids."""
    _add(document, "Table Title", HEI, SAN, 28, _CENTRE).paragraph_format.keep_with_next = True
    _add(document, "Table Head", HEI, WU, 16, _CENTRE)
    _add(document, "Table Text", SONG, WU, 16, _LEFT)
    _rename(_add(document, "annotation text", SONG, WU, 14, _LEFT), "CommentText")
    mark = document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(qn("w:styleId"), "CommentReference")
    mark.font.size = Pt(XIAO_WU)


def _add(
    document: WordDocument, name: str, font: str, points: float, pitch: float, alignment: WD_ALIGN_PARAGRAPH
) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.islower())
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    set_font(style, font, points)
    set_line(style, Pt(pitch))
    leave_grid(style)
    style.paragraph_format.alignment = alignment
    return style


def _rename(style: ParagraphStyle, style_id: str) -> None:
    style.element.set(qn("w:styleId"), style_id)
