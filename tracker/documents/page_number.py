"""The page number of GB/T 9704: — 1 — in 14 pt Song under the text, right on odd pages, left on even ones."""

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from .fonts import SI, SONG, WU, set_font
from .gongwen import TEXT_WIDTH, set_line

_ONE_CHARACTER = Pt(SI)


def add_footer(section: Section, note: str = "", width: Length = TEXT_WIDTH) -> None:
    """Number the pages, one character in from the edge; `note` stands on the same line at the other side.

    `width` is that of the text area.
    """
    for footer, on_right in ((section.footer, True), (section.even_page_footer, False)):
        paragraph = _line(footer, width)
        paragraph.paragraph_format.left_indent = _ONE_CHARACTER
        if not on_right:
            _add_number(paragraph)
        _add_text(paragraph, f"{note}\t" if on_right else f"\t{note}")
        if on_right:
            _add_number(paragraph)


def _line(footer: _Footer, width: Length) -> Paragraph:
    footer.is_linked_to_previous = False
    paragraph: Paragraph = footer.paragraphs[0]
    paragraph.style = None  # the template's style has tab stops for another page
    set_line(paragraph, Pt(20))
    paragraph.paragraph_format.tab_stops.add_tab_stop(Length(width - _ONE_CHARACTER), WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def _add_text(paragraph: Paragraph, text: str) -> None:
    set_font(paragraph.add_run(text), SONG, WU)


def _add_number(paragraph: Paragraph) -> None:
    for text in ("— ", None, " —"):
        if text is None:
            _add_page_field(paragraph)
        else:
            set_font(paragraph.add_run(text), SONG, SI)


def _add_page_field(paragraph: Paragraph) -> None:
    """The field PAGE; the 1 inside is what a reader shows that computes no fields."""
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = " PAGE "
    for content in (_mark("begin"), code, _mark("separate"), "1", _mark("end")):
        run = paragraph.add_run(content if isinstance(content, str) else "")
        set_font(run, SONG, SI)
        if not isinstance(content, str):
            run._r.append(content)


def _mark(kind: str) -> BaseOxmlElement:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark
