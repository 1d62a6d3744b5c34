"""Deadline, amount and office that an item itself states; nothing is guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from .model import Quantity
from .numerals import numeral

_M = r"(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_Y = r"(?:(20\d\d)年|(明年|今年|本年|当年))?"
_DEADLINES: tuple[tuple[re.Pattern[str], Callable[[int, re.Match[str]], date]], ...] = (
    (re.compile(rf"{_Y}{_M}月(\d{{1,2}})[日号](?:之?前|以前)"), lambda y, m: date(y, numeral(m[3]), int(m[4]))),
    (re.compile(rf"{_Y}{_M}月(?:份)?(?:底|末)(?:之?前|以前)?"), lambda y, m: _month_end(y, numeral(m[3]))),
    (re.compile(rf"{_Y}{_M}月(?:份)?中旬(?:之?前|以前)?"), lambda y, m: date(y, numeral(m[3]), 20)),
    (re.compile(rf"{_Y}{_M}月(?:份)?上旬(?:之?前|以前)?"), lambda y, m: date(y, numeral(m[3]), 10)),
    (re.compile(rf"{_Y}{_M}月(?:份)?(?:之?前|以前|内)"), lambda y, m: _month_end(y, numeral(m[3]))),
    (re.compile(rf"{_Y}(?:第)?一季度(?:末|底|内)?(?:之?前|以前)?"), lambda y, m: date(y, 3, 31)),
    (
        re.compile(rf"{_Y}(?:第)?二季度(?:末|底|内)?(?:之?前|以前)?|{_Y}上半年(?:内)?|{_Y}年中(?:之?前)"),
        lambda y, m: date(y, 6, 30),
    ),
    (re.compile(rf"{_Y}(?:第)?三季度(?:末|底|内)?(?:之?前|以前)?"), lambda y, m: date(y, 9, 30)),
    (re.compile(rf"{_Y}(?:第)?四季度(?:末|底|内)?(?:之?前|以前)?|{_Y}下半年(?:内)?"), lambda y, m: date(y, 12, 31)),
    (
        re.compile(r"(?:(20\d\d)年?|(明年|今年|本年|当年))?年(?:底|末)(?:之?前|以前)?|年内|全年内"),
        lambda y, m: date(y, 12, 31),
    ),
)
_RANGE_BEFORE = re.compile(r"(?:自|从|截至|截止|以来)[^,。;]{0,6}$")
_OWNER_LABEL = re.compile(
    r"(?:牵头|责任|主办|承办|配合|落实)(?:单位|部门|处室|科室|股室|领导|人)(?:及配合单位)?[:：]([^。;；)）]{2,80})"
)
_OWNER_LEADS = re.compile(r"由([\u4e00-\u9fff、()（）]{2,30}?)(?:牵头|负责|主办|承办)")
_UNITS = r"(?:场次|人次|条次|个百分点|次|场|件|起|宗|条|份|册|本|部|台|个|名|人|户|家|支|间|所|处|项|期|篇|批|例|堂|万元|亿元|元|%|％|课时|学时|小时)"
_NUMBER = r"(\d+(?:\.\d+)?|[一二三四五六七八九十两]{1,3})"
_AT_LEAST = re.compile(
    rf"(不少于|不低于|不得少于|至少|达到|超过|力争达到|不超过|不高于)(?:每[年季月]度?)?{_NUMBER}(?:余)?({_UNITS})(以上)?"
)
_OR_MORE = re.compile(rf"{_NUMBER}({_UNITS})(以上|以内)")
_PLAIN = re.compile(
    rf"(?:开展|举办|组织|召开|完成|培育|新增|建设|创建|打造|建成|集中学习|评查|培训|排查|检查)[^,。;\d]{{0,16}}?(\d+(?:\.\d+)?)({_UNITS})"
)


def deadline_in(text: str, plan_year: int | None) -> tuple[str | None, str | None]:
    """(ISO date, words) of the first deadline in folded text; the date is None when no year is known."""
    found: tuple[int, str, date | None] | None = None
    for pattern, resolve in _DEADLINES:
        for match in pattern.finditer(text):
            if _RANGE_BEFORE.search(text[: match.start()]) or (found and match.start() >= found[0]):
                continue
            if found and match.end() <= found[0] + len(found[1]) and match.start() > found[0]:
                continue
            found = (match.start(), match.group(), _resolved(resolve, match, plan_year))
            break
    if not found:
        return None, None
    return (found[2].isoformat() if found[2] else None), found[1]


def _resolved(
    resolve: Callable[[int, re.Match[str]], date], match: re.Match[str], plan_year: int | None
) -> date | None:
    stated = re.search(r"20\d\d", match.group())
    year = int(stated.group()) if stated else plan_year
    try:
        return resolve(year, match) if year else None
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


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
        return Quantity(_value(match[1]), match[2], None, match[1] + match[2])
    return None


def _value(number: str) -> float:
    return float(numeral(number.replace("两", "二"))) if not number[0].isdecimal() else float(number)
