"""Numerals as enumerators and years use them: Chinese and formal up to 999, Roman up to 39, digits of years."""

from __future__ import annotations

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
NUMERAL = "一二三四五六七八九十"
FORMAL = "壹贰叁肆伍陆柒捌玖拾"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_COMMON = str.maketrans(FORMAL + "佰", NUMERAL + "百")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def numeral(text: str) -> int:
    """Value of 一 … 九百九十九, 壹 …, Ⅰ … Ⅻ or of Arabic digits; 0 when it is neither. 一百零一 may lack its 一."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and text in ROMAN:
        return ROMAN.index(text) + 1
    hundreds, hundred, rest = text.translate(_COMMON).rpartition("百")
    value = _below_hundred(rest.removeprefix("零") if hundred else rest)
    if not hundred:
        return value
    head = DIGITS.get(hundreds, 0) if hundreds else 1
    return head * 100 + value if head and (value or not rest) else 0


def _below_hundred(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return DIGITS.get(text, 0) if len(text) == 1 else 0
    if (tens and not DIGITS.get(tens)) or (ones and not DIGITS.get(ones)):
        return 0
    return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)


def roman(text: str) -> int:
    """Value of I … XXXIX in Latin letters of either case; 0 when they are no numeral."""
    values = [_ROMAN_VALUES.get(letter, 0) for letter in text.upper()]
    total = sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    return total if 0 < total < 40 and _in_roman(total) == text.upper() else 0


def _in_roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]


def chinese(value: int) -> str:
    """1 … 99 as 一 … 九十九; other values as digits."""
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else NUMERAL[tens - 1] + "十"
    return head + (NUMERAL[ones - 1] if ones else "")


def spoken_year(text: str) -> int:
    """二〇二五 or 2025 as 2025; 0 when a character is no digit."""
    value = 0
    for char in text:
        digit = int(char) if char.isdecimal() else DIGITS.get(char, -1)
        if digit < 0:
            return 0
        value = value * 10 + digit
    return value
