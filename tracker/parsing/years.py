"""The year reported on and the year planned for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import lexicon as lex
from .numerals import spoken_year
from .spans import View

_YEAR = re.compile(r"(?<!\d)(20\d\d|[二两][〇零○Oo0][〇零○Oo0一二三四五六七八九]{2})(?=年|[-—~至到]+20\d\d年)")
_PLAN_WORDS = re.compile(lex.SURE_PLAN_WORDS + r"|要点|工作重点|重点工作|主要任务|工作任务|目标任务")
_DONE_WORDS = re.compile(r"落实|完成|开展|执行|总结")
_NOW = re.compile(r"现(?:将|就)[^。:]{0,120}")
_OPENING = re.compile(rf"({lex.YEAR})(?:以?来|,|是|[^,。]{{0,30}}坚持)")
_PART = re.compile(r"上半年|半年(?:度)?(?:工作)?(?:情况|总结|报告)|第?[一二三1-3]季度|[一二三]个季度")
_PERIOD = re.compile(r"(?:期限|时限|时间|数据)[^。\d]{0,16}(20\d\d)年1月1日")
_MEETING = re.compile(r"(20\d\d)年(\d{1,2})月\d{1,2}日[^。]{0,8}在[^。]{2,50}(?:会议|大会)上")
_PAST = re.compile(r"过去一年|一年来|去年")
_SESSION = re.compile(r"(?:政府|管委会|镇|乡)工作报告")
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
        elif year != plan:
            report = report or year
    return report, plan


def report_year(
    view: View, title: str | None, body: int, headings: list[str], date: str | None
) -> tuple[int | None, int | None]:
    """(year, plan year) from the title, the words 现将…报告如下, the headings, the opening, the date."""
    head = view.folded[: body + 1500]
    now = _NOW.search(head)
    found = [split_years(words) for words in (title or "", now.group() if now else "", *headings)]
    named, planned = found[0]
    # A paper that by its title is a plan (2025年工作要点) tells of 2025 only what is still to be done.
    latest = planned - 1 if planned and not named else None
    year = next((year for year, _ in found if year and (latest is None or year <= latest)), None)
    plan = next((plan for _, plan in found if plan), None)
    year = _year_looked_back_on(year, found)
    meeting = _MEETING.search(view.folded, 0, body)
    given = (int(meeting[1]), int(meeting[2])) if meeting else (int(date[:4]), int(date[5:7])) if date else None
    if given and year == given[0] and given[1] < _PUBLISHED_EARLY and _SESSION.search(title or ""):
        year -= 1
    if year is None:
        opened = (spoken_year(m.group(1)[:4]) for m in _OPENING.finditer(head) if _opens(view, m))
        year = next(
            (year for year in opened if year and (plan is None or year < plan)),
            plan - 1 if plan and _PAST.search(head) else None,
        )
    if year is None and (period := _PERIOD.search(head)):
        year = int(period.group(1))
    if year is None and given and (plan is None or meeting):
        year = given[0] - (1 if given[1] < _PUBLISHED_EARLY else 0)
    return year, plan if plan and (year is None or plan > year) else None


def _opens(view: View, match: re.Match[str]) -> bool:
    start = match.start()
    return bool(view.gaps[start]) or view.folded[start - 1 : start] in {"。", ":"}


def _year_looked_back_on(year: int | None, found: list[tuple[int | None, int | None]]) -> int | None:
    """A title may name the year it was given in (2025年政府工作报告): headings look back on one and plan the other."""
    done = {report for report, _ in found}
    planned = {plan for _, plan in found}
    return year - 1 if year and year in planned and year - 1 in done else year


def part_of_year(title: str) -> bool:
    """Whether a title tells of a stretch of a year that leaves some of it: 2026年上半年…, 2026年第三季度…."""
    return bool(_PART.search(title))


def plan_year_of(
    year: int | None, stated: Iterable[int | None], has_plans: bool, rest_of_year: bool
) -> tuple[int | None, str | None]:
    """(plan year, basis): the first stated year after the one reported on, else year + 1 where there are plans.

    Before its end (after half a year, or one of the first quarters) the plan is for the `rest_of_year`.
    """
    for candidate in stated:
        if candidate and (year is None or year < candidate <= year + 5):
            return candidate, "stated"
    if has_plans and year is not None:
        return year + (0 if rest_of_year else 1), "derived"
    return None, None
