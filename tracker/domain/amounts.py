"""Reading a number as people type it: 31, 1.5, ３１, 1,200, 30余件, 近30, 1.2万, 两次, 90%以上."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from tracker.domain.errors import Invalid
from tracker.domain.work import Qualifier

LARGEST = Decimal(10) ** 12
"""Nobody counts further, and the database keeps four decimals of such numbers."""
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_BEFORE = {
    **dict.fromkeys(("近", "将近", "接近"), Qualifier.NEARLY),
    **dict.fromkeys(("约", "大约", "约为"), Qualifier.ABOUT),
    **dict.fromkeys(("超", "超过", "逾", "多于"), Qualifier.MORE),
    **dict.fromkeys(("不少于", "不低于", "至少"), Qualifier.AT_LEAST),
    **dict.fromkeys(("共", "共计", "达", "达到"), Qualifier.EXACT),
}
_AFTER = {
    **dict.fromkeys(("余", "多"), Qualifier.MORE),
    "以上": Qualifier.AT_LEAST,
    **dict.fromkeys(("左右", "上下"), Qualifier.ABOUT),
}


def _words(words: dict[str, Qualifier]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_AMOUNT = re.compile(
    rf"(?P<before>{_words(_BEFORE)})?"
    r"(?:(?P<arabic>\d+(?:,\d{3})*(?:\.\d+)?)|(?P<chinese>[〇零一二两三四五六七八九十百千万亿]+))"
    r"(?P<more>余|多)?(?P<scale>[万亿千百])?(?P<still>余|多)?"
    rf"(?P<unit>[^\d\s.,+\-余多〇零一二三四五六七八九]*?)(?P<after>{_words(_AFTER)})?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stood beside it; `unit` is what was typed behind it, "" if nothing was."""

    value: Decimal
    qualifier: Qualifier = Qualifier.EXACT
    unit: str = ""


def read_amount(text: str, field: str = "value") -> Amount:
    """What was typed, as a number. Invalid("number_invalid", text=…) for all else: negative, a range, too large."""
    tidy = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    found = _AMOUNT.fullmatch(tidy)
    value = _value(found) if found else None
    if found is None or value is None or value != round(value, 4):
        raise Invalid("number_invalid", field=field, text=text.strip()[:30])
    return Amount(value, _qualifier(found), found["unit"])


def _value(found: re.Match[str]) -> Decimal | None:
    number = Decimal(found["arabic"].replace(",", "")) if found["arabic"] else chinese_number(found["chinese"])
    if number is None:
        return None
    value = number * SCALES.get(found["scale"] or "", 1)
    if value >= LARGEST:  # beyond what Decimal can bring into a shape, too
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _qualifier(found: re.Match[str]) -> Qualifier:
    if found["more"] or found["still"]:
        return Qualifier.MORE
    return _AFTER.get(found["after"] or "") or _BEFORE.get(found["before"] or "", Qualifier.EXACT)


def chinese_number(text: str) -> Decimal | None:
    """两 as 2, 三十一 as 31, 一千零五 as 1005, 二〇 as 20, 百万 as a million; None for what is no number.

    三百二 and 一万五 are None too: some mean 320 by it, others 302.
    """
    if all(char in _DIGITS for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    total = 0
    for scale in ("亿", "万"):
        head, found, text = text.rpartition(scale)
        if found:
            part = _below_ten_thousand(head) if head else 1
            if part is None:
                return None
            total += part * SCALES[scale]
    rest = _below_ten_thousand(text) if text else 0
    return None if rest is None or (total and text in _DIGITS and rest) else Decimal(total + rest)


_SMALL = re.compile(
    r"(?:(?P<千>[一二两三四五六七八九])?千)?零?(?:(?P<百>[一二两三四五六七八九])?百)?(?:(?P<十>[一二三四五六七八九])?十|(?P<零>零))?"
    r"(?P<一>[一二两三四五六七八九])?"
)


def _below_ten_thousand(text: str) -> int | None:
    found = _SMALL.fullmatch(text.removeprefix("零"))
    if found is None or (found["一"] and text[-2:-1] in ("百", "千")):
        return None
    parts = (_DIGITS[found[char] or "一"] * SCALES[char] for char in ("千", "百", "十") if char in text)
    return sum(parts) + _DIGITS.get(found["一"] or "零", 0)
