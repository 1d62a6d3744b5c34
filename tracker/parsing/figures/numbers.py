"""Numbers as reports write them: 1,300, 3.5万, 3万5千, 6k, 两万, 一百零五, 百分之九十八点五."""

from __future__ import annotations

import re
from decimal import Decimal

_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000, "k": 1_000, "w": 10_000}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_DIGITAL = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?"
_SCALE = "[百千万亿]"
ARABIC = rf"{_DIGITAL}(?:{_SCALE}{{1,2}}{_DIGITAL}{_SCALE}{{1,2}})?"
SPOKEN = "[一二三四五六七八九十百千万亿两零〇]{1,9}"
_PER_CENT = "百分之"
PERCENT = rf"{_PER_CENT}[〇零一二两三四五六七八九十百]{{1,5}}(?:点[〇零一二三四五六七八九]{{1,4}})?"
_TOKEN = re.compile(rf"({_DIGITAL})({_SCALE}*)")
_MOST = Decimal(10) ** 16
"""No report counts so many; calculating with all digits of more would fail."""


def value_of(number: str, scale: str = "") -> Decimal | None:
    """The value of an Arabic or spoken number times its scale; None when the words are no number (三五, 万一)."""
    if number.startswith(_PER_CENT):
        return _per_cent(number.removeprefix(_PER_CENT))
    value = _arabic(number) if number[0].isascii() else _spoken(number)
    return value * _product(scale) if value is not None and value * _product(scale) < _MOST else None


def _per_cent(words: str) -> Decimal | None:
    whole, _point, rest = words.partition("点")
    value = _spoken(whole)
    digits = "".join(str(_DIGITS[char]) for char in rest)
    return value + Decimal(f"0.{digits}") if value is not None and digits else value


def _arabic(number: str) -> Decimal:
    tokens = _TOKEN.findall(number)
    return sum((Decimal(digits.replace(",", "")) * _product(scale) for digits, scale in tokens), Decimal(0))


def _product(scale: str) -> int:
    value = 1
    for char in scale.lower():
        value *= _SCALES[char]
    return value


def _spoken(words: str) -> Decimal | None:
    """Positional reading: every scale multiplies what stands before it, 万 and 亿 all of it."""
    total = section = digit = 0
    fresh = True
    for char in words:
        scale = _SCALES.get(char)
        if scale is None and not fresh and digit:
            return None
        if scale is None:
            digit, fresh = _DIGITS[char], False
        elif scale >= 10_000:
            total, section, digit, fresh = total + (section + digit or 1) * scale, 0, 0, True
        else:
            section, digit, fresh = section + (digit or 1) * scale, 0, True
    return Decimal(total + section + digit)
