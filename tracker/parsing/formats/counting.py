"""Numbers in the forms that Word knows: 三 三十 一〇 叁 丙 寅 ③ ⑶ ⒊ ㊂ iii C 03. Others are shown as digits."""

from __future__ import annotations

from collections.abc import Callable

from tracker.parsing.numerals import chinese

_ZEROS = {"ideographDigital": "〇", "japaneseDigitalTenThousand": "〇", "taiwaneseDigital": "○", "koreanDigital2": "零"}
_NINE = "一二三四五六七八九"
_LEGAL = {"chineseLegalSimplified": "壹贰叁肆伍陆柒捌玖", "ideographLegalTraditional": "壹貳參肆伍陸柒捌玖"}
_CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_CYCLES["decimalEnclosedCircleChinese"] = _CYCLES["decimalEnclosedCircle"]
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LARGEST = 9999


def counted(form: str, value: int) -> str:
    """The value as a list of that form (ST_NumberFormat) shows it."""
    if form == "none":
        return ""
    if cycle := _CYCLES.get(form):
        return cycle[value - 1] if 1 <= value <= len(cycle) else str(value)
    return _SHOWN.get(form, str)(value)


def _thousand(value: int, digits: str = _NINE, ranks: str = "十百千", zero: str = "零") -> str:
    """一百零五; below twenty 十五 without 一 (壹拾伍 keeps it)."""
    if not 0 < value <= _LARGEST:
        return str(value)
    text = ""
    for rank, digit in zip(range(len(str(value)) - 1, -1, -1), map(int, str(value)), strict=True):
        if digit:
            text += digits[digit - 1] + (ranks[rank - 1] if rank else "")
        elif text and not text.endswith(zero):
            text += zero
    text = text.rstrip(zero)
    return text[1:] if digits == _NINE and text.startswith("一十") else text


def _by_digit(zero: str) -> Callable[[int], str]:
    return lambda value: str(value).translate(str.maketrans("0123456789", zero + _NINE))


def _legal(digits: str) -> Callable[[int], str]:
    return lambda value: _thousand(value, digits, "拾佰仟")


def _roman(value: int) -> str:
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value)
    text = ""
    for size, sign in _ROMAN:
        text += sign * (value // size)
        value %= size
    return text


def _letter(value: int) -> str:
    """A … Z, AA, BB …"""
    return chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 260 else str(value)


def _wide(value: int) -> str:
    return str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _counting(value: int) -> str:
    return chinese(value) if 0 < value < 100 else _by_digit("〇")(value)


_SHOWN: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "koreanCounting": _thousand,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "japaneseCounting": _thousand,
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda value: f"{value:02d}",
    "numberInDash": lambda value: f"- {value} -",
    **{form: _by_digit(zero) for form, zero in _ZEROS.items()},
    **{form: _legal(digits) for form, digits in _LEGAL.items()},
}
