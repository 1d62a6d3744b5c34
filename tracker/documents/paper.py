"""A sheet on its page: title, number and form, the QR code above them, and below what to do once it is signed."""

import io
from dataclasses import dataclass
from datetime import date

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.section import Section, _Header
from docx.shared import Length, Mm, Pt

from . import layouts, slip
from .fonts import FANG, SONG, XIAO_SI, XIAO_WU
from .form import Part, fitting_look
from .gongwen import TEXT_WIDTH, leave_grid, new_document, saved, set_line
from .page_number import add_footer
from .qr import qr_png
from .ruling import RULE_MM, add_form, add_rule, write
from .sheets import AssignmentSheet, ClosingSheet, ExtensionSheet, Sheet, SlipSheet, TaskFacts
from .text import chinese_date, clean_line

QR_SIDE = Mm(22)
_SCAN_ME = "扫码查看事项"
_ONCE_SIGNED = "签批后请督办员拍照或扫描上传，原件归档。"
_FORM_MM = 196.0  # of 225 mm, less title, number, last line, and a line that breaks otherwise than estimated
_EDGE = Mm(6)  # printers leave some 5 mm blank
_ROOM_BESIDE = Mm(7)  # below the code stand words that are wider than it


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands around a form. `rule` is the colour of the line above it (six hexadecimal digits), "" for none."""

    name: str
    org: str
    number: str
    url: str
    printed_on: date | None
    scan_me: str = _SCAN_ME
    note: str = _ONCE_SIGNED
    rule: str = ""


def render(sheet: Sheet) -> bytes:
    """The sheet as .docx: one A4 page, more if its texts are long."""
    match sheet:
        case AssignmentSheet():
            return _draw(_page("事项交办单", sheet.task), layouts.assignment(sheet))
        case ExtensionSheet():
            return _draw(_page("延期申请审批单", sheet.task), layouts.extension(sheet))
        case ClosingSheet():
            return _draw(_page("事项销号审批表", sheet.task), layouts.closing(sheet))
        case SlipSheet():
            return _draw(_slip_page(sheet), slip.parts(sheet))


def _page(name: str, task: TaskFacts) -> _Page:
    return _Page(name, task.org, task.number, task.url, task.printed_on)


def _slip_page(sheet: SlipSheet) -> _Page:
    return _Page(
        slip.NAME, sheet.task.org, sheet.number, sheet.url, sheet.task.printed_on, slip.SCAN_ME, slip.ONCE_ANSWERED,
        slip.RULES[sheet.colour],
    )  # fmt: skip


def _draw(page: _Page, parts: list[Part]) -> bytes:
    number = clean_line(page.number)
    document = new_document(f"{page.name} {number}", page.org, page.printed_on)
    section = document.sections[0]
    _add_headers(section, number, page)
    day = page.printed_on
    add_footer(section, f"{page.note}　{chinese_date(day)}打印" if day else page.note)
    title = document.add_paragraph(page.name, style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    leave_grid(title)
    _add_number_line(document, clean_line(page.org), number)
    most = _FORM_MM
    if page.rule:
        add_rule(document, page.rule)
        most -= RULE_MM
    add_form(document, parts, fitting_look(parts, most))
    set_line(document.add_paragraph(), Pt(1))  # Word wants a paragraph after a table
    return saved(document)


def _add_number_line(document: WordDocument, org: str, number: str) -> None:
    """Whose form it is at the left, its number at the right."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    write(paragraph, f"{org}\t编号：{number}", FANG, XIAO_SI, 24)


def _add_headers(section: Section, number: str, page: _Page) -> None:
    """The code stands in the upper margin of every page, so that a stray one finds its task."""
    section.header_distance = _EDGE
    png = qr_png(page.url)
    for header in (section.header, section.even_page_header):
        _add_code(header, number, page.scan_me, png)


def _add_code(header: _Header, number: str, scan_me: str, png: bytes) -> None:
    header.is_linked_to_previous = False
    picture = header.paragraphs[0]
    picture.style = None
    leave_grid(picture)
    picture.paragraph_format.line_spacing = 1.0  # an exact pitch would cut the picture
    shape = picture.add_run().add_picture(io.BytesIO(png), width=QR_SIDE)
    shape._inline.docPr.set("descr", f"{scan_me} {number}")
    for side in "TBLR":
        shape._inline.set(f"dist{side}", "0")
    for paragraph, text in ((header.add_paragraph(), number), (header.add_paragraph(), scan_me)):
        write(paragraph, text, SONG, XIAO_WU, 11)
    for paragraph in header.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.left_indent = TEXT_WIDTH - QR_SIDE - _ROOM_BESIDE
        paragraph.paragraph_format.right_indent = Length(-_ROOM_BESIDE)
