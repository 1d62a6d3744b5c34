"""Reads sheets and workbooks back, as Word and Excel would."""

import io
import zipfile
from xml.etree import ElementTree as ET

from docx import Document
from docx.document import Document as WordDocument

from tracker.documents import Sheet, render

_NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def opened(sheet: Sheet) -> WordDocument:
    """The sheet as a word processor opens it."""
    return Document(io.BytesIO(render(sheet)))


def cells(sheet: Sheet) -> dict[str, str]:
    """Label → value of the form, in the order of the page; lines are parted by \\n."""
    found: dict[str, str] = {}
    for row in opened(sheet).tables[0].rows:
        texts = [cell.text for cell in {cell._tc: cell for cell in row.cells}.values()]  # merged ones come repeatedly
        found |= zip((label.replace("\n", "") for label in texts[::2]), texts[1::2], strict=True)
    return found


def part(workbook: bytes, name: str) -> ET.Element:
    """A part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return ET.fromstring(archive.read(name))


def grid(workbook: bytes) -> list[list[tuple[str, str]]]:
    """Rows of (type, value) as they stand in the file: type s is a text, n a number, f a formula."""
    sheet = part(workbook, "xl/worksheets/sheet1.xml")
    return [[_cell(cell) for cell in row.iterfind("s:c", _NS)] for row in sheet.iterfind(".//s:row", _NS)]


def attributes(workbook: bytes, element: str) -> dict[str, str]:
    """Those of the first such element of the sheet."""
    found = part(workbook, "xl/worksheets/sheet1.xml").find(f".//s:{element}", _NS)
    assert found is not None, element
    return dict(found.attrib)


def number_format(workbook: bytes, row: int, column: int) -> str:
    """The format of a cell, both from 0."""
    cell = part(workbook, "xl/worksheets/sheet1.xml").findall(".//s:row", _NS)[row].findall("s:c", _NS)[column]
    styles = part(workbook, "xl/styles.xml")
    wanted = styles.findall("s:cellXfs/s:xf", _NS)[int(cell.attrib.get("s", "0"))].attrib["numFmtId"]
    codes = {entry.attrib["numFmtId"]: entry.attrib["formatCode"] for entry in styles.iterfind(".//s:numFmt", _NS)}
    return codes.get(wanted, wanted)


def widths_of(workbook: bytes) -> list[float]:
    """Of the columns, in characters."""
    columns = part(workbook, "xl/worksheets/sheet1.xml").iterfind("s:cols/s:col", _NS)
    return [float(column.attrib["width"]) for column in columns]


def _cell(cell: ET.Element) -> tuple[str, str]:
    if cell.find("s:f", _NS) is not None:
        return "f", ""
    if cell.attrib.get("t") == "inlineStr":
        return "s", "".join(text.text or "" for text in cell.iterfind(".//s:t", _NS))
    value = cell.find("s:v", _NS)
    return "n", (value.text or "") if value is not None else ""
