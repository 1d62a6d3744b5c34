"""Deadline, amount and office that an item itself states; nothing is guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from .model import Quantity
from .numerals import numeral

_M = r"(?<!\d)(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?"
_Y = r"(?:20\d\d年|明年|今年|本年|当年)?"
_BY = r"(?:之?前|以前)"
_END = rf"(?:末|底|内)?{_BY}?"
# words, month (None: the one in the words), day (0: the last; None: the one in the words)
_DEADLINES: tuple[tuple[re.Pattern[str], int | None, int | None], ...] = (
    (re.compile(rf"{_Y}{_M}(?P<day>\d{{1,2}})[日号]{_BY}"), None, None),
    (re.compile(rf"{_Y}{_M}(?:底|末){_BY}?"), None, 0),
    (re.compile(rf"{_Y}{_M}中旬{_BY}?"), None, 20),
    (re.compile(rf"{_Y}{_M}上旬{_BY}?"), None, 10),
    (re.compile(rf"{_Y}{_M}(?:{_BY}|内)"), None, 0),
    (re.compile(rf"{_Y}第?一季度{_END}"), 3, 0),
    (re.compile(rf"{_Y}(?:第?二季度{_END}|上半年内?|年中{_BY})"), 6, 0),
    (re.compile(rf"{_Y}第?三季度{_END}"), 9, 0),
    (re.compile(rf"{_Y}(?:第?四季度{_END}|下半年内?)"), 12, 0),
    (re.compile(rf"(?:20\d\d|明|今|本|当)?年(?:底|末){_BY}?|年内|全年内"), 12, 0),
)
_YEAR = re.compile(r"20\d\d")
_RANGE_BEFORE = re.compile(r"(?:自|从|截至|截止|以来)[^,。;]{0,6}$")
_OWNER_LABEL = re.compile(
    r"(?:牵头|责任|主办|承办|配合|落实)(?:单位|部门|处室|科室|股室|领导|人)(?:及配合单位)?[:：]([^。;；)）]{2,80})"
)
_OWNER_LEADS = re.compile(r"(?<![自理来缘])由([\u4e00-\u9fff、()（）]{2,30}?)(?:牵头|负责(?!任)|主办|承办)")
_UNITS = (
    r"(?:场次|人次|条次|个百分点|次|场|件|起|宗|条|份|册|本|部|台|个|名|人|户|家|支|间|所|处|项|期|篇|批|例|堂|"
    r"万元|亿元|元|%|课时|学时|小时)"
)
_NUMBER = r"(\d+(?:\.\d+)?|[一二三四五六七八九十两]{1,3})"
_AT_LEAST = re.compile(
    rf"(不少于|不低于|不得少于|至少|达到|超过|力争达到|不超过|不高于)(?:每[年季月]度?)?{_NUMBER}(?:余)?({_UNITS})(以上)?"
)
_OR_MORE = re.compile(rf"{_NUMBER}({_UNITS})(以上|以内)(?!(?:的)?(?:行政)?执法人员)")
_TIMES = r"(?:场次|人次|条次|次|场|期|篇|堂|课时|学时|小时)"
_DO = r"(?:开展|举办|组织|召开|完成|培育|新增|建设|创建|打造|建成|集中学习|评查|培训|排查|检查)"
# Bodies and places that take part are counted in front of their name; what is to be made may be, too.
_BODIES = r"(?:村(?!级)|社区|镇|乡|县|市|区|街道|部门|单位|站所|企业|小组|网格|学校)"
_PLACE = rf"(?!(?:以上)?(?:行政|自然|重点|试点|相关|涉农|辖区)*{_BODIES})"
_PLAIN = re.compile(
    rf"{_DO}(?:[^,。;\d]{{0,16}}?(\d+(?:\.\d+)?)({_TIMES})|[^,。;\d到在对向]{{0,16}}?(\d+(?:\.\d+)?)({_UNITS}){_PLACE})"
)


def deadline_in(text: str, plan_year: int | None) -> tuple[str | None, str | None]:
    """(ISO date, words) of the first deadline in folded text; the date is None when no year is known."""
    first: tuple[int, str, str | None] | None = None
    for pattern, month, day in _DEADLINES:
        match = next((m for m in pattern.finditer(text) if not _RANGE_BEFORE.search(text[: m.start()])), None)
        if match and (first is None or match.start() < first[0]):
            first = match.start(), match.group(), _resolved(match, month, day, plan_year)
    return (first[2], first[1]) if first else (None, None)


def _resolved(match: re.Match[str], month: int | None, day: int | None, plan_year: int | None) -> str | None:
    stated = _YEAR.search(match.group())
    year = int(stated.group()) if stated else plan_year
    if year is None:
        return None
    month = month or numeral(match["month"])
    last = monthrange(year, month)[1]
    day = int(match["day"]) if day is None else day or last
    return date(year, month, day).isoformat() if 1 <= day <= last else None


def owner_in(text: str) -> str | None:
    """The offices an item names as responsible, as written: （责任单位：综合执法办）, 由司法所牵头."""
    match = _OWNER_LABEL.search(text) or _OWNER_LEADS.search(text)
    return match.group(1).strip(" ,，") if match else None


def quantity_in(text: str) -> Quantity | None:
    """The first target amount in folded text (不少于4次, 90%以上, 举办讲座20场)."""
    if match := _AT_LEAST.search(text):
        return Quantity(_value(match[2]), match[3], match[1], match.group())
    if match := _OR_MORE.search(text):
        return Quantity(_value(match[1]), match[2], match[3], match.group())
    if match := _PLAIN.search(text):
        number, unit = match[1] or match[3], match[2] or match[4]
        return Quantity(_value(number), unit, None, number + unit)
    return None


def _value(number: str) -> float:
    return float(numeral(number.replace("两", "二"))) if not number[0].isdecimal() else float(number)
