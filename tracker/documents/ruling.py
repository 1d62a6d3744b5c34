"""Draws a form as offices rule it: black lines, labels in Hei, values in FangSong."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from .fonts import FANG, HEI
from .form import CELL_MARGIN_MM, CELL_PADDING_MM, LABEL_MM, VALUE_MM, Entry, Look, Pair, Part, Signature
from .gongwen import set_font, set_line
from .text import ONE_SPACE

_WIDTHS = (Mm(LABEL_MM), Mm(VALUE_MM), Mm(LABEL_MM), Mm(VALUE_MM))
_SIGN_HERE = f"签名：{ONE_SPACE * 8}年{ONE_SPACE * 2}月{ONE_SPACE * 2}日"
_LINES = {"top": 12, "left": 12, "bottom": 12, "right": 12, "insideH": 4, "insideV": 4}  # eighths of a point
_MARGINS = {"top": CELL_PADDING_MM, "left": CELL_MARGIN_MM, "bottom": CELL_PADDING_MM, "right": CELL_MARGIN_MM}
RULE_MM = 6.0
"""What a coloured rule takes of the page's height, with the room below it."""
_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def add_form(document: WordDocument, parts: Sequence[Part], look: Look) -> Table:
    """Rule the table. A long value runs on over the page; a cell to sign in stays whole, with those that follow."""
    table: Table = document.add_table(rows=len(parts), cols=len(_WIDTHS))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _rule(table)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for row, part in zip(table.rows, parts, strict=True):
        _write_part(row, part, look, is_last=part is parts[-1])
    return table


def add_rule(document: WordDocument, colour: str) -> None:
    """A rule across the text area, 1.5 mm thick, as stands below the number of an official document."""
    paragraph = document.add_paragraph()
    set_line(paragraph, Mm(RULE_MM - 2))
    line = f'<w:top w:val="single" w:sz="34" w:space="1" w:color="{colour}"/>'
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")


def write(paragraph: Paragraph, text: str, font: str, points: float, pitch: float) -> Paragraph:
    """Set `text` into an empty paragraph."""
    set_line(paragraph, Pt(pitch))
    set_font(paragraph.add_run(text), font, points)
    return paragraph


def _rule(table: Table) -> None:
    lines = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:color="000000"/>' for side, size in _LINES.items())
    sides = "".join(f'<w:{side} w:w="{Mm(width).twips}" w:type="dxa"/>' for side, width in _MARGINS.items())
    properties = table._tblPr
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")


def _write_part(row: _Row, part: Part, look: Look, is_last: bool) -> None:
    cells = row.cells
    for cell, width in zip(cells, _WIDTHS, strict=True):
        cell.width = width
    match part:
        case Entry():
            _set_least(row, max(look.row_mm, part.least_mm))
            _fill(cells[0], cells[1].merge(cells[3]), part, look)
        case Pair():
            _set_least(row, max(look.row_mm, part.left.least_mm, part.right.least_mm))
            _fill(cells[0], cells[1], part.left, look)
            _fill(cells[2], cells[3], part.right, look)
        case Signature():
            _keep_whole(row)
            _write_lines(cells[0], part.label, HEI, look)
            _write_signature(cells[1].merge(cells[3]), part, look)
            _keep_with_next(row, not is_last)


def _set_least(row: _Row, height_mm: float) -> None:
    row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
    row.height = Mm(height_mm)


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _keep_with_next(row: _Row, keep: bool) -> None:
    for paragraph in row.cells[0].paragraphs:
        paragraph.paragraph_format.keep_with_next = keep


def _fill(label: _Cell, value: _Cell, entry: Entry, look: Look) -> None:
    _write_lines(label, entry.label, HEI, look)
    _write_lines(value, entry.value, FANG, look)


def _write_lines(cell: _Cell, text: str, font: str, look: Look) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for position, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if position else cell.paragraphs[0]
        write(paragraph, line, font, look.points, look.pitch)
        if font == HEI:
            paragraph.alignment = _CENTRE


def _write_signature(cell: _Cell, part: Signature, look: Look) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    if part.choices:
        write(cell.paragraphs[0], part.choices, FANG, look.points, look.pitch)
    line = cell.add_paragraph() if part.choices else cell.paragraphs[0]
    write(line, _SIGN_HERE, FANG, look.points, look.pitch).alignment = _RIGHT
    line.paragraph_format.space_before = Mm(look.room_mm + part.extra_mm)
