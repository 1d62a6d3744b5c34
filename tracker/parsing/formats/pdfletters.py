"""The letters of a PDF page by their places: files draw quotes, digits and fallback fonts in an order of their own."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from .lines import Line

_GAP, _WORD, _DIGITS, _SAME = 1.2, 0.24, 0.75, 0.25
_LEVEL = 0.35
_REPLACED = {0xFFFE: 0x2D, 0x02: 0x2D}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, its sides and the base line that it stands on, in points from the lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float


def letters_of(textpage: pdfium.PdfTextPage) -> list[Letter]:
    """The letters that are drawn upright for the page's reader; slanted watermarks are none of them."""
    found = list(_all(textpage))
    turns = Counter(turn for _, turn in found)
    turn = turns.most_common(1)[0][0] if turns else 0
    return [_turned(letter, turn) for letter, own in found if own == turn]


def _all(textpage: pdfium.PdfTextPage) -> Iterator[tuple[Letter, int]]:
    """(letter, quarter turns): -1 for turns between."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for k in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, k)
        if not _is_letter(code) or raw.FPDFText_IsGenerated(textpage, k) == 1:
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, k, box) or not raw.FPDFText_GetCharOrigin(textpage, k, x, y):
            continue
        if not all(map(math.isfinite, (box.left, box.right, box.top, box.bottom, x.value, y.value))):
            continue
        turns = raw.FPDFText_GetCharAngle(textpage, k) / (math.pi / 2)
        near = round(turns)
        text = chr(_REPLACED.get(code, code))
        if near % 2:
            low, high = sorted((box.top, box.bottom))
            letter = Letter(text, low, high, x.value, abs(box.right - box.left))
        else:
            letter = Letter(text, box.left, box.right, y.value, abs(box.top - box.bottom))
        yield letter, near % 4 if abs(turns - near) < 0.05 else -1


def _is_letter(code: int) -> bool:
    return code in _REPLACED or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF


def _turned(letter: Letter, turn: int) -> Letter:
    """The letter on a page that was turned until it stands upright."""
    if turn in {0, -1}:
        return letter
    flip_x, flip_y = {1: (1, -1), 2: (-1, -1), 3: (-1, 1)}[turn]
    left, right = sorted((letter.left * flip_x, letter.right * flip_x))
    return Letter(letter.text, left, right, letter.base * flip_y, letter.size)


def lines_from(letters: Sequence[Letter], width: float = 0.0, height: float = 0.0) -> list[Line]:
    """Letters on one base line, from left to right, as lines; parted where the gap is wider than a letter."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: -letter.base):
        if rows and rows[-1][0].base - letter.base <= _LEVEL * max(letter.size, rows[-1][0].size):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [line for row in rows for line in _lines(sorted(row, key=lambda letter: letter.left), (width, height))]


def _lines(row: Sequence[Letter], paper: tuple[float, float]) -> Iterator[Line]:
    piece: list[Letter] = []
    for letter in row:
        if piece and _drawn_twice(piece[-1], letter):
            continue
        if piece and letter.left - piece[-1].right > _GAP * max(letter.size, piece[-1].size):
            yield from _line(piece, paper)
            piece = []
        piece.append(letter)
    yield from _line(piece, paper)


def _drawn_twice(before: Letter, letter: Letter) -> bool:
    """Bold that is made by drawing a letter again beside itself."""
    return before.text == letter.text and letter.left - before.left < _SAME * letter.size


def _line(piece: Sequence[Letter], paper: tuple[float, float]) -> Iterator[Line]:
    text = ""
    before: Letter | None = None
    for letter in piece:
        if before is not None and _part(before, letter):
            text += " "
        text += letter.text
        before = letter
    drawn = [letter for letter in piece if letter.text.strip()]
    if drawn:
        size = sorted(letter.size for letter in drawn)[len(drawn) // 2]
        yield Line(text.strip(), drawn[0].left, drawn[-1].right, size, paper[1] - drawn[0].base, paper[0])


def _part(before: Letter, letter: Letter) -> bool:
    """Whether the gap between the two is a space; numbers are often set wider than words."""
    least = _DIGITS if before.text.isdigit() and letter.text.isdigit() else _WORD
    return letter.left - before.right > least * letter.size and " " not in (before.text, letter.text)
