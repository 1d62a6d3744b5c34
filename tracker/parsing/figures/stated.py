"""Every number that a sentence states: more than the figures of a report, since targets and comparisons count too.

Dates, years, document numbers, names (12345热线, 四个亲自, “三个一”) and ranks are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.domain.counting import tidy_unit
from tracker.domain.work import Qualifier
from tracker.parsing.spans import View, view_of

from .amounts import Amount, amounts
from .numbers import value_of
from .refusals import names_only
from .tokens import in_a_name, in_quotes
from .words import CALLED, STRUCTURE, UNIT, VERB

_DATED = re.compile(r"[年月日号时点届岁世周·秒强]|分钟|个?(?:多?月|工作日|小时|半|季度|世纪)")
_NAMED_AFTER = re.compile(r"[\u4e00-\u9fff]{0,3}(?:热线|专线|工作法|平台|模式|机制|普法|计划|国道|省道|号)|[.、)〕]")
_NAMED_BEFORE = re.compile(rf"(?:{CALLED}|卡号|证号|[·〔(第]|[a-zA-Z] ?)$")
_STRUCTURE = re.compile(rf"大?(?:{STRUCTURE}|制度|机制|体系|结合|转变|同步|统一|到位|清单|级|化|网)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DAY = re.compile(r"(?:1[0-2]|[1-9])\.(?:3[01]|[12][0-9]|[1-9])")
_FEAST = re.compile(r"[^,。;:0-9]{0,12}(?:日|节|周|月|活动|宣传|主题)")
_DONE = re.compile(rf"{VERB}了?$")
_COUNTED = frozenset({"次", "场", "场次", "件", "起", "宗", "份", "人", "人次", "名", "户", "家", "期", "堂"})
_WHOLE = _COUNTED | {"处", "条", "项", "册", "本"}
_RANGE = re.compile(r"[0-9][-—–~至到]$")
_N = "一二两三四五六七八九"
_SPOKEN_RANGE = re.compile(
    rf"(?<![{_N}十百千万第])((?:[{_N}]?十)?[{_N}])([{_N}])((?:[十百千]?[万亿]|[十百千])(?!元))?({UNIT})(?![{_N}])"
)
_CIRCLED = re.compile(rf"(?<=[\u4e00-\u9fff])[①-⑳]({UNIT})")
_FRACTION = re.compile(rf"([{_N}十]{{1,2}}|\d{{1,3}})分之([{_N}十]{{1,2}}|\d{{1,3}})")
_TENTHS = re.compile(r"([二两三四五六七八九])成(?=以上|多|左右|的|[,。;、)]|$)")
_HOTLINE = re.compile(r"1(?:10|14|19|20|22)|12\d{3}|96\d{3,4}")
_MEANT = (
    (Qualifier.AT_LEAST, ("以上", "不少于", "不低于", "不得少于", "至少")),
    (Qualifier.ABOUT, ("左右", "上下", "约")),
    (Qualifier.MORE, ("余", "多", "超", "逾", "来", "几", "数", "上")),
    (Qualifier.NEARLY, ("近",)),
)
_FEWEST_NAMED, _NEAR = 3, 24


@dataclass(frozen=True, slots=True)
class Number:
    """text[start:end] states `value` of `unit` (None: the text names none that we know).

    `before` and `after` are the words beside it, in half width. A numeral in words that may only name a structure
    (七个办所) is not `sure`.
    """

    value: Decimal
    unit: str | None
    qualifier: Qualifier
    start: int
    end: int
    words: str
    before: str = ""
    after: str = ""
    sure: bool = True


def numbers_in(text: str) -> list[Number]:
    """The numbers of a text in order; their words as they stand, without layout. No input makes it raise."""
    view = view_of(text)
    found = [*_arabic_and_counted(view), *_in_other_words(view)]
    return sorted(found, key=lambda number: number.start)


def _arabic_and_counted(view: View) -> Iterator[Number]:
    for amount in amounts(view, 0, len(view.plain)):
        words = view.folded[amount.start : amount.end]
        sure = _states(amount, words)
        if sure or _may_state(amount, words):
            qualifier = qualifier_of(amount.qualifier)
            found = _number(view, amount.start, amount.end, amount.value, amount.unit, qualifier)
            yield found if sure else replace(found, sure=False)


def _number(
    view: View, start: int, end: int, value: Decimal, unit: str | None, qualifier: Qualifier = Qualifier.EXACT
) -> Number:
    span = view.span(start, end)
    before, after = view.folded[max(0, start - _NEAR) : start], view.folded[end : end + _NEAR]
    return Number(value, tidy_unit(unit) if unit else None, qualifier, *span, view.plain[start:end], before, after)


def _states(amount: Amount, words: str) -> bool:
    if in_quotes(amount):
        return False
    if amount.unit in _WHOLE and ("." in words or _RANGE.search(amount.near)):
        return True  # 6.5次, 6-7次: nothing that a report would count, but somebody claims it
    if in_a_name(amount):
        return False
    if amount.unit is None:
        return _without_unit(amount, words)
    if amount.unit in {"名", "人"} and amount.value <= _FEWEST_NAMED and (amount.qualifier or "").endswith("以上"):
        return False  # 2名以上执法人员 is how the law wants it
    return not names_only(amount, words) or _was_done(amount, words)


def _was_done(amount: Amount, words: str) -> bool:
    """走访三户 counts households; 落实三项制度 names a structure."""
    plural = amount.value > 1 and not words.startswith("二")
    return amount.spoken and plural and amount.unit in _COUNTED and bool(_DONE.search(amount.near))


def _may_state(amount: Amount, words: str) -> bool:
    plain = not (in_a_name(amount) or in_quotes(amount) or words.startswith("二"))
    round_one = words[:-1] in {"百", "千", "万"}  # 千家万户
    return plain and amount.spoken and amount.value > 1 and not round_one and not _STRUCTURE.match(amount.right)


def _without_unit(amount: Amount, words: str) -> bool:
    digits = re.sub(r"[^0-9]", "", words)
    if digits.startswith("0") and len(digits) > 1:
        return False
    if _DAY.fullmatch(words) and _FEAST.match(amount.right):
        return False
    if (
        _HOTLINE.fullmatch(words)
        or _YEAR.fullmatch(digits)
        or _DATED.match(amount.right)
        or _NAMED_AFTER.match(amount.right)
    ):
        return False
    return not _NAMED_BEFORE.search(amount.near)


def _in_other_words(view: View) -> Iterator[Number]:
    """六七次, ⑥件, 三分之二, 九成: no figures that a report would count, but somebody claims them."""
    for match in _SPOKEN_RANGE.finditer(view.folded):
        low, high = (value_of(digit) or Decimal(0) for digit in match.group(1, 2))
        if high == low % 10 + 1 or {low, high} == {3, 5}:
            lowest = value_of(match[1], match[3] or "") or low
            yield _number(view, *match.span(), lowest, match[4], Qualifier.ABOUT)
    for match in _CIRCLED.finditer(view.folded):
        yield _number(view, *match.span(), Decimal(ord(match[0][0]) - ord("①") + 1), match[1])
    for match in _FRACTION.finditer(view.folded):
        below, above = (value_of(words) for words in match.groups())
        if below and above and above < below:
            yield _number(view, *match.span(), round(above * 100 / below, 1), "%", Qualifier.ABOUT)
    for match in _TENTHS.finditer(view.folded):
        yield _number(view, *match.span(), (value_of(match[1]) or Decimal(0)) * 10, "%", Qualifier.ABOUT)


def qualifier_of(words: str | None) -> Qualifier:
    """What 余, 以上, 近, 不少于 say about a number; nothing is exact."""
    if not words:
        return Qualifier.EXACT
    return next((meant for meant, signs in _MEANT if any(sign in words for sign in signs)), Qualifier.AT_LEAST)
