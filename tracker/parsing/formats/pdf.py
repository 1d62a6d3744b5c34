"""PDF files with a text layer: lines put together again to the paragraphs they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_ERR_PASSWORD

from tracker.parsing.errors import ReadError
from tracker.parsing.limits import Limits

_PAGE_NUMBER = re.compile(r"^[\s—–－\-·]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/共,，]+\s*\d{1,3}\s*页?)?[\s—–－\-·]*$")
_CLOSED = re.compile(r"[。；！？：;!?:][”’）)」]?$")
_NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[、）)]|\d{1,2}[.．、)）]|[①-⑳]|[一二三四五六七八九]是|附件)"
)
_FEWEST = 20
_REPEATED = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text and where it stands on its page, in points."""

    text: str
    left: float
    right: float
    size: float


def text_of(data: bytes, limits: Limits) -> str:
    """The text of a .pdf without page numbers and running heads; a blank line between paragraphs."""
    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > limits.pages:
                raise ReadError("too_many_pages", {"pages": str(len(document)), "limit": str(limits.pages)})
            pages = [_lines(document, number, limits) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise ReadError("encrypted" if locked else "damaged", {"format": "pdf"}) from error
    if sum(len(line.text.strip()) for page in pages for line in page) < _FEWEST:
        raise ReadError("no_text", {"pages": str(len(pages))})
    return "\n".join(_paragraphs(_body(pages)))


def _lines(document: pdfium.PdfDocument, number: int, limits: Limits) -> list[_Line]:
    page = document[number]
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > limits.characters:
            raise ReadError("too_long", {"limit": str(limits.characters)})
        text = textpage.get_text_range()
        return [_line(textpage, match) for match in re.finditer(r"[^\r\n]+", text) if match.group().strip()]
    finally:
        textpage.close()
        page.close()


def _line(textpage: pdfium.PdfTextPage, match: re.Match[str]) -> _Line:
    words = match.group()
    first = match.start() + len(words) - len(words.lstrip())
    last = match.start() + len(words.rstrip()) - 1
    try:
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        _, _, right, _ = textpage.get_charbox(last, loose=True)
    except pdfium.PdfiumError:
        return _Line(words.strip(), 0.0, 0.0, 0.0)
    return _Line(words.strip(), left, right, top - bottom)


def _body(pages: list[list[_Line]]) -> list[_Line]:
    """All lines but page numbers and heads or feet that stand on several pages."""
    edges = Counter(line.text for page in pages for line in {*page[:1], *page[-1:]})
    found: list[_Line] = []
    for page in pages:
        for k, line in enumerate(page):
            at_edge = k < 2 or k >= len(page) - 2
            running = at_edge and len(pages) >= _REPEATED and edges[line.text] >= _REPEATED
            if not (at_edge and (_PAGE_NUMBER.match(line.text) or running)):
                found.append(line)
    return found


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """A line goes on in the next one when it is full and the next is not indented."""
    margin = min((line.left for line in lines), default=0.0)
    edge = max((line.right for line in lines), default=0.0)
    parts: list[str] = []
    for k, line in enumerate(lines):
        parts.append(line.text)
        after = lines[k + 1] if k + 1 < len(lines) else None
        if after is None or not _goes_on(line, after, margin, edge):
            yield _joined(parts)
            parts = []


def _goes_on(line: _Line, after: _Line, margin: float, edge: float) -> bool:
    size = line.size or after.size or 12.0
    full = line.right >= edge - 2.2 * size
    indented = after.left > margin + 0.8 * size
    if indented or not full:
        return False
    return not (_CLOSED.search(line.text) and _NUMBERED.match(after.text))


def _joined(parts: list[str]) -> str:
    text = parts[0]
    for part in parts[1:]:
        between = " " if text[-1].isascii() and text[-1].isalpha() and part[0].isascii() and part[0].isalpha() else ""
        text += between + part
    return text
