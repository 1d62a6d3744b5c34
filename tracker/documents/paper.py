"""A sheet on its page: title, number and form, the QR code above them, and below what to do once it is signed."""

import io

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.section import Section, _Header
from docx.shared import Mm, Pt

from . import layouts
from .fonts import FANG, SONG, XIAO_SI, XIAO_WU
from .form import Part, fitting_look
from .gongwen import TEXT_WIDTH, leave_grid, new_document, saved, set_line
from .page_number import add_footer
from .qr import qr_png
from .ruling import add_form, write
from .sheets import AssignmentSheet, ClosingSheet, ExtensionSheet, Sheet, TaskFacts
from .text import chinese_date, clean_line

QR_SIDE = Mm(22)
_SCAN_ME = "扫码查看事项"
_ONCE_SIGNED = "签批后请督办员拍照或扫描上传，原件归档。"
_FORM_MM = 196.0  # of 225 mm, less title, number, last line, and a line that breaks otherwise than estimated
_EDGE = Mm(6)  # printers leave some 5 mm blank


def render(sheet: Sheet) -> bytes:
    """The sheet as .docx: one A4 page, more if its texts are long."""
    match sheet:
        case AssignmentSheet():
            return _draw("事项交办单", sheet.task, layouts.assignment(sheet))
        case ExtensionSheet():
            return _draw("延期申请审批单", sheet.task, layouts.extension(sheet))
        case ClosingSheet():
            return _draw("事项销号审批表", sheet.task, layouts.closing(sheet))


def _draw(name: str, task: TaskFacts, parts: list[Part]) -> bytes:
    number = clean_line(task.number)
    document = new_document(f"{name} {number}", task.org, task.printed_on)
    section = document.sections[0]
    _add_headers(section, number, qr_png(task.url))
    add_footer(section, f"{_ONCE_SIGNED}　{chinese_date(task.printed_on)}打印" if task.printed_on else _ONCE_SIGNED)
    title = document.add_paragraph(name, style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    leave_grid(title)
    _add_number_line(document, clean_line(task.org), number)
    add_form(document, parts, fitting_look(parts, _FORM_MM))
    set_line(document.add_paragraph(), Pt(1))  # Word wants a paragraph after a table
    return saved(document)


def _add_number_line(document: WordDocument, org: str, number: str) -> None:
    """Whose form it is at the left, its number at the right."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    write(paragraph, f"{org}\t编号：{number}", FANG, XIAO_SI, 24)


def _add_headers(section: Section, number: str, png: bytes) -> None:
    """The code stands in the upper margin of every page, so that a stray one finds its task."""
    section.header_distance = _EDGE
    for header in (section.header, section.even_page_header):
        _add_code(header, number, png)


def _add_code(header: _Header, number: str, png: bytes) -> None:
    header.is_linked_to_previous = False
    picture = header.paragraphs[0]
    picture.style = None
    leave_grid(picture)
    picture.paragraph_format.line_spacing = 1.0  # an exact pitch would cut the picture
    shape = picture.add_run().add_picture(io.BytesIO(png), width=QR_SIDE)
    shape._inline.docPr.set("descr", f"{_SCAN_ME} {number}")
    for side in "TBLR":
        shape._inline.set(f"dist{side}", "0")
    for paragraph, text in ((header.add_paragraph(), number), (header.add_paragraph(), _SCAN_ME)):
        write(paragraph, text, SONG, XIAO_WU, 11)
    for paragraph in header.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.left_indent = TEXT_WIDTH - QR_SIDE - Mm(1)  # else rounding lets it stand out
