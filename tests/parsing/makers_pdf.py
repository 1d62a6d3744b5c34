"""PDF pages drawn letter by letter: tables with rules, columns, letters in another order, bold, watermarks."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import pairwise

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT, _SIZE = "STSong-Light", 15.0
Draw = Callable[[Canvas], object]


def drawn(*pages: Draw, turned: int = 0) -> bytes:
    """A .pdf of A4 pages, each drawn by one function; `turned` is by how many degrees the viewer turns them."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in pages:
        canvas.setFont(_FONT, _SIZE)
        page(canvas)
        if turned:
            canvas.setPageRotation(turned)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def wrapped(lines: Sequence[str], per_line: int = 28, indent: int = 2) -> list[tuple[int, str]]:
    """(indent, words) of the lines into which paragraphs are set."""
    found = []
    for text in lines:
        found.append((indent, text[: per_line - indent]))
        rest = text[per_line - indent :]
        found += [(0, rest[k : k + per_line]) for k in range(0, len(rest), per_line)]
    return found


def text_at(
    canvas: Canvas, lines: Sequence[tuple[int, str]], left: float = 80, top: float = 760, step: float = 29
) -> None:
    for k, (indent, words) in enumerate(lines):
        canvas.drawString(left + indent * _SIZE, top - k * step, words)


def shuffled(canvas: Canvas, lines: Sequence[tuple[int, str]]) -> None:
    """As writers do whose font lacks some letters: all others first, then quotes and digits in their gaps."""
    for late in (False, True):
        for k, (indent, words) in enumerate(lines):
            for at, letter in enumerate(words):
                if (letter in "“”0123456789") == late:
                    canvas.drawString(80 + (indent + at) * _SIZE, 760 - k * 29, letter)


def bold(canvas: Canvas, lines: Sequence[tuple[int, str]]) -> None:
    """Every letter drawn twice, the second time beside the first."""
    for shift in (0.0, 0.4):
        text_at(canvas, lines, left=80 + shift)


def watermark(canvas: Canvas, words: str) -> None:
    canvas.saveState()
    canvas.translate(150, 400)
    canvas.rotate(45)
    canvas.drawString(0, 0, words)
    canvas.restoreState()


def grid(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    top: float = 600,
    merged: Sequence[tuple[int, int]] = (),
) -> float:
    """A ruled table whose cells wrap; `merged` cells (row, column) hang together with the one above. The lower end."""
    edges = [80.0]
    for width in widths:
        edges.append(edges[-1] + width)
    at = top
    canvas.line(edges[0], top, edges[-1], top)
    for r, row in enumerate(rows):
        pieces = [wrapped([words], max(1, int(width // 12) - 1), 0) for words, width in zip(row, widths, strict=True)]
        high = 18 * max(map(len, pieces)) + 8
        canvas.setFont(_FONT, 12)
        for left, lines in zip(edges, pieces, strict=False):
            text_at(canvas, lines, left + 4, at - 16, 18)
        for c, (left, right) in enumerate(pairwise(edges)):
            if (r + 1, c) not in merged:
                canvas.line(left, at - high, right, at - high)
        for edge in edges:
            canvas.line(edge, at, edge, at - high)
        at -= high
    canvas.setFont(_FONT, _SIZE)
    return at
