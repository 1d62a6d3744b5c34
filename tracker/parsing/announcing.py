"""Sentences that announce problems without being a heading: …但还存在一些不足：, 我们也清醒地看到，…."""

from __future__ import annotations

import re
from itertools import islice

from . import lexicon as lex
from .cues import FIRST
from .sentences import faults_follow
from .spans import LINE, View

_PROBLEM = re.compile(
    rf"(?:{lex.EXISTS}|有|存在着)(?:的|着|以下|这些|一些|不少|诸多|许多|{lex.DEGREE}|[^,。;:]){{0,12}}?{lex.DEFECT}"
    rf"(?:{lex.AND}?{lex.DEGREE}?{lex.DEFECT})*(?:和[^,。;:]{{1,8}})?(?:依然存在|依旧存在|需要[^,。;:]{{1,8}})?[。:,;]"
    rf"|{lex.DEFECT}(?:也|依然|仍然|仍|依旧)*(?:不容忽视|突出|存在|不少)[。:]"
)
_CONTRAST = re.compile(
    r"但|然而|不过|清醒|看到|认识到|不容忽视|的同时|尽管|虽然|[仍还也尚]|依然|与[^,。]{1,20}相比|[距离][^,。]{2,14}"
)
_SEEN = re.compile(r"(?:清醒|[也还]|应当?|必须|同时)[^,。;:]{0,6}(?:看到|认识到|意识到|注意到)[^。;:]{2,120}[。:]")
_SEEN_FAULTS = re.compile(rf"{lex.SEEN},(?![^,。;:]{{0,12}}{lex.EXISTS})")
_SEEN_LIST = re.compile(
    rf"(?:看到|认识到|意识到|注意到),(?P<list>[^。;:]{{0,24}}(?:存在|面临)[^。;:]{{10,200}}?等(?:方面)?(?:的)?{lex.DEFECT})[。,]"
)
_LIST_WORDS = re.compile(r"(?:具体|主要|突出|集中)?(?:是|有|表现(?:在|为)|体现在|反映在)|一方面|比如|如下")
_LABEL_LEAD, _LONGEST = 6, 160
_TRIED = 8


def problem_cue(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Where problems stand in plain[start:end] that no heading announces: a list, or sentences of one line."""
    for match in _SEEN.finditer(view.folded, start, end):
        if re.match(FIRST, view.folded[match.end() : match.end() + 8]) and faults_follow(view, match.end(), end):
            return match.end(), end
    for match in islice(_SEEN_FAULTS.finditer(view.folded, start, end), _TRIED):
        if (line := faults_follow(view, match.end(), end)) is not None:
            return match.end(), line
    if (holder := _SEEN_LIST.search(view.folded, start, end)) is not None:
        return holder.start("list"), _line_end(view, holder.end(), end)
    for match in _PROBLEM.finditer(view.folded, start, end):
        sentence = max(view.folded.rfind("。", start, match.start()) + 1, start)
        before = view.folded[sentence : match.end()]
        listed = _starts_list(view, match.end(), end) or match.group().endswith(":")
        label = match.group().endswith(":") and len(before) - len(match.group()) <= _LABEL_LEAD
        if len(before) >= _LONGEST or not (label or _CONTRAST.search(before)):
            continue
        if listed:
            return match.end(), end
        told = faults_follow(view, match.end(), end) if match.group().endswith("。") else None
        if told is not None:
            return match.end(), told
    return None


def _starts_list(view: View, k: int, end: int) -> bool:
    after = view.folded[k : min(end, k + 8)]
    return bool(re.match(r"一是|\(一\)|1[.、]|第一[,、]|一、", after) or _LIST_WORDS.match(after))


def _line_end(view: View, start: int, end: int) -> int:
    return next((k for k in range(start, end) if view.gaps[k] == LINE), end)
