"""The deadline that an item states: 6月底前, 一季度, 年内, 到2027年."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from tracker.parsing.numerals import numeral

_M = r"(?<!\d)(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?"
_Y = r"(?:20\d\d年|明年|今年|本年|当年)?"
_BY = r"(?:之?前|以前)"
_WITHIN = r"20\d\d年内|(?<![\d一二两三四五六七八九十几数多半])年内"
_END = rf"(?:末|底|内)?{_BY}?"
# words, month (None: the one in the words), day (0: the last; None: the one in the words)
_Rules = tuple[tuple[re.Pattern[str], int | None, int | None], ...]
_DEADLINES: _Rules = (
    (re.compile(rf"{_Y}{_M}(?P<day>\d{{1,2}})[日号]{_BY}"), None, None),
    (re.compile(rf"{_Y}{_M}(?:底|末){_BY}?"), None, 0),
    (re.compile(rf"{_Y}{_M}中旬{_BY}?"), None, 20),
    (re.compile(rf"{_Y}{_M}上旬{_BY}?"), None, 10),
    (re.compile(rf"{_Y}{_M}(?:下旬)?(?:{_BY}|内)"), None, 0),
    (re.compile(rf"(?<=[时期][限间]:){_Y}{_M}(?:(?P<day>\d{{1,2}})[日号])?"), None, 0),
    (re.compile(rf"{_Y}第?一季度{_END}"), 3, 0),
    (re.compile(rf"{_Y}(?:第?二季度{_END}|上半年内?|年中{_BY})"), 6, 0),
    (re.compile(rf"{_Y}第?三季度{_END}"), 9, 0),
    (re.compile(rf"{_Y}(?:第?四季度{_END}|下半年内?)"), 12, 0),
    (re.compile(rf"(?:20\d\d|明|今|本|当)?年(?:底|末){_BY}?|{_WITHIN}"), 12, 0),
    (re.compile(r"到20\d\d年(?!\d)"), 12, 0),
)
# A frame for what is counted: 全年不少于4次. A date that is named beside it says more.
_FRAME = ((re.compile("全年(?!龄)"), 12, 0),)
_YEAR = re.compile(r"20\d\d")
# A date that only names a paper or a past span: 截至10月底, 6月底前印发的方案.
_SPAN_BEFORE = re.compile(r"(?:自|从|截至|截止|以来)[^,。;]{0,6}$")
_PAPER_AFTER = re.compile(r"(?:印发|下发|出台|发布|颁布|制定|通过)的")


def deadline_in(text: str, plan_year: int | None) -> tuple[str | None, str | None]:
    """(ISO date, words) of the first deadline in folded text; the date is None when no year is known."""
    found = _first(_DEADLINES, text, plan_year) or _first(_FRAME, text, plan_year)
    return (found[2], found[1]) if found else (None, None)


def _first(rules: _Rules, text: str, plan_year: int | None) -> tuple[int, str, str | None] | None:
    """(place, words, ISO date) of the deadline that stands first in the text."""
    first: tuple[int, str, str | None] | None = None
    for pattern, month, day in rules:
        match = next((m for m in pattern.finditer(text) if _sets_a_date(text, m)), None)
        if match and (first is None or match.start() < first[0]):
            first = match.start(), match.group(), _resolved(match, month, day, plan_year)
    return first


def _sets_a_date(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(match.start() - 12, 0) : match.start()], text[match.end() : match.end() + 6]
    return not _SPAN_BEFORE.search(before) and not _PAPER_AFTER.match(after)


def _resolved(match: re.Match[str], month: int | None, day: int | None, plan_year: int | None) -> str | None:
    stated = _YEAR.search(match.group())
    year = int(stated.group()) if stated else plan_year
    if year is None:
        return None
    month = month or numeral(match["month"])
    last = monthrange(year, month)[1]
    named = match.groupdict().get("day")
    day = int(named) if named else day or last
    return date(year, month, day).isoformat() if 1 <= day <= last else None
