"""The year reported on and the year planned for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import lexicon as lex
from .numerals import spoken_year
from .spans import View

_YEAR = re.compile(r"(?<!\d)(20\d\d|[二两][〇零○Oo0][〇零○Oo0一二三四五六七八九]{2})(?=年|[-—~至到]+20\d\d年)")
_PLAN_WORDS = re.compile(lex.SURE_PLAN_WORDS + r"|要点|工作重点|主要任务")
_DONE_WORDS = re.compile(r"落实|完成|开展|执行|总结")
_NOW = re.compile(r"现(?:将|就)[^。]{0,120}")
_OPENING = re.compile(rf"(?:^|[。:])({lex.YEAR})(?:以?来|,|是|[^,。]{{0,30}}坚持)")
_PUBLISHED_EARLY = 7


def years_in(text: str) -> list[tuple[int, int]]:
    """(year, offset) of every year written in folded text, Chinese digits included."""
    return [
        (spoken_year(match.group(1).replace("O", "〇").replace("o", "〇")), match.start())
        for match in _YEAR.finditer(text)
    ]


def split_years(text: str) -> tuple[int | None, int | None]:
    """(year reported on, year planned for) as a title or preamble states them."""
    report: int | None = None
    plan: int | None = None
    found = years_in(text)
    ends = [*(offset for _, offset in found[1:]), len(text)][: len(found)]
    for (year, offset), end in zip(found, ends, strict=True):
        words = text[offset:end]
        if _PLAN_WORDS.search(words) and not _DONE_WORDS.search(words):
            plan = plan or year
        else:
            report = report or year
    return report, plan


def report_year(view: View, title: str | None, body: int, date: str | None) -> tuple[int | None, int | None]:
    """(year, plan year) from the title, the words 现将…报告如下, the opening, the first headings, the date."""
    head = view.folded[: body + 1500]
    year, plan = split_years(title) if title else (None, None)
    now = _NOW.search(head)
    if now:
        stated, planned = split_years(now.group())
        year, plan = year or stated, plan or planned
    if year is None:
        year = next((spoken_year(m.group(1)[:4]) for m in _OPENING.finditer(head)), None) or None
    if year is None and date:
        year = int(date[:4]) - (1 if int(date[5:7]) < _PUBLISHED_EARLY else 0)
    return year, plan if plan and (year is None or plan > year) else None


def plan_year_of(year: int | None, stated: Iterable[int | None], has_plans: bool) -> tuple[int | None, str | None]:
    """(plan year, basis): the first stated year after the one reported on, else year + 1 where there are plans."""
    for candidate in stated:
        if candidate and (year is None or year < candidate <= year + 5):
            return candidate, "stated"
    if has_plans and year is not None:
        return year + 1, "derived"
    return None, None
