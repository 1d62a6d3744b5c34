"""PDF files with a text layer: lines with their places, and the cells of ruled tables."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_ERR_PASSWORD

from tracker.parsing.errors import ReadError
from tracker.parsing.limits import Limits

from .lines import Line
from .paragraphs import paragraphs_of
from .pdfletters import Letter, letters_of, lines_from
from .pdftables import Grid, grids_of

_FEWEST, _MOST = 20, 0.3
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")  # what fonts without a table of letters give


def text_of(data: bytes, limits: Limits) -> str:
    """The text of a .pdf without page numbers and running heads, one line per paragraph and per row of a table."""
    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > limits.pages:
                raise ReadError("too_many_pages", {"pages": str(len(document)), "limit": str(limits.pages)})
            pages = [_lines(document, number, limits) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise ReadError("encrypted" if locked else "damaged", {"format": "pdf"}) from error
    text = "".join(line.text for page in pages for line in page)
    if len(text) < _FEWEST or len(_UNREADABLE.findall(text)) > _MOST * len(text):
        raise ReadError("no_text", {"pages": str(len(pages))})
    return "\n".join(paragraphs_of(pages))


def _lines(document: pdfium.PdfDocument, number: int, limits: Limits) -> list[Line]:
    page = document[number]
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > limits.characters:
            raise ReadError("too_long", {"limit": str(limits.characters)})
        letters, (width, height) = letters_of(textpage), page.get_size()
        rows: list[Line] = []
        for grid in grids_of(page) if letters else ():
            rows += _rows(grid, [letter for letter in letters if grid.holds(letter.left, letter.base)], height)
            letters = [letter for letter in letters if not grid.holds(letter.left, letter.base)]
        return [*lines_from(letters, width, height), *rows]
    finally:
        textpage.close()
        page.close()


def _rows(grid: Grid, letters: list[Letter], height: float) -> list[Line]:
    """Rows of a table as lines with tabs between the cells."""
    return [
        Line("\t".join(texts), grid.left, grid.right, 0.0, height - bottom, whole=True)
        for bottom, texts in grid.rows(letters)
        if any(texts)
    ]
