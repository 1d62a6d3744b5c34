"""What a heading announces: its role by the lexicon, and how much of the text is heading when body runs straight on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import lexicon as lex
from .model import MEASURES, MIXED, PLANS, PROBLEMS
from .numerals import NUMERAL

RESPONSIBILITY, OTHER, CAUSES, TARGETS, RECTIFIED = "responsibility", "other", "causes", "targets", "rectified"
ASIDE = frozenset({CAUSES, TARGETS, OTHER, RECTIFIED})
LONGEST = 45


@dataclass(frozen=True, slots=True)
class Role:
    """A role and the number of characters of the heading that say so."""

    name: str
    length: int


def _any(parts: Sequence[str]) -> str:
    return "(?:" + "|".join(parts) + ")"


_PROBLEM = _any(lex.PROBLEM_HEADS)
_PLAN = _any((*lex.YEAR_PLAN_HEADS, *lex.PLAN_HEADS))
_LATER_PLAN = _any((*lex.YEAR_PLAN_HEADS, *lex.PLAN_HEADS, *lex.AFTER_PROBLEMS_PLAN_HEADS))
_GOAL = _any(lex.TARGET_HEADS)
_TOPIC_PLAN = rf"(?:{lex.YEAR})?(?:[^,。;:、]{{0,12}}?){_LATER_PLAN}"
_Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def _patterns(lead: str, tail: str = "") -> _Patterns:
    forms = (
        (RECTIFIED, rf"[^,。;:]{{0,24}}?{lex.DEFECT}{lex.DONE_TAIL}"),
        (MIXED, rf"{lead}{_PROBLEM}(?:{lex.CAUSE_TAIL})?{lex.AND}{_TOPIC_PLAN}"),
        (MIXED, rf"{lead}{_PLAN}{lex.AND}{lead}{_PROBLEM}"),
        (PLANS, rf"{lead}(?:{_PROBLEM}|{lex.DEFECT}){lex.REMEDY_TAIL}"),
        (PROBLEMS, rf"{lead}{_PROBLEM}(?:{lex.CAUSE_TAIL})?"),
        (MEASURES, rf"{lead}{_PLAN}{lex.DONE_TAIL}"),
        (PLANS, rf"{lead}{_PLAN}"),
    )
    return tuple((name, re.compile(form + tail)) for name, form in forms)


_TOP, _DEEP = _patterns(lex.LEAD), _patterns(lex.NEAR_LEAD)
_WHOLE_TOP, _WHOLE_DEEP = _patterns(lex.LEAD, lex.SOFT_TAIL), _patterns(lex.NEAR_LEAD, lex.SOFT_TAIL)
_WHOLE_ONLY: tuple[tuple[str, re.Pattern[str]], ...] = (
    (CAUSES, re.compile(_any(lex.CAUSE_HEADS))),
    (PROBLEMS, re.compile(rf"{_any(lex.SHORT_PROBLEM_HEADS)}(?:{lex.CAUSE_TAIL})?")),
    (PLANS, re.compile(lex.YEAR_ALONE)),
    (PLANS, re.compile(lex.NEXT)),
    (
        TARGETS,
        re.compile(
            rf"(?:{lex.NEXT}|今后[^,。]{{1,4}}年)?(?:{lex.YEAR})?{lex.TOPIC}(?:的)?{_GOAL}(?:{lex.AND}{_GOAL})*"
        ),
    ),
    (OTHER, re.compile(_any(lex.OTHER_HEADS))),
)
_GLUED_ONLY: tuple[tuple[str, re.Pattern[str]], ...] = (
    (TARGETS, re.compile(_any(lex.TARGET_HEADS))),
    (OTHER, re.compile(lex.OTHER_HEADS[0])),
)
_AFTER_PROBLEMS = re.compile(
    rf"(?:{lex.YEAR})?(?:工作|主要|具体|重点|年度)*{_any(lex.AFTER_PROBLEMS_PLAN_HEADS)}(?:{lex.SOFT_TAIL})"
)
_RESPONSIBILITY = re.compile(_any(lex.RESPONSIBILITY_HEADS))
_MEASURE = re.compile(_any(lex.MEASURE_HEADS))
# A sentence that begins with what was reached and turns to what was not heads no part on measures.
_BUT = re.compile(r"[,，](?:但|然而|不过|仍|还)")
_NOT_LEAD = re.compile(lex.NOT_LEAD)
_LAST_YEAR = re.compile(lex.LAST_YEAR)
_FIRST_YEAR = re.compile(r"20\d\d")
_SURE_PLAN = re.compile(lex.SURE_PLAN_WORDS)
_AIMS = re.compile(
    rf"(?=.*(?:总体|五年|十[{NUMERAL}]五|奋斗|预期))[^,。;:]{{0,24}}?(?:目标|指标|思路|要求)(?:{lex.AND}[^,。;:、和及与]{{0,6}}(?:目标(?:任务)?|指标|思路|要求|原则))+"
    rf"|(?=.*(?:五年|十[{NUMERAL}]五))[^,。;:]{{0,24}}?(?:目标|指标|思路|要求)"
)
_MIXED_SHORT = re.compile(rf"(?:{lex.DEFECT}|工作不足){lex.AND}{_TOPIC_PLAN}")


@lru_cache(maxsize=4096)
def whole_role(heading: str, report_year: int | None, deep: bool = False) -> str | None:
    """Role of a complete heading (folded, without number and final stop), None when the words announce nothing.

    `deep` headings stand below another one: there the subject is known, so fewer words may come before.
    """
    if _AIMS.fullmatch(heading):
        return TARGETS
    for name, pattern in _WHOLE_DEEP if deep else _WHOLE_TOP:
        if pattern.fullmatch(heading):
            return _judged(name, heading, report_year)
    if _MIXED_SHORT.fullmatch(heading):
        return MIXED
    for name, pattern in _WHOLE_ONLY:
        if pattern.fullmatch(heading):
            return _judged(name, heading, report_year)
    if _RESPONSIBILITY.search(heading):
        return RESPONSIBILITY
    return MEASURES if len(heading) <= 30 and _MEASURE.search(heading) and not _BUT.search(heading) else None


def announces_plan(heading: str) -> bool:
    """Whether a complete heading means plans once problems have been named above it (工作重点, 对策)."""
    return bool(_AFTER_PROBLEMS.fullmatch(heading))


@lru_cache(maxsize=4096)
def leading_role(text: str, report_year: int | None, deep: bool = False) -> Role | None:
    """Role of a heading that text runs on from without a stop (二、存在问题在看到成绩…): the longest that fits."""
    found: Role | None = None
    for name, pattern in (*(_DEEP if deep else _TOP), *_GLUED_ONLY):
        match = pattern.match(text)
        if match and (found is None or match.end() > found.length):
            judged = _judged(name, match.group(), report_year)
            found = Role(judged, match.end()) if judged else found
    return found


def _judged(name: str, heading: str, report_year: int | None) -> str | None:
    """Dealing with problems is no list of them, and a plan of the year reported on is a thing done."""
    if name in {PROBLEMS, MIXED} and _NOT_LEAD.search(heading.split("存在", maxsplit=1)[0]):
        return None
    if name in {PROBLEMS, MIXED, PLANS} and _LAST_YEAR.search(heading):
        return RECTIFIED
    if name == PLANS and not _SURE_PLAN.search(heading) and report_year:
        years = [int(year) for year in _FIRST_YEAR.findall(heading)]
        if years and max(years) <= report_year:
            return MEASURES
    return name
