"""Chinese numerals as enumerators and years use them (up to 99; digits of years one by one)."""

from __future__ import annotations

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
NUMERAL = "一二三四五六七八九十"
FORMAL = "壹贰叁肆伍陆柒捌玖拾ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_COMMON = str.maketrans(FORMAL, NUMERAL * 2)


def numeral(text: str) -> int:
    """Value of 一 … 九十九, 壹 … 拾, Ⅰ … Ⅹ or of Arabic digits; 0 when it is neither."""
    text = text.translate(_COMMON)
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return DIGITS.get(text, 0) if len(text) == 1 else 0
    return DIGITS.get(tens, 0 if tens else 1) * 10 + DIGITS.get(ones, 0)


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
