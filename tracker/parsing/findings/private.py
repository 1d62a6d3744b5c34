"""What must not be made public: numbers of identity cards, telephones and bank cards, names of those concerned."""

import re
from collections.abc import Iterator

from .names import names_in

_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {0xFF38: "X", 0xFF58: "x", 0xFF0D: "-", 0xFF0B: "+"}
_GAP = r"[ -]?"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = re.compile(rf"(?<![0-9A-Za-z])[1-9]\d{{5}}(?:18|19|20)\d{{2}}{_DAY}\d{{3}}[0-9Xx](?![0-9])")
_OLD_IDENTITY = re.compile(rf"身份证[^0-9。]{{0,8}}([1-9]\d{{7}}{_DAY}\d{{3}})(?![0-9])")
_MOBILE = re.compile(rf"(?<![0-9])(?:\+?86{_GAP})?(1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}})(?![0-9])")
_LANDLINE = re.compile(r"(?<![0-9])(?:[(（]0\d{2,3}[)）] ?|0\d{2,3}[- ])[1-9]\d{6,7}(?![0-9])")
_CALLED = re.compile(r"(?:电话|联系方式|座机|传真|热线)[^0-9。；]{0,6}(0?\d{0,3}[- ]?[1-9]\d{6,7})(?![0-9])")
_CARD = re.compile(r"(?<![0-9])(?:[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?)(?![0-9])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def private_in(text: str) -> list[tuple[str, int, int]]:
    """(what, start, end) for each piece of private data, in order; linear in the text."""
    folded = text.translate(_WIDE)
    found: list[tuple[str, int, int]] = []
    taken = bytearray(len(folded))
    for what, start, end in (*_numbers(folded), *(("name", *span) for span in names_in(text))):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append((what, start, end))
    return sorted(found, key=lambda one: one[1])


def _numbers(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _IDENTITY.finditer(text):
        if is_identity(found[0]) or "身份证" in text[max(0, found.start() - 12) : found.start()]:
            yield "id_number", *found.span()
    for found in _OLD_IDENTITY.finditer(text):
        yield "id_number", *found.span(1)
    for found in _CARD.finditer(text):
        if is_card(found[0]):
            yield "bank_card", *found.span()
    for found in _MOBILE.finditer(text):
        yield "mobile", *found.span(1)
    for found in _LANDLINE.finditer(text):
        yield "landline", *found.span()
    for found in _CALLED.finditer(text):
        yield "landline", *found.span(1)


def is_identity(number: str) -> bool:
    """Whether the last of its 18 characters is the check character of the others (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17].upper()


def is_card(number: str) -> bool:
    """Whether the digits pass the check of bank cards (Luhn)."""
    digits = [int(char) for char in reversed(number) if char.isdigit()]
    doubled = (2 * digit - 9 * (digit > 4) for digit in digits[1::2])
    return len(digits) >= 16 and (sum(digits[::2]) + sum(doubled)) % 10 == 0
