"""Word documents: paragraphs and tables in body order, with the automatic numbers that Word shows."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import join, normpath
from xml.etree import ElementTree as ET

from tracker.parsing.errors import ReadError
from tracker.parsing.limits import Limits

from .archive import Archive, opened
from .numbering import Numbering
from .wordxml import attribute, child, children, local, path_value

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "rPrChange", "pPrChange", "instrText", "delText", "fldSimpleData"})
_BREAKS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_MAIN, _TITLE = "/officeDocument", "Title"


def text_of(data: bytes, limits: Limits) -> str:
    """The visible text of a .docx, one line per paragraph and per table row."""
    with opened(data, limits, "docx") as archive:
        for name in sorted(archive.names):
            if name.endswith((".xml", ".rels")):
                archive.xml(name)
    with opened(data, limits, "docx") as archive:
        main = _main_part(archive)
        folder = main.rpartition("/")[0]
        numbering = Numbering(_part(archive, f"{folder}/numbering.xml"), _part(archive, f"{folder}/styles.xml"))
        body = child(_parsed(archive.xml(main)), "body")
        if body is None:
            raise ReadError("damaged", {"format": "docx"})
        return "\n".join(_lines(body, numbering))


def _parsed(data: bytes) -> ET.Element:
    try:
        return ET.fromstring(data)  # noqa: S314  # Archive.xml refuses document types, so no entity is ever declared
    except (ET.ParseError, LookupError, ValueError) as error:
        raise ReadError("damaged", {"format": "docx"}) from error


def _part(archive: Archive, name: str) -> ET.Element | None:
    return _parsed(archive.xml(name)) if name in archive.names else None


def _main_part(archive: Archive) -> str:
    """The document part, wherever the package puts it."""
    root = _part(archive, "_rels/.rels")
    for relation in root if root is not None else ():
        if attribute(relation, "Type").endswith(_MAIN):
            name = normpath(join("/", attribute(relation, "Target"))).lstrip("/")
            if name in archive.names:
                return name
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    raise ReadError("damaged", {"format": "docx"})


def _lines(parent: ET.Element, numbering: Numbering) -> Iterator[str]:
    for element in parent:
        kind = local(element)
        if kind == "p":
            yield _paragraph(element, numbering)
        elif kind == "tbl":
            yield from _rows(element, numbering)
        elif kind in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _lines(element, numbering)


def _rows(table: ET.Element, numbering: Numbering) -> Iterator[str]:
    """A row of one cell is running text; cells side by side are joined by tabs."""
    for row in _descend(table, "tr"):
        cells = [list(_lines(cell, numbering)) for cell in _descend(row, "tc")]
        if len(cells) == 1:
            yield from cells[0]
        else:
            yield "\t".join(" ".join(line.replace("\n", " ") for line in cell if line) for cell in cells)


def _descend(parent: ET.Element, kind: str) -> Iterator[ET.Element]:
    for element in parent:
        if local(element) == kind:
            yield element
        elif local(element) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _descend(element, kind)


def _paragraph(paragraph: ET.Element, numbering: Numbering) -> str:
    text = "".join(_text(paragraph))
    if path_value(paragraph, "pPr", "pStyle") == _TITLE:
        text = text.replace("\n", "")  # a title is broken where it looks well, not where its words end
    mark = path_value(paragraph, "pPr", "rPr", "del")
    if not text.strip() and mark is None:
        return text
    return numbering.prefix(paragraph) + text


def _text(element: ET.Element) -> Iterator[str]:
    for part in element:
        kind = local(part)
        if kind in _SKIPPED or kind == "pPr":
            continue
        if kind == "t":
            yield part.text or ""
        elif kind in _BREAKS:
            yield _BREAKS[kind]
        elif kind == "br":
            yield "" if attribute(part, "type") in {"page", "column"} else "\n"
        elif kind == "txbxContent":
            yield "\n" + "\n".join("".join(_text(inner)) for inner in children(part, "p")) + "\n"
        else:
            yield from _text(part)
