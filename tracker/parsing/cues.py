"""Sentences that turn to plans without being a heading: 下一步，我镇将从以下方面改进：, 整改措施：, 究其原因，."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from . import lexicon as lex
from .headings import announces_plan, whole_role
from .model import PLANS, PROBLEMS
from .numerals import NUMERAL
from .spans import LINE, View

_OPENER = (
    rf"(?:因此|为此|对此|据此|鉴于此|针对[^,。;:]{{2,25}}|(?:面对|对照)[^,。;:]{{2,25}}|(?:在)?{lex.NEXT}[^,。;:]{{0,12}}"
    rf"|(?:在)?{lex.YEAR}[^,。;:]{{0,8}}|为(?:切实|进一步|有效|此)?[^,。;:]{{3,30}})"
)
_WE = (
    r"(?:我们|[我本全][镇乡县区市局院办委所站校]|[我本全]街道|本机关|[\u4e00-\u9fff]{2,14}(?:镇|乡|街道|局|区|县|片区))"
)
_WILL = r"(?:将|拟|计划|考虑|打算|准备|主要(?:从|抓好|做好)|重点(?:抓好|做好|从))"
_PLAN = re.compile(
    rf"(?:{_OPENER},?(?:{_OPENER},)?(?:{_WE})?,?[^,。;:]{{0,12}}?{_WILL}|(?:我们|[我本全][镇乡县区市局院办]|[我本全]街道)(?:在[^,。;:]{{2,12}}中,?)?[^,。;:]{{0,6}}?(?:将|拟|计划|考虑|打算)"
    rf"|{_OPENER},?(?:具体)?(?:整改|改进)(?:措施|方向|打算|计划)(?:如下|主要有|是|为)?[:。])"
)
_CAUSE = re.compile(
    rf"(?:(?:究|分析|剖析|深究)其?(?:主要|的)*(?:原因|根源)|(?:产生|存在|造成|出现|导致|形成)?(?:上述|以上|这些|存在)?(?:的)?{lex.DEFECT}?(?:的)?"
    r"(?:产生|存在|形成|出现)?(?:的)?(?:主要|根本|深层次?)?的?原因(?:分析)?)"
    r"(?:主要)?(?:有|是|在于|如下|为)?(?:以下)?(?:[二两三四五几]个?(?:点|条|方面)?)?[:,。]"
)
_NUMBERED_LABEL = re.compile(rf"(?:整改|改进)?(?:措施|对策|举措)(?:[{NUMERAL}]{{1,2}}|\d{{1,2}})[:、.]")
_BRACKETED = re.compile(r"【([^】。;]{2,16})】:?")
_WORDS = re.compile(r"([^,。;:、【】]{2,14}?)(?:主要)?(?:如下|有|是|为)?:")
_HEADLIKE = re.compile(r"((?:具体)?(?:整改|改进|下一步|解决)[^,。;:、【】]{2,8}?)(?:如下)?。")
_OPENING = re.compile(rf"(?:{_OPENER}),")
FIRST = r"(?:一[是要]|\(一\)|\(1\)|1[.、]|第一[,、]|首先|其一|一、|①)"
_WEAK = re.compile(rf"(?:[为对]此|针对[^,。;:]{{2,25}}|(?:在)?{lex.NEXT}[^,。;:]{{0,8}})[,:]")
_RESTART = re.compile(
    rf"(?:[为对因]此|针对[^,。;:]{{2,25}}|(?:在)?(?:{lex.NEXT}|{lex.YEAR})[^,。;:]{{0,12}})[,:]?"
    rf"(?:我们|[我本全][镇乡县区市局院办])?(?:重点|主要|着重|具体)?(?:要|须|应|做好|抓好)?[,:]?(?={FIRST})"
)
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Cue:
    """The sentence at plain[start] announces what follows; `opening` is the end of its label or adverb (下一步，).

    `restart`: nothing but the list that starts again after it says that plans begin (下一步，一是…).
    """

    start: int
    opening: int
    year: int | None = None
    causes: bool = False
    label: bool = False
    restart: bool = False


def turns(view: View, start: int, end: int, *, weak: bool = False) -> Iterator[Cue]:
    """Sentences in plain[start:end] that turn to what will be done, or to the causes of what is wrong.

    With `weak` the mere adverb is enough (下一步，…): for one item of a list of problems with their measures.
    """
    for k in _sentences(view, start, end):
        if cause := _CAUSE.match(view.folded, k, end):
            yield Cue(k, cause.end(), causes=True, label=True)
        elif label := _plan_label(view, k, end):
            yield Cue(k, label, label=True)
        elif _NUMBERED_LABEL.match(view.folded, k, end):
            yield Cue(k, k, label=True)
        elif match := _PLAN.match(view.folded, k, end):
            opening = _OPENING.match(view.folded, k, match.end())
            year = _YEAR.search(view.folded, k, match.end())
            yield Cue(k, opening.end() if opening else k, int(year[0]) if year else None)
        elif restart := _RESTART.match(view.folded, k, end):
            yield Cue(k, restart.end(), restart=True)
        elif weak and (adverb := _WEAK.match(view.folded, k, end)):
            yield Cue(k, adverb.end())


def problem_label(view: View, start: int, end: int) -> int | None:
    """End of a label of problems with which plain[start:end] begins (【存在问题】, 存在问题：), None without one."""
    return _label_of(PROBLEMS, _BRACKETED, view, start, end) or _label_of(PROBLEMS, _WORDS, view, start, end)


def labelled_lines(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches from one line that begins with a label of problems to the next, when there are several.

    The words before the first such line are left out; `start` is right behind a heading or a label.
    """
    lines = [k for k in range(start + 1, end) if view.gaps[k] == LINE and problem_label(view, k, end)]
    return list(pairwise([start, *lines, end])) if lines else []


def _plan_label(view: View, start: int, end: int) -> int | None:
    """End of a label of plans at plain[start]: 【整改措施】, 措施：, 下一步打算如下：, 改进措施。"""
    for form in (_BRACKETED, _WORDS, _HEADLIKE):
        match = form.match(view.folded, start, end)
        if match and (
            whole_role(match[1], None, True) == PLANS or (form is not _HEADLIKE and announces_plan(match[1]))
        ):
            return match.end()
    return None


def _label_of(role: str, form: re.Pattern[str], view: View, start: int, end: int) -> int | None:
    match = form.match(view.folded, start, end)
    return match.end() if match and whole_role(match[1], None, True) == role else None


def _sentences(view: View, start: int, end: int) -> Iterator[int]:
    yield start
    folded, gaps = view.folded, view.gaps
    for k in range(start + 1, end):
        if folded[k - 1] in "。;!?" or (gaps[k] and folded[k - 1] in "。;!?:”)"):
            yield k
