"""What a reader of a Word document sees: paragraphs, rows, text boxes; changes accepted, hidden text left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from .markup import attribute, child, children, is_on, local, number_value, path_value
from .numbering import Numbering
from .symbols import symbol

_SKIPPED = frozenset(
    {"del", "moveFrom", "Fallback", "rPr", "pPr", "sdtPr", "instrText", "delText", "rt", "fldSimpleData", "annotation"}
)
_BREAKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_AROUND = frozenset(
    {
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "customXml",
        "smartTag",
        "AlternateContent",
        "Choice",
        "sect",
        "sub-section",
        "pBdrGroup",
    }
)
_TITLE = "Title"
_CONTENTS = ("toc ", "目录")
_LONG_CELL = 12
_MOST_COLUMNS = 64

Chunk = Callable[[ET.Element], str]


def lines_of(
    body: ET.Element, numbering: ET.Element | None, styles: ET.Element | None, chunk: Chunk | None = None
) -> Iterator[str]:
    """One line per paragraph and per row of a table, in order; `chunk` reads what is embedded whole."""
    return _Reader(Numbering(numbering, styles), _contents_styles(styles), chunk).lines(body)


class _Reader:
    def __init__(self, numbering: Numbering, contents: frozenset[str], chunk: Chunk | None) -> None:
        self._numbering = numbering
        self._contents = contents
        self._chunk = chunk

    def lines(self, parent: ET.Element) -> Iterator[str]:
        carried = ""
        for element in _blocks(parent):
            kind = local(element)
            if kind == "p" and path_value(element, "pPr", "pStyle") not in self._contents:
                for box in _boxes(element):
                    yield from self.lines(box)
                carried += _words(element)
                if not _joins_next(element):
                    yield self._paragraph(element, carried)
                    carried = ""
            elif kind == "tbl":
                yield from self._rows(element)
            elif kind == "altChunk" and self._chunk is not None:
                yield from filter(None, self._chunk(element).split("\n"))
        if carried:
            yield carried

    def _paragraph(self, paragraph: ET.Element, text: str) -> str:
        if path_value(paragraph, "pPr", "pStyle") == _TITLE:
            text = text.replace("\n", "")  # a title is broken where it looks well, not where its words end
        if not text.strip():
            return text
        written = child(child(child(paragraph, "pPr"), "listPr"), "t")  # Word 2003 wrote the number down
        return (attribute(written, "val") or self._numbering.prefix(paragraph)) + text

    def _rows(self, table: ET.Element) -> Iterator[str]:
        """A row of one cell, or with a cell that holds a whole text, is running text; else tabs join the cells."""
        for row in _inner(table, "tr"):
            if is_on(child(child(row, "trPr"), "del")):
                continue
            cells = list(_inner(row, "tc"))
            texts = [[line for line in self.lines(cell) if line.strip()] for cell in cells]
            if len(cells) == 1 or max(map(len, texts), default=0) > _LONG_CELL:
                yield from (line for text in texts for line in text)
            else:
                before = [""] * _span(child(child(row, "trPr"), "gridBefore"), 0)
                yield "\t".join(before + [shown for pair in zip(cells, texts, strict=True) for shown in _cell(*pair)])


def _cell(cell: ET.Element, lines: list[str]) -> list[str]:
    """The cell and, where it is as wide as several, the empty ones that keep the columns in their places."""
    properties = child(cell, "tcPr")
    merge = child(properties, "vMerge")
    hidden = merge is not None and attribute(merge, "val") != "restart"
    text = "" if hidden else " ".join(" ".join(line.split()) for line in lines)
    return [text] + [""] * (_span(child(properties, "gridSpan"), 1) - 1)


def _span(element: ET.Element | None, otherwise: int) -> int:
    stated = number_value(attribute(element, "val"), otherwise) if element is not None else otherwise
    return max(0, min(stated, _MOST_COLUMNS))


def _blocks(parent: ET.Element) -> Iterator[ET.Element]:
    """Paragraphs, tables and chunks, through what only wraps them; not a table of contents, not an empty form field."""
    for element in parent:
        if local(element) in {"p", "tbl", "altChunk"}:
            yield element
        elif local(element) in _AROUND and not _is_contents(element) and not _is_prompt(element):
            yield from _blocks(element)


def _inner(parent: ET.Element, kind: str) -> Iterator[ET.Element]:
    for element in parent:
        if local(element) == kind:
            yield element
        elif local(element) in _AROUND:
            yield from _inner(element, kind)


def _is_contents(element: ET.Element) -> bool:
    return path_value(element, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"


def _is_prompt(element: ET.Element) -> bool:
    return is_on(child(child(element, "sdtPr"), "showingPlcHdr"))


def _joins_next(paragraph: ET.Element) -> bool:
    """Whether the paragraph's own end was deleted or moved away under tracked changes."""
    mark = child(child(paragraph, "pPr"), "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _boxes(element: ET.Element) -> Iterator[ET.Element]:
    """Text boxes that hang on the paragraph; they stand beside its words, not among them."""
    for part in element:
        if local(part) == "txbxContent":
            yield part
        elif local(part) not in _SKIPPED:
            yield from _boxes(part)


def _words(element: ET.Element) -> str:
    return "".join(_text(element))


def _text(element: ET.Element) -> Iterator[str]:
    for part in element:
        kind = local(part)
        if kind in _SKIPPED or kind == "txbxContent" or (kind == "r" and is_on(child(child(part, "rPr"), "vanish"))):
            continue
        if kind == "t":
            yield part.text or ""
        elif kind == "sym":
            yield symbol(attribute(part, "font"), attribute(part, "char"))
        elif kind in _BREAKS:
            yield _BREAKS[kind]
        elif kind == "br":
            yield "" if attribute(part, "type") in {"page", "column"} else "\n"
        elif not _is_prompt(part):
            yield from _text(part)


def _contents_styles(styles: ET.Element | None) -> frozenset[str]:
    """Names of the styles of a table of contents."""
    return frozenset(
        attribute(style, "styleId")
        for style in children(styles, "style")
        if (path_value(style, "name") or "").casefold().startswith(_CONTENTS)
    )
