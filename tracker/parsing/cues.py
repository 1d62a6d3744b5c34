"""Sentences that announce a list without being a heading: …但还存在一些不足：, 下一步，我镇将从以下方面改进：."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import lexicon as lex
from .headings import announces_plan, whole_role
from .model import PLANS, PROBLEMS
from .numerals import NUMERAL
from .sentences import faults_follow
from .spans import LINE, View

_OPENER = (
    rf"(?:因此|为此|对此|据此|鉴于此|针对[^,。;:]{{2,25}}|面对[^,。;:]{{2,25}}|(?:在)?{lex.NEXT}[^,。;:]{{0,12}}"
    rf"|(?:在)?{lex.YEAR}[^,。;:]{{0,8}}|为(?:切实|进一步|有效|此)?[^,。;:]{{3,30}})"
)
_WE = r"(?:我们|[我本全][镇乡县区市局院办]|[我本全]街道|本机关|[\u4e00-\u9fff]{2,14}(?:镇|乡|街道|局|区|县|片区))"
_WILL = r"(?:将|拟|计划|考虑|打算|准备|主要(?:从|抓好|做好)|重点(?:抓好|做好|从))"
_PLAN = re.compile(
    rf"(?:{_OPENER},?(?:{_WE})?,?[^,。;:]{{0,12}}?{_WILL}|(?:我们|[我本全][镇乡县区市局院办]|[我本全]街道)(?:在[^,。;:]{{2,12}}中,?)?[^,。;:]{{0,6}}?(?:将|拟|计划|考虑|打算)"
    rf"|{_OPENER},?(?:具体)?(?:整改|改进)(?:措施|方向|打算|计划)(?:如下|主要有|是|为)?[:。])"
)
_CAUSE = re.compile(
    rf"(?:究其原因|(?:产生|存在|造成|出现|导致)?(?:上述|以上|这些)?{lex.DEFECT}?(?:的)?(?:主要)?原因(?:分析)?)"
    r"(?:主要)?(?:有|是|在于|如下|为)?[:,。]"
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
_PROBLEM = re.compile(
    rf"(?:{lex.EXISTS}|有|存在着)(?:的|着|以下|这些|一些|不少|诸多|许多|{lex.DEGREE}|[^,。;:]){{0,12}}?{lex.DEFECT}"
    rf"(?:{lex.AND}?{lex.DEGREE}?{lex.DEFECT})*(?:和[^,。;:]{{1,8}})?(?:依然存在|依旧存在|需要[^,。;:]{{1,8}})?[。:,;]"
)
_CONTRAST = re.compile(
    r"但|然而|不过|清醒|看到|认识到|不容忽视|的同时|尽管|虽然|[仍还也尚]|依然|与[^,。]{1,20}相比|[距离][^,。]{2,14}"
)
_SEEN = re.compile(r"(?:清醒|[也还]|应当?|必须|同时)[^,。;:]{0,6}(?:看到|认识到|意识到|注意到)[^。;:]{2,120}[。:]")
_SEEN_LIST = re.compile(
    rf"(?:看到|认识到|意识到|注意到),(?P<list>[^。;:]{{0,24}}(?:存在|面临)[^。;:]{{10,200}}?等(?:方面)?(?:的)?{lex.DEFECT})[。,]"
)
_LIST_WORDS = re.compile(r"(?:具体|主要|突出|集中)?(?:是|有|表现(?:在|为)|体现在|反映在)|一方面|比如|如下")
_YEAR = re.compile(r"20\d\d")
_LABEL_LEAD, _LONGEST = 6, 160


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


def problem_cue(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Where problems stand in plain[start:end] that no heading announces: a list, or sentences of one line."""
    for match in _SEEN.finditer(view.folded, start, end):
        if re.match(FIRST, view.folded[match.end() : match.end() + 8]) and faults_follow(view, match.end(), end):
            return match.end(), end
    if (holder := _SEEN_LIST.search(view.folded, start, end)) is not None:
        line = next((k for k in range(holder.end(), end) if view.gaps[k] == LINE), end)
        return holder.start("list"), line
    for match in _PROBLEM.finditer(view.folded, start, end):
        sentence = max(view.folded.rfind("。", start, match.start()) + 1, start)
        before = view.folded[sentence : match.end()]
        listed = _starts_list(view, match.end(), end) or match.group().endswith(":")
        label = match.group().endswith(":") and len(before) - len(match.group()) <= _LABEL_LEAD
        if len(before) >= _LONGEST or not (label or _CONTRAST.search(before)):
            continue
        if listed:
            return match.end(), end
        if match.group().endswith("。") and (line := faults_follow(view, match.end(), end)):
            return match.end(), line
    return None


def _starts_list(view: View, k: int, end: int) -> bool:
    after = view.folded[k : min(end, k + 8)]
    return bool(re.match(r"一是|\(一\)|1[.、]|第一[,、]|一、", after) or _LIST_WORDS.match(after))


def _sentences(view: View, start: int, end: int) -> Iterator[int]:
    yield start
    folded, gaps = view.folded, view.gaps
    for k in range(start + 1, end):
        if folded[k - 1] in "。;!?" or (gaps[k] and folded[k - 1] in "。;!?:”)"):
            yield k
